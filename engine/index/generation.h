/* The generations of an index on disk: where they are, what their manifest says, and
 * which one is served. A build writes a new generation beside the old one and then swaps
 * a symbolic link, so that readers always find a complete one. */
#ifndef ENGINE_INDEX_GENERATION_H
#define ENGINE_INDEX_GENERATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/sha256.h"
#include "base/status.h"

/* <index>/current -> generations/<id>      the generation that is served
 * <index>/previous -> generations/<id>     the one served before, for a rollback
 * <index>/verified                         the stamp of the one built last (stamp.h)
 * <index>/lock                             locked by the only writer
 * <index>/generations/<id>/                a published generation, never changed again
 * <index>/generations/building.tmp/        what a build is writing, or a killed one left
 * <index>/generations/spool.tmp/           a build's temporary files, likewise */

/** Room for the id of a generation and its zero byte. */
#define GENERATION_ID_BYTES 80
#define GENERATION_CURRENT "current"
#define GENERATION_PREVIOUS "previous"
#define GENERATION_LOCK "lock"
#define GENERATION_BUILDING "generations/building.tmp"
#define GENERATION_SPOOL "generations/spool.tmp"

/** The files of a generation, besides those in vocabulary/. */
#define GENERATION_MANIFEST "manifest.json"
#define GENERATION_COLUMNS "columns.bin"
#define GENERATION_TEXTS "texts.bin"
#define GENERATION_FORMS "forms.bin"
#define GENERATION_SPELLING "spelling.bin"
#define GENERATION_TOKENS "tokens.bin"
/** Only in generations that were built with a thesaurus. */
#define GENERATION_THESAURUS "thesaurus.bin"
#define GENERATION_SUGGEST "suggest.bin"
#define GENERATION_SUGGEST_COUNTS "suggest_counts.bin"
#define GENERATION_LISTS "lists.bin"
#define GENERATION_BITMAPS "bitmaps.bin"
#define GENERATION_SYNONYMS "synonyms.bin"
#define GENERATION_FAMILIES "families.bin"
#define GENERATION_PLACES "places.bin"
#define GENERATION_FIGURES "figures.bin"
#define GENERATION_PHRASES "phrases.bin"
#define GENERATION_VOCABULARY "vocabulary"
/** A folder: the Xapian database, which is the index of record. */
#define GENERATION_XAPIAN "xapian"
#define GENERATION_XAPIAN_ROWS "xapian_rows.bin"

/** What manifest.json says of a generation, besides the list of its files. */
struct manifest {
    char generation[GENERATION_ID_BYTES];
    /* The SHA-256, in hexadecimal, of the documents in index order and of how they were
     * indexed. */
    char corpus_sha256[SHA256_TEXT_BYTES];
    /* Seconds since 1970-01-01T00:00:00Z. */
    int64_t built_at;
    uint32_t n_documents;
    uint64_t text_bytes;
    /* Whether GENERATION_THESAURUS is among the files; set when the manifest is read. */
    bool has_thesaurus;
    /* The bytes of all files but the manifest, computed when it is written or read. */
    uint64_t index_bytes;
};

/**
 * Compute the size and the SHA-256 of each file in @p folder, which holds a generation,
 * and write its manifest, which ends with its own digest. Files and folders are brought
 * to disk (fsync). Sets manifest->index_bytes.
 * @return STATUS_OK, STATUS_NOT_FOUND (a folder is missing), STATUS_IO or STATUS_INTERNAL
 *         (no JSON could be made, or too much).
 */
MUST_CHECK enum status manifest_write(struct manifest *manifest, const char *folder,
                                      struct error *err);

/** Which files are looked at. */
enum manifest_scope {
    MANIFEST_ALL,
    /* Not those that are compiled from the Xapian database: they may be damaged, missing
     * or of another version. */
    MANIFEST_RECORD
};

/**
 * Read the manifest of the generation in @p folder. Check it against its own digest, then
 * the files against it: their names, their sizes and, with @p digests, their SHA-256.
 * Files that it does not name are ignored.
 * @return STATUS_OK, STATUS_NOT_FOUND (no manifest), STATUS_INDEX_CORRUPT,
 *         STATUS_INDEX_VERSION (the manifest is sound, but of another format or analyser)
 *         or STATUS_IO.
 */
MUST_CHECK enum status manifest_read(struct manifest *out, const char *folder,
                                     enum manifest_scope scope, bool digests,
                                     struct error *err);

/** Like manifest_read() without digests, and call @p each for every file with its path
 *  and its name in the manifest, both borrowed for the call. */
MUST_CHECK enum status manifest_each_file(const char *folder,
                                          void (*each)(const char *path, const char *name,
                                                       void *context),
                                          void *context, struct error *err);

/**
 * Like manifest_read() with digests, for a caller that may have to stop: @p goes_on is
 * asked before each MiB, and false ends with STATUS_INDEX_CHANGED; NULL goes on to the
 * end. A missing file gives STATUS_NOT_FOUND.
 */
MUST_CHECK enum status manifest_verify(const char *folder, enum manifest_scope scope,
                                       bool (*goes_on)(void *context), void *context,
                                       struct error *err);

/**
 * Find the id of the generation that the link @p name, GENERATION_CURRENT or
 * GENERATION_PREVIOUS, of the index @p path points to.
 *
 * @param[out] id  "" on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND (no such link), STATUS_INDEX_CORRUPT (it is not a
 *         link, or points to something other than a generation of this index) or
 *         STATUS_IO.
 */
MUST_CHECK enum status generation_named(char id[GENERATION_ID_BYTES], const char *path,
                                        const char *name, struct error *err);

/** The path of generation @p id of the index @p path: a new string, freed with
 *  mem_free(). */
char *generation_folder(const char *path, const char *id);

/**
 * Make @p id the served generation and the one served until now the previous one, then
 * remove all others. The caller holds the lock.
 * @return STATUS_OK, STATUS_NOT_FOUND (no index folder) or STATUS_IO.
 */
MUST_CHECK enum status generation_serve(const char *path, const char *id,
                                        struct error *err);

/**
 * Remove what killed builds left: temporary folders, and all generations but the served
 * and the previous one. When a link is damaged, no generation is removed. The caller
 * holds the lock.
 * @return STATUS_OK or STATUS_IO.
 */
MUST_CHECK enum status generation_sweep(const char *path, struct error *err);

#endif
