/* A judged set: questions, and how well documents answer them. */
#ifndef EVAL_JUDGED_H
#define EVAL_JUDGED_H

#include "base/intern.h"
#include "engine/answer/questions.h"

/** One line "question TAB document TAB grade" of qrels.tsv. */
struct judgement {
    uint32_t question;   /* its number among the set's questions */
    struct str document; /* borrowed from the set */
    unsigned grade;      /* 0: judged and found wanting */
    unsigned line;
};

/** A set; JUDGED_INIT before use. Questions have the numbers of their places in queries.tsv. */
struct judged {
    struct questions questions;
    struct buf qrels;
    struct judgement *at; /* by question, then document */
    size_t n;
    size_t *
        first; /* of each question, its first judgement; one more says where the last ends */
    struct intern *ids; /* of questions, in their order */
};
#define JUDGED_INIT                                                                      \
    {                                                                                    \
        QUESTIONS_INIT, BUF_INIT(QUESTIONS_MAX_BYTES), NULL, 0, NULL, NULL               \
    }
void judged_release(struct judged *judged);
#define AUTO_JUDGED CLEANUP(judged_release) struct judged

/**
 * Read queries.tsv and qrels.tsv of @p folder; the questions of @p queries instead, when that is not NULL.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE or STATUS_BAD_INPUT: a line that is none, text that is
 *         not UTF-8, an identifier or a pair twice, a judged question that has no text, no judgement at all. French
 *         texts name file and line.
 */
MUST_CHECK enum status judged_read(struct judged *out, const char *folder,
                                   const char *queries, struct error *err);

/** How many judgements question number @p question has; those of 0 are not measured. */
size_t judged_count(const struct judged *judged, size_t question);

/** The grade of @p document for @p question; 0 when it was not judged. */
unsigned judged_grade(const struct judged *judged, size_t question, struct str document);

#endif
