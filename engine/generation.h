/* Generations of an index on disk: where they are, what their manifest says, which one is served. */
#ifndef ENGINE_GENERATION_H
#define ENGINE_GENERATION_H

#include <stdint.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/sha256.h"
#include "base/status.h"

/* <index>/current -> generations/<id>
 * <index>/previous -> generations/<id>     for rollback
 * <index>/lock                             held by the one writer
 * <index>/generations/<id>/                a published generation, never changed again
 * <index>/generations/building.tmp/        what a build is writing, or a killed one left */

#define GENERATION_ID_BYTES 80
#define GENERATION_BUILDING "generations/building.tmp"

/** The files of a generation, beside postings/ and vocabulary/. */
#define GENERATION_MANIFEST "manifest.json"
#define GENERATION_COLUMNS "columns.bin"
#define GENERATION_TEXTS "texts.bin"
#define GENERATION_FORMS "forms.bin"
#define GENERATION_TOKENS "tokens.bin"
#define GENERATION_POSTINGS "postings"
#define GENERATION_VOCABULARY "vocabulary"

struct manifest {
    char generation[GENERATION_ID_BYTES];
    char corpus_sha256
        [SHA256_TEXT_BYTES]; /* of what was indexed, in index order, and how */
    int64_t built_at;        /* seconds since 1970-01-01T00:00:00Z */
    uint32_t n_documents;
    uint64_t text_bytes;
    uint64_t
        index_bytes; /* of all files but the manifest; computed by writing and reading */
};

/**
 * Measure and digest every file of the generation in folder @p folder, and write its manifest. Fsyncs files and folders.
 * Sets manifest->index_bytes. @return STATUS_OK or STATUS_IO.
 */
MUST_CHECK enum status manifest_write(struct manifest *manifest, const char *folder,
                                      struct error *err);

/**
 * Read the manifest of the generation in @p folder and hold the files against it: their names and sizes and, with
 * @p digests, their SHA-256.
 * @return STATUS_OK, STATUS_NOT_FOUND (no manifest), STATUS_INDEX_CORRUPT, STATUS_INDEX_VERSION or STATUS_IO.
 */
MUST_CHECK enum status manifest_read(struct manifest *out, const char *folder,
                                     bool digests, struct error *err);

/** The id of the generation that link @p name ("current", "previous") of index @p path names.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_INDEX_CORRUPT (the link names something else) or STATUS_IO. */
MUST_CHECK enum status generation_named(char id[GENERATION_ID_BYTES], const char *path,
                                        const char *name, struct error *err);

/** The folder of generation @p id of index @p path, as a new string; freed by mem_free(). */
char *generation_folder(const char *path, const char *id);

/** Make @p id the served generation and the one served until now the previous one; others are removed.
 *  STATUS_OK or STATUS_IO. */
MUST_CHECK enum status generation_serve(const char *path, const char *id,
                                        struct error *err);

/** Remove what killed builds left. Only under the lock. STATUS_OK or STATUS_IO. */
MUST_CHECK enum status generation_sweep(const char *path, struct error *err);

#endif
