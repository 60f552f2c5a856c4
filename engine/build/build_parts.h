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
#include "engine/store/xapian/xapian_rows.h"
#include "text/analyse.h"

/** The most that one document's texts, or its coded words, may take in the spool. */
#define SPOOL_PIECE_MAX TEXTS_MAX_BYTES

/** The most threads that collect. */
#define BUILD_WORKERS_MAX 256U

/** One document of the build. */
struct build_entry {
    struct column_row row;
    /** Where its texts begin in its worker's spool; its words follow them. */
    uint64_t offset;
    /** Their lengths in bytes. */
    uint32_t n_texts, n_tokens;
    /** Numbers in build->workers, build->files and build->sources. */
    uint32_t worker, file, source;
    /** 1 + the number in build->wholes of what it is a part of; 0: of nothing. */
    uint32_t whole;
    /** Its number in build->ids; set when the entries are ordered. */
    uint32_t id;
    /** The served document whose texts have the same bytes; 0: there is none. */
    uint32_t twin;
    /** The served document with the same id; 0: there is none. */
    uint32_t served;
    /** Whether that one says the same. */
    bool is_same;
    /** Its number in the Xapian database. */
    uint32_t xapian_id;
    /** Of its row and its texts as they were read. */
    unsigned char digest[SHA256_BYTES];
};

struct build_prepared {
    struct build_entry entry;
    enum build_change change;
    /** STATUS_OK, STATUS_TOO_LARGE, or STATUS_IO: the worker's `failure` says why. */
    enum status status;
};

struct build_terms;

struct build_worker {
    uint32_t number;
    const struct vocabulary *vocabulary;
    /** The served index, or NULL when there is none that is sound; and what reads it. */
    const struct index *served;
    struct texts_reader *reader;
    struct analyser *analyser;
    struct forms_builder *forms;
    struct sha256 *digest;
    /** Its spool: the texts and words of each document, one after the other. */
    char *path;
    FILE *spool;
    uint64_t end;
    /** Of the document that is being spooled; its words by segments. */
    struct buf texts, tokens, segment;
    /** Whether the words of the served generation are those that would be found again. */
    bool analyses_alike;
    /** For each form of the served generation its number in forms, UINT32_MAX when it was
     *  not met yet; NULL before the first one. */
    uint32_t *served_forms;
    uint32_t n_served_forms;
    /** Why writing the spool failed first. */
    struct error failure;
    /** The final number of each form of the spool; set by build_order(). */
    uint32_t *numbers;
};
void build_worker_free(struct build_worker *worker);

struct build {
    /** The index folder, and the folder that is being written. */
    char *path;
    char *folder;
    char *spool_path;
    struct file_lock lock;
    /** The index served until this one is; NULL when there is none that is sound. */
    struct index *served;
    uint32_t changes[CHANGE_COUNT_];
    /** Whether build_reads_alike(); set with the first worker. */
    bool analyses_alike;
    struct vocabulary *vocabulary;
    struct analyser *analyser;
    /** How many threads write; set by build_publish(). */
    unsigned jobs;
    struct build_worker *workers[BUILD_WORKERS_MAX];
    uint32_t n_workers;
    /** The forms of all workers; filled by build_order(). */
    struct forms_builder *forms;
    /** Until the entries are ordered, id number i is that of entry i. */
    struct intern *ids, *files, *sources;
    /** The ids that parts name. */
    struct intern *wholes;
    bool has_thesaurus;
    /** When, in seconds since 1970-01-01T00:00:00Z; set by build_publish(). */
    int64_t built_at;
    /** Writing a spool failed. */
    bool is_broken;
    uint64_t text_bytes;
    struct build_entry *entries;
    size_t n, room;
    /** Entries whose ids were taken: their words are taken back. */
    struct build_entry *refused;
    size_t n_refused, room_refused;
    /** How many documents have each string as an exact term; counted by
     *  build_write_lists(). */
    uint32_t *string_documents;
    /** The sources in the order of their slugs, number 1 first; set by build_order(). */
    struct column_source *slugs;
    /** The texts that they borrow. */
    char **slug_texts;
    uint32_t n_slugs;
    /** Of all that the generation depends on; set before the files are written. */
    unsigned char corpus_digest[SHA256_BYTES];
    /** The words as terms; set before the files are written. */
    struct build_terms *terms;
    /** Whether the Xapian database is the served one with what changed. */
    bool is_copied;
    /** The documents of that database, and the array that it borrows. */
    struct xapian_rows xapian_rows;
    uint32_t *xapian_numbers;
};

/**
 * Compare the record whose texts are worker->texts with the served generation, which must
 * exist, and set the members of @p entry that speak of it.
 */
enum build_change build_compare(struct build_entry *entry,
                                const struct build_worker *worker,
                                const struct record *record);

/** Find the words of @p record: into worker->tokens, and their counts into @p row. */
void build_analyse(struct build_worker *worker, const struct record *record,
                   struct column_row *row);

/** The same for a record whose texts are those of the served document @p docid, whose
 *  words are copied. @return false when that one is damaged: then what was put must be
 *  found by analysing, and the counts of its words are too high. */
bool build_copy_words(struct build_worker *worker, struct column_row *row,
                      uint32_t docid);

/** What was read of one entry from the spool; borrowed from the buffer. */
struct spooled {
    struct str texts, words;
};

/** Read one entry's words, or its texts, into @p room. Any thread may, once all documents
 *  are collected. @return STATUS_OK or STATUS_IO. */
MUST_CHECK enum status build_read_words(struct spooled *out, struct buf *room,
                                        const struct build *build,
                                        const struct build_entry *entry,
                                        struct error *err);
MUST_CHECK enum status build_read_texts(struct spooled *out, struct buf *room,
                                        const struct build *build,
                                        const struct build_entry *entry,
                                        struct error *err);

/** A reader of the words; their forms have their final numbers. */
static inline struct spool_reader build_words(const struct build *build,
                                              const struct build_entry *entry,
                                              const struct spooled *spooled)
{
    return spool_reader_of(spooled->words, build->workers[entry->worker]->numbers);
}

/** End the spools; give the forms of all workers and the documents their final numbers.
 *  @return STATUS_OK or STATUS_IO. */
MUST_CHECK enum status build_order(struct build *build, struct error *err);

/* Each function writes one file of the generation from the ordered entries, and may run
 * in a thread of its own. All return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO,
 * STATUS_TOO_LARGE or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status build_write_texts(struct build *build, struct error *err);
MUST_CHECK enum status build_write_tokens(struct build *build, struct error *err);
MUST_CHECK enum status build_write_columns(struct build *build, struct error *err);
MUST_CHECK enum status build_write_suggest(struct build *build, struct error *err);
MUST_CHECK enum status build_write_figures(const struct build *build, struct error *err);

/** Number the sources of the entries; their slugs are freed by build_free_sources(). */
void build_order_sources(struct build *build);
void build_free_sources(struct build *build);

/** The steps that share the writing of a Xapian database. What each part of it holds
 *  depends on the numbers of the documents alone, so that the same documents give the
 *  same bytes. */
#define BUILD_XAPIAN_SHARES 8U

/** Decide how the Xapian database comes about, and number the documents in it: anew, as
 *  they are numbered here, or from a copy of the served one where little changed. */
void build_plan_xapian(struct build *build);

/** Write the parts of one share, each a database of its own. Where the served database is
 *  copied, the first share is the copy, and the others are nothing. When all shares are
 *  there, merge the parts. */
MUST_CHECK enum status build_write_xapian_share(struct build *build, unsigned share,
                                                struct error *err);
MUST_CHECK enum status build_merge_xapian(struct build *build, struct error *err);

/** lists.bin and bitmaps.bin, from the Xapian database; counts string_documents. */
MUST_CHECK enum status build_write_lists(struct build *build, struct error *err);

/** Write phrases.bin from the other files, which are written.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status build_write_phrases(const struct build *build, struct error *err);

/** Write suggest_counts.bin: what each completion finds is searched for in the other
 *  files, which are written. @return as build_write_phrases(). */
MUST_CHECK enum status build_write_counts(const struct build *build, struct error *err);

#endif
