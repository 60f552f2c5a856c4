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
 * Start a generation in the index folder @p path, which is made when it is missing. The
 * vocabulary of the folder @p vocabulary_path is copied into the generation. The build
 * takes the index's lock and removes what killed builds left behind.
 *
 * @param[out] out  the caller frees it with build_free(); NULL on failure.
 * @return STATUS_OK, STATUS_LOCKED (the text names the holder), STATUS_IO, or what
 *         vocabulary_load() returns.
 */
MUST_CHECK enum status build_open(struct build **out, const char *path,
                                  const char *vocabulary_path, struct error *err);

/** Remove what was written but not published, and release the lock. NULL is allowed. */
void build_free(struct build *build);
void build_free_at(struct build **build);
#define AUTO_BUILD CLEANUP(build_free_at) struct build

/**
 * Let the lexicon of inflections in the file @p path tell the stems of words, unless the
 * vocabulary's folder has one; once, before the first worker.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, or STATUS_BAD_INPUT (French text).
 */
MUST_CHECK enum status build_inflections(struct build *build, const char *path,
                                         struct error *err);

/**
 * Give the generation the thesaurus in the CSV file @p path; once, before
 * build_publish(). The same records with another thesaurus, or with none, make another
 * generation.
 *
 * @param[out] counts  what the thesaurus holds.
 * @param remarks      told of rows that are left out; borrowed for the call.
 * @return STATUS_OK, or what thesaurus_source_read() and thesaurus_write() return. After
 *         a failure the build can still be published, without a thesaurus.
 */
MUST_CHECK enum status build_thesaurus(struct build *build,
                                       struct thesaurus_counts *counts, const char *path,
                                       const struct thesaurus_remarks *remarks,
                                       struct error *err);

/** The index that is served until this build publishes another; borrowed until
 *  build_publish(). NULL when there is none that is sound. */
const struct index *build_served(const struct build *build);

/** Whether the vocabulary and the lexicon are those of the served index, byte by byte, so
 *  that the same texts have the same words, regions and themes. Once the lexicon was
 *  given. */
bool build_reads_alike(const struct build *build);

/** Whether a record with the id @p id was taken. */
bool build_has(const struct build *build, struct str id);

/** How many of the served documents have an id that no record has that was taken. */
uint32_t build_n_missing(const struct build *build);

/** The vocabulary in use, borrowed until the build is freed. */
const struct vocabulary *build_vocabulary(const struct build *build);

/** What one thread needs to analyse records: an analyser, the forms it met, a spool file.
 *  Made by the build's own thread; borrowed until the build is freed; NULL on failure.
 *  @return STATUS_OK or STATUS_IO. */
struct build_worker;
MUST_CHECK enum status build_worker_new(struct build_worker **out, struct build *build,
                                        struct error *err);

/** What a record is to the index that is served. */
enum build_change { CHANGE_ADDED, CHANGE_CHANGED, CHANGE_NONE, CHANGE_COUNT_ };

/**
 * Analyse @p record for build_take(). This is what takes time; as many threads may do it
 * at once as there are workers. The record was checked by record_check(), its themes and
 * regions are assigned. A failure is reported by build_take().
 *
 * @return never NULL; the caller frees it with mem_free().
 */
struct build_prepared;
struct build_prepared *build_prepare(struct build_worker *worker,
                                     const struct record *record);

/** What the record that was prepared is to the index that is served. */
enum build_change build_change_of(const struct build_prepared *prepared);

/**
 * Add @p record, which @p prepared was made of. Only the build's own thread may call
 * this. Of two records with one id, the one that is taken first is kept. Both arguments
 * stay the caller's.
 *
 * @return STATUS_OK; STATUS_EXISTS (the id is taken; the French text names it and where
 *         the first record was read) or STATUS_TOO_LARGE (French text): the record is
 *         left out and the build goes on; STATUS_IO: the build can only be freed, and
 *         publishing it fails too.
 */
MUST_CHECK enum status build_take(struct build *build, const struct record *record,
                                  const struct build_prepared *prepared,
                                  struct error *err);

/** What is served after build_publish(), and how it differs from what was served. */
struct build_result {
    /** The id of the generation. */
    char generation[GENERATION_ID_BYTES];
    uint32_t n_documents;
    /** Bytes of titles and texts in UTF-8. */
    uint64_t text_bytes;
    /** Bytes of all files of the generation. */
    uint64_t index_bytes;
    /** Where a document was read does not count as a change. */
    uint32_t n_added, n_changed, n_same, n_removed;
    /** The served generation is sound and holds the same: nothing was published. */
    bool unchanged;
};

/**
 * Write all files, check them and publish them by one rename. The previous generation is
 * kept, older ones are removed. The build is over then, whatever the status; the caller
 * still frees it. The generation's id and files depend on the records, the vocabulary,
 * the thesaurus and time_now_reproducible() alone.
 *
 * @param jobs  how many threads write (≥ 1). No worker may be in use any more.
 * @return STATUS_OK, STATUS_BAD_INPUT (there is no document; French text), STATUS_IO,
 *         STATUS_TOO_LARGE (a table has more rows than its numbers can count) or
 *         STATUS_INDEX_CORRUPT (what was written cannot be read back). Unless it is
 *         STATUS_OK, the generation served before is still served.
 */
MUST_CHECK enum status build_publish(struct build *build, struct build_result *result,
                                     unsigned jobs, struct error *err);

/** Say in @p result that the served index, which there must be, is still what the sources
 *  hold: for a caller that need not build it again to know. */
void build_keep_served(const struct build *build, struct build_result *result);

/**
 * Serve the previous generation of the index at @p path again. The one that was served
 * becomes the previous one, so a second rollback undoes the first.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND (there is no index or no previous generation;
 *         French text), STATUS_LOCKED, STATUS_IO; STATUS_INDEX_CORRUPT or
 *         STATUS_INDEX_VERSION (the previous generation is damaged or of another format:
 *         nothing is changed).
 */
MUST_CHECK enum status build_rollback(const char *path, struct error *err);

#endif
