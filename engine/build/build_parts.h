/* What a build holds: shared by the files that collect, order and write. */
#ifndef ENGINE_BUILD_BUILD_PARTS_H
#define ENGINE_BUILD_BUILD_PARTS_H

#include <stdio.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/intern.h"
#include "base/sha256.h"
#include "engine/build/build.h"
#include "engine/index/generation.h"
#include "engine/index/index.h"
#include "engine/store/flat/columns.h"
#include "engine/store/flat/forms.h"
#include "engine/store/flat/spool_tokens.h"
#include "engine/store/flat/texts.h"
#include "engine/store/flat/texts_code.h"
#include "text/analyse.h"

/** The most that one document's texts, or its coded words, may take in the spool. */
#define SPOOL_PIECE_MAX TEXTS_MAX_BYTES

/** The most threads that collect. */
#define BUILD_WORKERS_MAX 256U

struct build_entry {
    struct column_row row;
    uint64_t offset; /* in its worker's spool: its texts, then its words */
    uint32_t n_texts, n_tokens;
    uint32_t worker; /* number in build->workers */
    uint32_t file;   /* number in build->files */
    uint32_t source; /* number in build->sources */
    uint32_t
        whole;   /* number in build->wholes of what it is a part of, + 1; 0: of nothing */
    uint32_t id; /* number in build->ids; set when the entries are ordered */
    uint32_t twin; /* served document that has the same texts, byte by byte; 0: none */
    unsigned char digest[SHA256_BYTES]; /* of its row and texts, as they were read */
};

/** What a record is to the served generation. */
enum build_change { CHANGE_ADDED, CHANGE_CHANGED, CHANGE_NONE, CHANGE_COUNT_ };

struct build_prepared {
    struct build_entry entry;
    enum build_change change;
    enum status
        status; /* STATUS_OK, STATUS_TOO_LARGE, or STATUS_IO: the worker's failure says why */
};

struct build_worker {
    uint32_t number;
    const struct vocabulary *vocabulary;
    const struct index *served;  /* NULL: nothing, or nothing sound */
    struct texts_reader *reader; /* of it */
    struct analyser *analyser;
    struct forms_builder *forms;
    struct sha256 *digest;
    char *path; /* of its spool */
    FILE *spool;
    uint64_t end;
    struct buf texts, tokens; /* of one document */
    struct error
        failure; /* the first one of writing the spool, which may end within a piece */
    uint32_t *numbers; /* of each form of the spool; set when all forms are ordered */
};
void build_worker_free(struct build_worker *worker);

struct build {
    char *path;   /* the index folder */
    char *folder; /* what is being written */
    char *spool_path;
    struct file_lock lock;
    struct index *served; /* until this one is; NULL: nothing, or nothing sound */
    uint32_t changes[CHANGE_COUNT_];
    struct vocabulary *vocabulary;
    struct analyser *analyser;
    unsigned jobs; /* so many threads write; set by build_publish() */
    struct build_worker *workers[BUILD_WORKERS_MAX];
    uint32_t n_workers;
    struct forms_builder *forms; /* of all workers; filled when all are known */
    struct intern *ids, *files,
        *sources;          /* id number i is entry i's, until they are ordered */
    struct intern *wholes; /* ids that parts name */
    bool has_thesaurus;
    bool is_broken; /* writing a spool failed */
    uint64_t text_bytes;
    struct build_entry *entries;
    size_t n, room;
    struct build_entry *refused; /* their ids were taken: their words do not count */
    size_t n_refused, room_refused;
    uint32_t *form_uses; /* of each form; counted by build_write_lists() */
    uint32_t *
        string_documents; /* of each string: documents that have it as an exact term; likewise */
};

/**
 * Hold the record whose texts are worker->texts against the served generation, which there is.
 * @param[out] twin  as in struct build_entry.
 */
enum build_change build_compare(uint32_t *twin, const struct build_worker *worker,
                                const struct record *record);

/** What the spool has of one entry, as far as it was read; borrowed from the buffer it was read into. */
struct spooled {
    struct str texts, words;
};

/** Read one entry's words, or its texts, into @p room. By any thread, when all is collected.
 *  @return STATUS_OK or STATUS_IO. */
MUST_CHECK enum status build_read_words(struct spooled *out, struct buf *room,
                                        const struct build *build,
                                        const struct build_entry *entry,
                                        struct error *err);
MUST_CHECK enum status build_read_texts(struct spooled *out, struct buf *room,
                                        const struct build *build,
                                        const struct build_entry *entry,
                                        struct error *err);

/** A reader of the words, their forms numbered in the last order. */
static inline struct spool_reader build_words(const struct build *build,
                                              const struct build_entry *entry,
                                              const struct spooled *spooled)
{
    return spool_reader_of(spooled->words, build->workers[entry->worker]->numbers);
}

/** End the spools; number the forms of all workers and the documents in their last order.
 *  @return STATUS_OK or STATUS_IO. */
MUST_CHECK enum status build_order(struct build *build, struct error *err);

/* The files of a generation, each written by its function from the ordered entries. Each may run in a thread of its own.
 * All return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status build_write_texts(struct build *build, struct error *err);
MUST_CHECK enum status build_write_tokens(struct build *build, struct error *err);
MUST_CHECK enum status build_write_columns(struct build *build, struct error *err);
MUST_CHECK enum status build_write_suggest(struct build *build, struct error *err);

/** lists.bin and bitmaps.bin; counts form_uses and string_documents. */
MUST_CHECK enum status build_write_lists(struct build *build, struct error *err);

/** Write phrases.bin from the other files, which are written.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status build_write_phrases(const struct build *build, struct error *err);

#endif
