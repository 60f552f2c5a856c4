/* Reads files of questions and asks them one after the other, to measure speed or
 * quality. */
#ifndef ENGINE_ANSWER_QUESTIONS_H
#define ENGINE_ANSWER_QUESTIONS_H

#include <stdio.h>

#include "base/buf.h"
#include "engine/answer/search.h"

/** A line "id TAB text" or "id TAB text TAB set" of a file. Texts are borrowed from the
 *  questions. */
struct question {
    /* Trimmed. The text is not checked for UTF-8. */
    struct str id, text;
    /* What stands after the text, trimmed; empty when nothing does. A search ignores it,
     * a measurement can choose questions by it. */
    struct str set;
    /* The number of the line, from 1. */
    unsigned line;
};

/** The questions of a file, in its order. Must be QUESTIONS_INIT before use. */
struct questions {
    /* The bytes of the file. */
    struct buf bytes;
    struct question *at;
    size_t n;
    /* For messages. Borrowed from the caller that had it read. */
    const char *path;
};
#define QUESTIONS_MAX_BYTES (256U << 20)
#define QUESTIONS_INIT                                                                   \
    {                                                                                    \
        BUF_INIT(QUESTIONS_MAX_BYTES), NULL, 0, NULL                                     \
    }
void questions_release(struct questions *questions);
#define AUTO_QUESTIONS CLEANUP(questions_release) struct questions

/**
 * Read the file at @p path, which must live as long as @p out. Empty lines are skipped.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE (more than
 *         QUESTIONS_MAX_BYTES) or STATUS_BAD_INPUT (a line without a tab or without an
 *         id; the text is French and names file and line).
 */
MUST_CHECK enum status questions_read(struct questions *out, const char *path,
                                      struct error *err);

/**
 * The same for the bytes of a file that are already in out->bytes.
 *
 * @param path  for messages; must live as long as @p out.
 * @return STATUS_OK or STATUS_BAD_INPUT.
 */
MUST_CHECK enum status questions_parse(struct questions *out, const char *path,
                                       struct error *err);

/** Where questions are asked. All borrowed. */
struct asker {
    struct searcher *searcher;
    /* The searcher's. */
    const struct index *index;
    /* The hits of an answer, 1 to SEARCH_DEPTH_MAX. */
    uint32_t depth;
};

/**
 * Ask @p text. No facets are counted and no snippets are made. The searcher's arena is
 * cleared first, so the answer is good until the next question.
 *
 * @param[out] is_cut  whether the text was longer than SEARCH_QUERY_MAX, so that only its
 *                     first words were asked.
 * @return STATUS_OK, STATUS_BAD_INPUT (not UTF-8; the text is French), or a status of
 *         search().
 */
MUST_CHECK enum status question_ask(struct search_answer *out, bool *is_cut,
                                    const struct asker *asker, struct str text,
                                    struct error *err);

/** Tell on @p to that the question at line @p line of the file @p path was cut. */
void question_tell_cut(FILE *to, const char *path, unsigned line);

#endif
