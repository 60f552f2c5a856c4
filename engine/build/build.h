/* Building a generation: records in, a published index out. */
#ifndef ENGINE_BUILD_BUILD_H
#define ENGINE_BUILD_BUILD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/index/generation.h"
#include "engine/record/record.h"
#include "engine/thesaurus/thesaurus.h"
#include "engine/vocabulary/vocabulary.h"

struct build;

/**
 * Start a generation in index folder @p path (made when missing) with the vocabulary of folder
 * @p vocabulary_path, which is copied into it. Takes the index's lock and sweeps what killed builds left.
 *
 * @param[out] out  the caller frees it with build_free(); NULL on failure.
 * @return STATUS_OK, STATUS_LOCKED (the text names the holder), STATUS_IO, or vocabulary_load()'s.
 */
MUST_CHECK enum status build_open(struct build **out, const char *path,
                                  const char *vocabulary_path, struct error *err);

/** Remove what was written and not published, and let the lock go. NULL is allowed. */
void build_free(struct build *build);
void build_free_at(struct build **build);
#define AUTO_BUILD CLEANUP(build_free_at) struct build

/**
 * Give the generation the thesaurus in CSV at @p path, once, before build_publish(). Another thesaurus, or none, makes
 * another generation of the same records.
 *
 * @param[out] counts  what it holds.
 * @param remarks      hears of what is left aside; borrowed for the call.
 * @return STATUS_OK, or what thesaurus_source_read() and thesaurus_write() return: the build can still be published,
 *         without a thesaurus.
 */
MUST_CHECK enum status build_thesaurus(struct build *build,
                                       struct thesaurus_counts *counts, const char *path,
                                       const struct thesaurus_remarks *remarks,
                                       struct error *err);

/** The vocabulary in use, borrowed until the build is freed. */
const struct vocabulary *build_vocabulary(const struct build *build);

/** What one thread has to analyse records: an analyser, the words it met, a spool. Borrowed until the build is freed; made
 *  by the build's own thread. NULL on failure. @return STATUS_OK or STATUS_IO. */
struct build_worker;
MUST_CHECK enum status build_worker_new(struct build_worker **out, struct build *build,
                                        struct error *err);

/**
 * Analyse @p record (checked by record_check(); themes and regions assigned) for build_take(): what takes time, by as
 * many threads at once as there are workers. A failure is told by build_take().
 * @return never NULL; the caller frees it with mem_free().
 */
struct build_prepared;
struct build_prepared *build_prepare(struct build_worker *worker,
                                     const struct record *record);

/**
 * Add @p record, which was prepared by @p prepared; by the build's own thread, in the order in which records refuse each
 * other. Both stay the caller's.
 * @return STATUS_OK; STATUS_EXISTS (an id twice: the French text names it and the first one's file and
 *         line) or STATUS_TOO_LARGE (French text): it is left out and the build goes on; STATUS_IO: the
 *         build can only be freed, publishing it fails too.
 */
MUST_CHECK enum status build_take(struct build *build, const struct record *record,
                                  const struct build_prepared *prepared,
                                  struct error *err);

/** What is served now, and what it is to what was served before, where each document was read aside. */
struct build_result {
    char generation[GENERATION_ID_BYTES]; /* its id */
    uint32_t n_documents;
    uint64_t text_bytes;  /* titles and texts, UTF-8 */
    uint64_t index_bytes; /* all files of the generation */
    uint32_t n_added, n_changed, n_same, n_removed;
    bool
        unchanged; /* the served generation is sound and holds the same: nothing was published */
};

/**
 * Write everything, check it, publish it by one rename, keep the previous generation, remove older ones.
 * The build is over afterwards, whatever the status; the caller still frees it. Its id and its files
 * depend on the records, the vocabulary, the thesaurus and time_now_reproducible() alone.
 *
 * @param jobs  so many threads write (≥ 1); no worker may be in use any more.
 * @return STATUS_OK, STATUS_BAD_INPUT (no document at all; French text), STATUS_IO, STATUS_TOO_LARGE (a
 *         table over what its numbers can count), or STATUS_INDEX_CORRUPT (what was written cannot be
 *         read again). Unless it is STATUS_OK the served generation is the one before.
 */
MUST_CHECK enum status build_publish(struct build *build, struct build_result *result,
                                     unsigned jobs, struct error *err);

/**
 * Make the previous generation of the index at @p path the served one again, and the served one the
 * previous: a second rollback undoes the first.
 * @return STATUS_OK, STATUS_NOT_FOUND (no index, or no previous generation; French text), STATUS_LOCKED,
 *         STATUS_INDEX_CORRUPT or STATUS_INDEX_VERSION (it is damaged, or another program's: nothing is
 *         changed) or STATUS_IO.
 */
MUST_CHECK enum status build_rollback(const char *path, struct error *err);

#endif
