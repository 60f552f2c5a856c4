/* Generations of an index on disk: where they are, what their manifest says, which one is served. */
#ifndef ENGINE_INDEX_GENERATION_H
#define ENGINE_INDEX_GENERATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/sha256.h"
#include "base/status.h"

/* <index>/current -> generations/<id>
 * <index>/previous -> generations/<id>     for rollback
 * <index>/verified                         the stamp of the one built last (stamp.h)
 * <index>/lock                             held by the one writer
 * <index>/generations/<id>/                a published generation, never changed again
 * <index>/generations/building.tmp/        what a build is writing, or a killed one left
 * <index>/generations/spool.tmp/           the same */

/** Room for an id and its zero byte. */
#define GENERATION_ID_BYTES 80
#define GENERATION_CURRENT "current"
#define GENERATION_PREVIOUS "previous"
#define GENERATION_LOCK "lock"
#define GENERATION_BUILDING "generations/building.tmp"
#define GENERATION_SPOOL "generations/spool.tmp"

/** The files of a generation, beside those in vocabulary/. */
#define GENERATION_MANIFEST "manifest.json"
#define GENERATION_COLUMNS "columns.bin"
#define GENERATION_TEXTS "texts.bin"
#define GENERATION_FORMS "forms.bin"
#define GENERATION_SPELLING "spelling.bin"
#define GENERATION_TOKENS "tokens.bin"
#define GENERATION_THESAURUS "thesaurus.bin" /* only where a thesaurus was given */
#define GENERATION_SUGGEST "suggest.bin"
#define GENERATION_LISTS "lists.bin"
#define GENERATION_BITMAPS "bitmaps.bin"
#define GENERATION_SYNONYMS "synonyms.bin"
#define GENERATION_FAMILIES "families.bin"
#define GENERATION_PLACES "places.bin"
#define GENERATION_PHRASES "phrases.bin"
#define GENERATION_VOCABULARY "vocabulary"
#define GENERATION_XAPIAN "xapian" /* a folder: the Xapian database, the index of record */

struct manifest {
    char generation[GENERATION_ID_BYTES];
    char corpus_sha256
        [SHA256_TEXT_BYTES]; /* of what was indexed, in index order, and how */
    int64_t built_at;        /* seconds since 1970-01-01T00:00:00Z */
    uint32_t n_documents;
    uint64_t text_bytes;
    bool has_thesaurus; /* GENERATION_THESAURUS is among the files; set by reading */
    uint64_t
        index_bytes; /* of all files but the manifest; computed by writing and reading */
};

/**
 * Measure and digest every file of the generation in folder @p folder, and write its manifest, which
 * ends with its own digest. Fsyncs files and folders. Sets manifest->index_bytes.
 * @return STATUS_OK, STATUS_NOT_FOUND (a folder is missing), STATUS_IO or STATUS_INTERNAL (no JSON).
 */
MUST_CHECK enum status manifest_write(struct manifest *manifest, const char *folder,
                                      struct error *err);

/**
 * Read the manifest of the generation in @p folder, hold it against its own digest and the files against
 * it: their names and sizes and, with @p digests, their SHA-256. Files that it does not name are ignored.
 * @return STATUS_OK, STATUS_NOT_FOUND (no manifest), STATUS_INDEX_CORRUPT, STATUS_INDEX_VERSION (a sound
 *         manifest of another format or analyser) or STATUS_IO.
 */
MUST_CHECK enum status manifest_read(struct manifest *out, const char *folder,
                                     bool digests, struct error *err);

/** manifest_read() with sizes only, and @p each is called with every file's path and its name in the manifest. */
MUST_CHECK enum status manifest_each_file(const char *folder,
                                          void (*each)(const char *path, const char *name,
                                                       void *context),
                                          void *context, struct error *err);

/** manifest_read() with digests, for who may have to stop: @p goes_on is asked before each MiB, and false ends with
 *  STATUS_INDEX_CHANGED. NULL: to the end. A file that is gone gives STATUS_NOT_FOUND. */
MUST_CHECK enum status manifest_verify(const char *folder, bool (*goes_on)(void *context),
                                       void *context, struct error *err);

/** The id of the generation that link @p name (GENERATION_CURRENT or _PREVIOUS) of index @p path names.
 *  @return STATUS_OK, STATUS_NOT_FOUND (no such link), STATUS_INDEX_CORRUPT (it is no link, or names
 *          something else than a generation of this index) or STATUS_IO. */
MUST_CHECK enum status generation_named(char id[GENERATION_ID_BYTES], const char *path,
                                        const char *name, struct error *err);

/** The folder of generation @p id of index @p path, as a new string; freed by mem_free(). */
char *generation_folder(const char *path, const char *id);

/** Make @p id the served generation, and the one served until now the previous one; others are removed.
 *  Only under the lock. @return STATUS_OK, STATUS_NOT_FOUND (no index folder) or STATUS_IO. */
MUST_CHECK enum status generation_serve(const char *path, const char *id,
                                        struct error *err);

/** Remove what killed builds left: all but the served and the previous generation, and only leftovers
 *  of writing when a link is damaged. Only under the lock. @return STATUS_OK or STATUS_IO. */
MUST_CHECK enum status generation_sweep(const char *path, struct error *err);

#endif
