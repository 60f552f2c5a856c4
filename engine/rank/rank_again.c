/* The second pass over the best documents of the first. The documents with the highest
 * upper bounds are scored first; it stops when no bound of the others reaches the best
 * scores. */
#include <stdlib.h>

#include "engine/rank/rank_first.h"
#include "engine/rank/rank_parts.h"

/** A document that the second pass may look at, with the upper bound of its score. */
struct hopeful {
    struct ranked ranked;
    double most;
};

/** The highest scores so far, the highest first. */
struct highest {
    double at[RANK_SECOND_LOOK];
    size_t n, wanted;
};

static void note(struct highest *highest, double score)
{
    if (highest->n < highest->wanted)
        highest->n++;
    else if (score <= highest->at[highest->n - 1])
        return;
    size_t i = highest->n - 1;
    for (; i && highest->at[i - 1] < score; i--)
        highest->at[i] = highest->at[i - 1];
    highest->at[i] = score;
}

static bool is_out(const struct highest *highest, double most)
{
    if (highest->n < highest->wanted)
        return false;
    return !highest->n || most < highest->at[highest->n - 1];
}

static int most_first(const void *a, const void *b)
{
    const struct hopeful *x = a, *y = b;
    return (x->most < y->most) - (x->most > y->most);
}

void rank_again(struct ranked *ranked, size_t n, size_t wanted, const struct plan *plan)
{
    struct rank_second *second = rank_second_new(plan);
    struct highest highest = {.wanted = wanted};
    struct hopeful hopefuls[RANK_SECOND_LOOK];
    for (size_t i = 0; i < n; i++)
        hopefuls[i] = (struct hopeful){
            ranked[i], rank_second_most(second, ranked[i].docid, ranked[i].score)};
    if (n)
        qsort(hopefuls, n, sizeof *hopefuls, most_first);
    size_t looked = 0;
    for (; looked < n && !is_out(&highest, hopefuls[looked].most); looked++) {
        struct ranked it = hopefuls[looked].ranked;
        struct rank_parts parts = rank_second_parts(second, it.docid, it.score);
        it.score = rank_parts_sum(&parts);
        note(&highest, it.score);
        ranked[looked] = it;
    }
    if (looked)
        qsort(ranked, looked, sizeof *ranked, ranked_best_first);
}
