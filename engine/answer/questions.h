/* Files of questions, and asking them one after the other for measuring. */
#ifndef ENGINE_REQUEST_QUESTIONS_H
#define ENGINE_REQUEST_QUESTIONS_H

#include "base/buf.h"
#include "engine/answer/search.h"

/** One line "id TAB text" of a file; texts are borrowed from the file's struct. */
struct question {
    struct str id,
        text; /* without white space at their ends; the text is not checked for UTF-8 */
    unsigned line; /* from 1 */
};

/** The questions of a file, in its order. QUESTIONS_INIT before use. */
struct questions {
    struct buf bytes;
    struct question *at;
    size_t n;
    const char *path; /* borrowed from who read them */
};
#define QUESTIONS_MAX_BYTES (256U << 20)
#define QUESTIONS_INIT                                                                   \
    {                                                                                    \
        BUF_INIT(QUESTIONS_MAX_BYTES), NULL, 0, NULL                                     \
    }
void questions_release(struct questions *questions);
#define AUTO_QUESTIONS CLEANUP(questions_release) struct questions

/**
 * Read the file at @p path, which stays borrowed for messages. Empty lines are passed over.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE (over QUESTIONS_MAX_BYTES) or STATUS_BAD_INPUT (a
 *         line without a tab, or without an id; the French text names file and line).
 */
MUST_CHECK enum status questions_read(struct questions *out, const char *path,
                                      struct error *err);

/** The same of a file's bytes that are there already, in out->bytes; @p path is for messages. */
MUST_CHECK enum status questions_parse(struct questions *out, const char *path,
                                       struct error *err);

/** Where questions are asked; all borrowed. */
struct asker {
    struct searcher *searcher;
    const struct index *index; /* the searcher's */
    uint32_t depth;            /* answers a question, 1 to SEARCH_DEPTH_MAX */
};

/**
 * Ask @p text, without counting facets and making extracts. The answer lives in the searcher's arena, which is cleared
 * first: good until the next question.
 * @return STATUS_OK, STATUS_BAD_INPUT (not UTF-8, or over SEARCH_QUERY_MAX; French text), or search()'s.
 */
MUST_CHECK enum status question_ask(struct search_answer *out, const struct asker *asker,
                                    struct str text, struct error *err);

#endif
