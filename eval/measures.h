/* What a ranked list is worth, judged: nDCG@10, MRR@10, Recall@100. Pure functions. */
#ifndef EVAL_MEASURES_H
#define EVAL_MEASURES_H

#include <stddef.h>

/* Definitions. The gain is the grade itself (linear), discounted by log2(rank + 1) (Järvelin and Kekäläinen, « Cumulated
 * gain-based evaluation of IR techniques », 2002); the ideal is the best order of all judged documents, found or not. A
 * document is relevant from a grade that the set decides. What was not judged is worth 0. */
#define MEASURE_NDCG_DEPTH 10
#define MEASURE_MRR_DEPTH 10
#define MEASURE_RECALL_DEPTH 100

enum measure { MEASURE_NDCG, MEASURE_MRR, MEASURE_RECALL, MEASURE_COUNT_ };

/** "nDCG@10", for tables; "ndcg@10", for JSON. */
const char *measure_label(enum measure measure);
const char *measure_name(enum measure measure);

/** The measures of one question, or their means: each from 0 to 1. */
struct scores {
    double of[MEASURE_COUNT_];
};

/** What is to be measured of one question. */
struct ranked_grades {
    const unsigned
        *found; /* the grades of the documents found, best rank first; 0: not judged */
    size_t n_found;
    const unsigned *judged; /* the grades of all judged documents, in any order */
    size_t n_judged;
    unsigned relevant; /* the least grade that counts as relevant, ≥ 1 */
};

/** Each measure of one question; nothing found, or nothing to find, is worth 0. */
struct scores measures_of(const struct ranked_grades *grades);

/** The means of @p n questions; 0 of none. */
struct scores measures_mean(const struct scores *each, size_t n);

#endif
