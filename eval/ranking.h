/* A run: for each question of a judged set, the documents that were found, best first. */
#ifndef EVAL_RANKING_H
#define EVAL_RANKING_H

#include <stdio.h>

#include "eval/judged.h"
#include "eval/measures.h"
#include "eval/variants.h"

/** One document that was found for a question. */
struct ranked_answer {
    /** The number of the question in the judged set. */
    uint32_t question;
    /** The rank; from 1 in runs made here, any number in runs that were read. */
    uint32_t rank;
    struct str document;
    double score;
    /** The line of the run file; 0 when the run was made here. */
    unsigned line;
};

/** A run. Initialise it with RANKING_INIT. */
struct ranking {
    /** The answers, sorted by question, then by rank, then by document. */
    struct ranked_answer *at;
    size_t n, room;
    /** For each question the number of its first answer, and then n. */
    size_t *first;
    /** Holds the identifiers of the documents. */
    struct arena *texts;
};
#define RANKING_INIT                                                                     \
    {                                                                                    \
        NULL, 0, 0, NULL, NULL                                                           \
    }
void ranking_release(struct ranking *ranking);
#define AUTO_RANKING CLEANUP(ranking_release) struct ranking

/** How the questions are asked. */
struct asking {
    struct asker asker;
    /** Whether each question is asked as `variant` and `seed` make it, or as it is. */
    bool is_varied;
    enum variant variant;
    uint64_t seed;
};

/** Ask each judged question of @p judged. @return STATUS_OK, or a failure of
 *  question_ask(): the text names the question. */
MUST_CHECK enum status ranking_ask(struct ranking *out, const struct judged *judged,
                                   const struct asking *asking, struct error *err);

/**
 * Read a run file. A line has TREC's six columns "question Q0 document rank score tag",
 * or four: "question document rank score". Lines with a question that @p judged does not
 * have are skipped.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE or STATUS_BAD_INPUT.
 *         Bad input is a line in another form, a rank that is no number, or a document
 *         that comes twice for a question; the French text names file and line.
 */
MUST_CHECK enum status ranking_read(struct ranking *out, const char *path,
                                    const struct judged *judged, struct error *err);

/** Append the run in TREC's six columns. */
void ranking_put(struct buf *out, const struct ranking *ranking,
                 const struct judged *judged);

/** The measures of each judged question, in the order of the set. */
struct measured {
    struct scores *each;
    /** The number of each of these questions in the set. */
    uint32_t *question;
    size_t n;
};
void measured_release(struct measured *measured);
#define AUTO_MEASURED CLEANUP(measured_release) struct measured
#define MEASURED_INIT                                                                    \
    {                                                                                    \
        NULL, NULL, 0                                                                    \
    }

/** Measure @p ranking. A question for which nothing was found has the scores 0. @p
 *  relevant is the least grade that counts as relevant, at least 1. */
void ranking_measure(struct measured *out, const struct ranking *ranking,
                     const struct judged *judged, unsigned relevant);

#endif
