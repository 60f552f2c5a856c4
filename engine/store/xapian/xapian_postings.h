/* Posting lists read from the Xapian database, and the lists of stems made of those of
 * words. */
#ifndef ENGINE_STORE_XAPIAN_XAPIAN_POSTINGS_H
#define ENGINE_STORE_XAPIAN_XAPIAN_POSTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/store/xapian/xapian_rows.h"
#include "engine/store/xapian/xapian_terms.h"
#include "xapian-c/xapian-c.h"

/** The documents of a term, their numbers increasing, and how often each has it. All zero
 *  before use, released with xapian_postings_release(). */
struct xapian_postings {
    uint32_t *docids;
    uint32_t *counts;
    size_t n, room;
};

void xapian_postings_release(struct xapian_postings *postings);
#define AUTO_XAPIAN_POSTINGS CLEANUP(xapian_postings_release) struct xapian_postings

/** A database to read from. Held by value; belongs to one thread at a time. */
struct xapian_reader {
    /** Borrowed. */
    struct xc_database *db;
    uint32_t n_documents;
    /** Borrowed. */
    const struct xapian_rows *rows;
    /** Room to put documents in order: a bit and a count for each document. NULL while
     *  none was needed. */
    uint64_t *bits;
    uint32_t *sums;
};

/** What is given is borrowed as long as the reader is used. */
struct xapian_reader xapian_reader_of(struct xc_database *db, uint32_t n_documents,
                                      const struct xapian_rows *rows);
void xapian_reader_release(struct xapian_reader *reader);
#define AUTO_XAPIAN_READER CLEANUP(xapian_reader_release) struct xapian_reader

/** Read the documents of a term, as the index numbers them; none where no document has
 *  it.
 *  @return STATUS_OK, STATUS_INDEX_CORRUPT (a document that the index does not have),
 *          or what xc_postings_read() says. */
MUST_CHECK enum status xapian_read(struct xapian_postings *out,
                                   struct xapian_reader *reader,
                                   enum xapian_prefix prefix, struct str text,
                                   struct error *err);

/** A word that a stem is made of. */
struct xapian_part {
    struct str word;
    /** Some of its occurrences are verbatim: they have the word itself as their stem. */
    bool has_verbatim;
    /** Only those count: the stem is the word itself. Otherwise only the others count. */
    bool is_verbatim;
};

/** The words of a stem. */
struct xapian_stem {
    struct xapian_part *parts;
    size_t n;
};

/** Who is told of each word as it is read. */
struct xapian_witness {
    /* Called with the documents of each part that are all its occurrences. */
    void (*see)(void *context, size_t part, const struct xapian_postings *postings);
    void *context;
};

/**
 * The documents of @p stem: those of its words, counts added up.
 * @param is_title  of titles alone.
 * @param witness   NULL: nobody is told.
 * @return as xapian_read().
 */
MUST_CHECK enum status xapian_read_stem(struct xapian_postings *out,
                                        struct xapian_reader *reader,
                                        const struct xapian_stem *stem, bool is_title,
                                        const struct xapian_witness *witness,
                                        struct error *err);

#endif
