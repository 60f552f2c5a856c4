/* The measures, computed as their definitions say. */
#include "eval/measures.h"

#include <math.h>

#include "base/macros.h"

static const struct {
    const char *label, *name;
} names[MEASURE_COUNT_] = {
    [MEASURE_NDCG] = {"nDCG@10", "ndcg@10"},
    [MEASURE_MRR] = {"MRR@10", "mrr@10"},
    [MEASURE_RECALL] = {"R@100", "recall@100"},
    [MEASURE_FIRST] = {"juste@1", "right_first"},
};

const char *measure_label(enum measure measure)
{
    return names[measure].label;
}

const char *measure_name(enum measure measure)
{
    return names[measure].name;
}

static double discounted(unsigned grade, size_t place)
{
    return grade / log2((double)place + 2);
}

/** Insert @p grade into the ten best, which are kept in descending order. */
static void keep_best(unsigned best[MEASURE_NDCG_DEPTH], unsigned grade)
{
    for (size_t i = 0; i < MEASURE_NDCG_DEPTH; i++) {
        if (grade <= best[i])
            continue;
        unsigned less = best[i];
        best[i] = grade;
        grade = less;
    }
}

static double ndcg(const struct ranked_grades *grades)
{
    double gain = 0, ideal = 0;
    unsigned best[MEASURE_NDCG_DEPTH] = {0};
    for (size_t i = 0; i < grades->n_judged; i++)
        keep_best(best, grades->judged[i]);
    for (size_t i = 0; i < MEASURE_NDCG_DEPTH; i++) {
        gain += i < grades->n_found ? discounted(grades->found[i], i) : 0;
        ideal += discounted(best[i], i);
    }
    return ideal > 0 ? gain / ideal : 0;
}

static double mrr(const struct ranked_grades *grades)
{
    for (size_t i = 0; i < grades->n_found && i < MEASURE_MRR_DEPTH; i++)
        if (grades->found[i] >= grades->relevant)
            return 1 / ((double)i + 1);
    return 0;
}

static double recall(const struct ranked_grades *grades)
{
    size_t n_relevant = 0, n_found = 0;
    for (size_t i = 0; i < grades->n_judged; i++)
        n_relevant += grades->judged[i] >= grades->relevant;
    for (size_t i = 0; i < grades->n_found && i < MEASURE_RECALL_DEPTH; i++)
        n_found += grades->found[i] >= grades->relevant;
    return n_relevant ? (double)n_found / (double)n_relevant : 0;
}

static double right_first(const struct ranked_grades *grades)
{
    unsigned highest = 0;
    for (size_t i = 0; i < grades->n_judged; i++)
        if (grades->judged[i] > highest)
            highest = grades->judged[i];
    return highest && grades->n_found && grades->found[0] == highest;
}

struct scores measures_of(const struct ranked_grades *grades)
{
    return (struct scores){
        {ndcg(grades), mrr(grades), recall(grades), right_first(grades)}};
}

struct scores measures_mean(const struct scores *each, size_t n)
{
    struct scores mean = {{0}};
    for (size_t i = 0; i < n; i++)
        for (size_t m = 0; m < COUNT_OF(mean.of); m++)
            mean.of[m] += each[i].of[m] / (double)n;
    return mean;
}
