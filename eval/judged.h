/* A judged set: questions, and grades that say how well documents answer them. */
#ifndef EVAL_JUDGED_H
#define EVAL_JUDGED_H

#include "base/intern.h"
#include "engine/answer/questions.h"

/** One line of qrels.tsv: "question TAB document TAB grade". */
struct judgement {
    /** The number of the question in the set. */
    uint32_t question;
    /** The identifier of the document, borrowed from the set. */
    struct str document;
    /** How well it answers; 0: it was judged and does not. */
    unsigned grade;
    /** The number of the line in the file, from 1. */
    unsigned line;
};

/** Which questions of a set are measured, by the third column of queries.tsv. Constants
 *  are tuned on one half; the other shows whether they suit questions that nobody looked
 *  at. */
enum half { HALF_ALL, HALF_TUNE, HALF_HELD, HALF_COUNT_ };

/** The name of each: "all", and what the column says, "tune" and "held". */
extern const char *const half_names[HALF_COUNT_];

/** A judged set. Initialise it with JUDGED_INIT. The number of a question is its place in
 *  queries.tsv, from 0. */
struct judged {
    struct questions questions;
    /** The text of qrels.tsv, which the judgements point into. */
    struct buf qrels;
    /** The judgements, sorted by question, then by document. */
    struct judgement *at;
    size_t n;
    /** For each question the number of its first judgement, and then n. */
    size_t *first;
    /** The identifiers of the questions, by their numbers. */
    struct intern *ids;
    /** Which questions are measured; see judged_choose(). */
    enum half half;
};
#define JUDGED_INIT                                                                      \
    {                                                                                    \
        QUESTIONS_INIT, BUF_INIT(QUESTIONS_MAX_BYTES), NULL, 0, NULL, NULL, HALF_ALL     \
    }
void judged_release(struct judged *judged);
#define AUTO_JUDGED CLEANUP(judged_release) struct judged

/**
 * Read queries.tsv and qrels.tsv from @p folder; the questions from the file @p queries
 * instead, when it is not NULL.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE or STATUS_BAD_INPUT.
 *         Bad input is a line in another form, text that is not UTF-8, an identifier or a
 *         judgement that comes twice, a judged question without text, a half that is
 *         none, or no judgement at all; the French text names file and line.
 */
MUST_CHECK enum status judged_read(struct judged *out, const char *folder,
                                   const char *queries, struct error *err);

/** Measure only the questions of @p half from now on. @return STATUS_OK, or
 *  STATUS_BAD_INPUT when none of them is judged (French text). */
MUST_CHECK enum status judged_choose(struct judged *judged, enum half half,
                                     struct error *err);

/** How many judgements question number @p question has. */
size_t judged_count(const struct judged *judged, size_t question);

/** Whether question number @p question is measured: it is in the chosen half and has a
 *  judgement. */
bool judged_is_measured(const struct judged *judged, size_t question);

/** The grade of @p document for question number @p question; 0 when it was not judged. */
unsigned judged_grade(const struct judged *judged, size_t question, struct str document);

#endif
