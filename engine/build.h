/* Building a generation: records in, a published index out. */
#ifndef ENGINE_BUILD_H
#define ENGINE_BUILD_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/record.h"
#include "engine/vocabulary.h"

struct build;

/**
 * Start a generation in index folder @p path (made when missing) with the vocabulary of folder @p vocabulary_path,
 * which is copied into it. Takes the index's lock and sweeps what killed builds left.
 *
 * @return STATUS_OK, STATUS_LOCKED (the text names the holder), STATUS_IO, or vocabulary_load()'s.
 */
MUST_CHECK enum status build_open(struct build **out, const char *path,
                                  const char *vocabulary_path, struct error *err);

/** Give up: removes what was written and lets the lock go. NULL is allowed. */
void build_free(struct build *build);
void build_free_at(struct build **build);
#define AUTO_BUILD CLEANUP(build_free_at) struct build

/** The vocabulary in use, borrowed until the build is freed. */
const struct vocabulary *build_vocabulary(const struct build *build);

/**
 * Add @p record (checked by record_check(); themes and regions assigned); it stays the caller's.
 * @return STATUS_OK, STATUS_EXISTS (an id twice: the French text names it and the first one's file and line) or STATUS_IO.
 */
MUST_CHECK enum status build_add(struct build *build, const struct record *record,
                                 struct error *err);

/** What was published. */
struct build_result {
    char generation[80]; /* its id */
    uint32_t n_documents;
    uint64_t text_bytes;  /* titles and texts, UTF-8 */
    uint64_t index_bytes; /* all files of the generation */
    bool
        unchanged; /* the served generation already holds the same: nothing was published */
};

/**
 * Write everything, check it, publish it by one rename, keep the previous generation, remove older ones.
 * The build is over afterwards, whatever the status; the caller still frees it.
 * @return STATUS_OK, STATUS_BAD_INPUT (no document at all), STATUS_IO, or xapian-c's statuses.
 */
MUST_CHECK enum status build_publish(struct build *build, struct build_result *result,
                                     struct error *err);

/** Make the previous generation of the index at @p path the served one again. STATUS_OK, STATUS_NOT_FOUND (there is no
 *  previous one), STATUS_LOCKED, STATUS_INDEX_CORRUPT (it is damaged) or STATUS_IO. */
MUST_CHECK enum status build_rollback(const char *path, struct error *err);

#endif
