/* Measures of a ranked list against judgements: nDCG@10, MRR@10, Recall@100, and
 * whether the right document comes first. Pure functions. */
#ifndef EVAL_MEASURES_H
#define EVAL_MEASURES_H

#include <stddef.h>

/* Definitions. For nDCG, the gain of a document is its grade, discounted by log2(rank +
 * 1) (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002).
 * The ideal list has all judged documents in the best order, whether they were found or
 * not. For MRR and recall, a document is relevant from some grade on, which each set
 * decides. A document that was not judged has the grade 0. The right documents of a
 * question are those of its highest grade. */
#define MEASURE_NDCG_DEPTH 10
#define MEASURE_MRR_DEPTH 10
#define MEASURE_RECALL_DEPTH 100

enum measure {
    MEASURE_NDCG,
    MEASURE_MRR,
    MEASURE_RECALL,
    /** 1 when the first document found is a right one, else 0. */
    MEASURE_FIRST,
    MEASURE_COUNT_
};

/** The name of a measure: "nDCG@10" in tables, "ndcg@10" in JSON. */
const char *measure_label(enum measure measure);
const char *measure_name(enum measure measure);

/** The measures of one question, or their means over several: each from 0 to 1. */
struct scores {
    double of[MEASURE_COUNT_];
};

/** What the measures of one question are computed from. */
struct ranked_grades {
    /** The grades of the documents found, the best rank first; 0: not judged. */
    const unsigned *found;
    size_t n_found;
    /** The grades of all judged documents, in any order. */
    const unsigned *judged;
    size_t n_judged;
    /** The least grade that counts as relevant, at least 1. */
    unsigned relevant;
};

/** The measures of one question. They are 0 when nothing was found or nothing is
 *  relevant. */
struct scores measures_of(const struct ranked_grades *grades);

/** The means over @p n questions; 0 when there are none. */
struct scores measures_mean(const struct scores *each, size_t n);

#endif
