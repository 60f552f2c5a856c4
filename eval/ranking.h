/* A run: for each question of a judged set, the documents found, best first. */
#ifndef EVAL_RANKING_H
#define EVAL_RANKING_H

#include <stdio.h>

#include "eval/judged.h"
#include "eval/measures.h"
#include "eval/variants.h"

struct ranked_answer {
    uint32_t question;
    uint32_t rank; /* from 1 in the runs made here */
    struct str document;
    double score;
    unsigned line; /* of the file, or 0 */
};

/** RANKING_INIT before use. */
struct ranking {
    struct ranked_answer *at; /* by question, then rank, then document */
    size_t n, room;
    size_t *first; /* as of struct judged */
    struct arena *texts;
};
#define RANKING_INIT                                                                     \
    {                                                                                    \
        NULL, 0, 0, NULL, NULL                                                           \
    }
void ranking_release(struct ranking *ranking);
#define AUTO_RANKING CLEANUP(ranking_release) struct ranking

/** How the questions are put. */
struct asking {
    struct asker asker;
    bool is_varied; /* ask each as .variant has it */
    enum variant variant;
    uint64_t seed;
};

/** Ask each judged question of @p judged. @return STATUS_OK, or question_ask()'s: the text names the question. */
MUST_CHECK enum status ranking_ask(struct ranking *out, const struct judged *judged,
                                   const struct asking *asking, struct error *err);

/**
 * Read a run file: TREC's six columns "question Q0 document rank score tag", or "question document rank score". Lines of
 * questions that @p judged does not know are passed over.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE or STATUS_BAD_INPUT (a line that is neither, a rank
 *         that is no number, a document twice for a question: the French text names file and line).
 */
MUST_CHECK enum status ranking_read(struct ranking *out, const char *path,
                                    const struct judged *judged, struct error *err);

/** Append the run in TREC's six columns. */
void ranking_put(struct buf *out, const struct ranking *ranking,
                 const struct judged *judged);

/** The measures of each judged question, in the set's order, and how many. */
struct measured {
    struct scores *each;
    uint32_t *question; /* the number of each */
    size_t n;
};
void measured_release(struct measured *measured);
#define AUTO_MEASURED CLEANUP(measured_release) struct measured
#define MEASURED_INIT                                                                    \
    {                                                                                    \
        NULL, NULL, 0                                                                    \
    }

/** Measure @p ranking; a question that it has nothing for is worth 0. @p relevant ≥ 1. */
void ranking_measure(struct measured *out, const struct ranking *ranking,
                     const struct judged *judged, unsigned relevant);

#endif
