/* A published generation of an index, opened for searching. */
#ifndef ENGINE_INDEX_INDEX_H
#define ENGINE_INDEX_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/macros.h"
#include "base/status.h"
#include "engine/store/tuning.h"
#include "engine/vocabulary/vocabulary.h"

/** An open generation: its files mapped into memory. Immutable once it is tuned, so that
 *  threads may share it. */
struct index;

/** How thoroughly the files are checked when a generation is opened. */
enum index_check {
    /* The manifest and the size of every file. */
    INDEX_CHECK_SIZES,
    /* Their SHA-256 as well, unless the stamp (stamp.h) says that they were checked. */
    INDEX_CHECK_STAMP,
    /* Their SHA-256 as well, in any case. */
    INDEX_CHECK_DIGESTS
};

/** What answers for the postings of an index (store.h). */
enum index_engine {
    /* Our own files, lists.bin and bitmaps.bin. */
    INDEX_FLAT,
    /* The Xapian database, from which these files are compiled. They are neither opened
     * nor checked: it serves where they are damaged or of another version. */
    INDEX_XAPIAN,
    INDEX_ENGINE_COUNT_
};

/** The engines' names, as options give them: "flat" and "xapian". */
extern const char *const index_engine_names[INDEX_ENGINE_COUNT_];

/**
 * Open the generation that is now served in the index folder @p path, with INDEX_FLAT.
 *
 * @param[out] out  the caller frees it with index_free(); NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND (no index there), STATUS_INDEX_CORRUPT (a file is
 *         missing, has another size or digest, or contradicts itself),
 *         STATUS_INDEX_VERSION (another format or analyser) or STATUS_IO.
 */
MUST_CHECK enum status index_open(struct index **out, const char *path,
                                  enum index_check check, struct error *err);

/** Like index_open(), with @p engine. */
MUST_CHECK enum status index_open_with(struct index **out, const char *path,
                                       enum index_check check, enum index_engine engine,
                                       struct error *err);
void index_free(struct index *index);
void index_free_at(struct index **index);
#define AUTO_INDEX CLEANUP(index_free_at) struct index

/** Search with @p tuning, which is copied, instead of the defaults. Only before the first
 *  search and before threads share the index. */
void index_tune(struct index *index, const struct tuning *tuning);

enum index_engine index_engine(const struct index *index);

/** Whether index_open() checked the digests of all files. */
bool index_was_read(const struct index *index);

/**
 * Check the digests of all files of an open generation.
 *
 * @param goes_on  asked before each MiB; false ends with STATUS_INDEX_CHANGED. NULL goes
 *                 on to the end.
 * @return STATUS_OK, STATUS_NOT_FOUND (a file was removed; what is mapped of it stays
 *         readable and may well be sound), STATUS_INDEX_CORRUPT, STATUS_INDEX_CHANGED,
 *         STATUS_INDEX_VERSION or STATUS_IO.
 */
MUST_CHECK enum status index_verify(const struct index *index,
                                    bool (*goes_on)(void *context), void *context,
                                    struct error *err);

struct index_info {
    /* The id of the generation, borrowed until the index is freed. */
    const char *generation;
    /* Seconds since 1970-01-01T00:00:00Z. */
    int64_t built_at;
    uint32_t n_documents;
    uint64_t text_bytes;
};
struct index_info index_info(const struct index *index);

/** The vocabulary that the generation was built with, borrowed until the index is
 *  freed. */
const struct vocabulary *index_vocabulary(const struct index *index);

#endif
