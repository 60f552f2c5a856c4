/* A published generation, opened for reading. */
#ifndef ENGINE_INDEX_INDEX_H
#define ENGINE_INDEX_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/macros.h"
#include "base/status.h"
#include "engine/store/tuning.h"
#include "engine/vocabulary/vocabulary.h"

/** Immutable and mapped: shareable between threads. */
struct index;

/** How much of a generation is read before it is believed. */
enum index_check {
    INDEX_CHECK_SIZES,  /* the manifest and every file's size */
    INDEX_CHECK_STAMP,  /* every byte's SHA-256 too, unless the stamp (stamp.h) holds */
    INDEX_CHECK_DIGESTS /* every byte's SHA-256 too */
};

/**
 * Open the generation that the index folder @p path serves now.
 *
 * @param[out] out  the caller frees it with index_free(); NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND (no index there), STATUS_INDEX_CORRUPT (a file is missing, has
 *         another size or digest, or contradicts itself), STATUS_INDEX_VERSION (another format or
 *         analyser) or STATUS_IO.
 */
MUST_CHECK enum status index_open(struct index **out, const char *path,
                                  enum index_check check, struct error *err);
void index_free(struct index *index);
void index_free_at(struct index **index);
#define AUTO_INDEX CLEANUP(index_free_at) struct index

/** Search with other constants than the defaults; before the first searcher is made. Copied. */
void index_tune(struct index *index, const struct tuning *tuning);

/** Whether the digests were read when it was opened. */
bool index_was_read(const struct index *index);

/** Read and check every digest of an open generation. @p goes_on is asked before each MiB; its false ends with
 *  STATUS_INDEX_CHANGED. @return STATUS_OK, STATUS_NOT_FOUND (a file is gone, which says nothing of what is mapped),
 *  STATUS_INDEX_CORRUPT, STATUS_INDEX_VERSION, or STATUS_IO. */
MUST_CHECK enum status index_verify(const struct index *index,
                                    bool (*goes_on)(void *context), void *context,
                                    struct error *err);

struct index_info {
    const char *generation; /* its id, borrowed from the index */
    int64_t built_at;       /* seconds since 1970-01-01T00:00:00Z */
    uint32_t n_documents;
    uint64_t text_bytes;
};
struct index_info index_info(const struct index *index);

/** Borrowed until the index is freed. */
const struct vocabulary *index_vocabulary(const struct index *index);

#endif
