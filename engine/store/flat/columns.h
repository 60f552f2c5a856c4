/* columns.bin: what is known of each document in numbers, such as facets, dates and
 * lengths, stored by columns. */
#ifndef ENGINE_STORE_FLAT_COLUMNS_H
#define ENGINE_STORE_FLAT_COLUMNS_H

#include <stdint.h>

#include "base/date.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/record/record.h"

/* Reading. Opening the file reads its head and the sizes of its sections only. The
 * numbers are checked when they are read, so that a damaged file gives wrong answers at
 * worst. */

/** A column: one number for each document. Borrowed until columns_close(). */
struct column {
    /* at[i] belongs to document i + 1. */
    const uint32_t *at;
    /* The number of documents, or 0 when all of them have the number 0. */
    uint32_t n;
};

/** The number of document @p docid; 0 when there is no such document. */
static inline uint32_t column_at(struct column column, uint32_t docid)
{
    return docid - 1 < column.n ? column.at[docid - 1] : 0;
}

/** The values of the facets but themes and dates. Most documents share their profile with
 *  many others, so that each different one is stored once. */
struct column_profile {
    region_set regions;
    /* The number of the source, from 1; 0 for none. */
    uint32_t source;
    /* An enum kind. */
    uint32_t kind;
};

/** A source as the facet shows it. */
struct column_source {
    struct str slug;
    struct str label;
};

/** The further dates of a document that has any: the time when it is in force, and the
 *  time that its figures are of. */
struct column_period {
    uint32_t docid;
    /* All dates but RECORD_DATE, in the order of their enum. */
    date_day dates[RECORD_DATE_COUNT_ - 1];
};

/** A table of values that documents share, numbered from 0 to n − 1. Borrowed until
 *  columns_close(). */
struct column_shared {
    /* The number of each document's value. */
    struct column of;
    uint32_t n;
    /* How many documents have each value. */
    const uint32_t *n_documents;
};

/** columns.bin, mapped. Held by value; immutable, so that threads may share it. */
struct columns {
    /* How many documents there are. */
    uint32_t n;
    /* Documents 1 to n_dated have a publication date, the newest first; the others have
     * none. */
    uint32_t n_dated;
    uint32_t n_sources;
    /* The greatest number of a whole (columns_whole()). */
    uint32_t n_wholes;
    /* The regions and the themes that any document has. */
    region_set regions;
    struct theme_set themes;
    /* Whether any document is in force for a time only. */
    bool has_periods;
    /* The mean lengths of documents and of titles, in words; 1 when there are no
     * words. */
    double mean_words, mean_title_words;
    /* The length code (length_code.h) of each document and of each title. Code i belongs
     * to document i, 1 ≤ i ≤ n. */
    const uint8_t *lengths, *title_lengths;

    /* The first year in which a document was published, 1000 to 9999, and the number of
     * years up to the last one. */
    int first_year;
    uint32_t n_years;
    /* For each month, from the January of the first year to the December of the last: the
     * first document that was published before it. One more element, number 12 · n_years,
     * is for the month after the last: document 1. */
    const uint32_t *month_starts;

    struct column_shared profiles, theme_sets;
    /* The themes of each set, as in the file: read them with columns_themes(). */
    const struct theme_set *theme_table;
    /* In the order of the document numbers. */
    const struct column_period *periods;
    uint32_t n_periods;
    struct columns_file *file;
};

/**
 * Map the file at @p path and check its head: counts and years are within their bounds.
 * The caller checks regions and themes against the vocabulary.
 * @param[out] out  closed with columns_close(); empty on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status columns_open(struct columns *out, const char *path,
                                    struct error *err);
void columns_close(struct columns *columns);

/** Profile number @p i of columns->profiles. A number out of range gives no regions, no
 *  source and the first kind. */
struct column_profile columns_profile(const struct columns *columns, uint32_t i);
struct column_profile columns_profile_of(const struct columns *columns, uint32_t docid);

/** The themes of @p set that any document has. */
static inline struct theme_set columns_known_themes(const struct columns *columns,
                                                    struct theme_set set)
{
    for (size_t i = 0; i < COUNT_OF(set.bits); i++)
        set.bits[i] &= columns->themes.bits[i];
    return set;
}

/** Set number @p i of columns->theme_sets, with the parents of the themes: what the facet
 *  counts. Empty when @p i is out of range. */
static inline struct theme_set columns_themes(const struct columns *columns, uint32_t i)
{
    if (i >= columns->theme_sets.n)
        return (struct theme_set){{0}};
    return columns_known_themes(columns, columns->theme_table[i]);
}

struct theme_set columns_themes_of(const struct columns *columns, uint32_t docid);

/** The themes of a document as given or assigned, without the parents that they imply. */
struct theme_set columns_own_themes_of(const struct columns *columns, uint32_t docid);

/** The day of publication, or DATE_NONE. */
date_day columns_date(const struct columns *columns, uint32_t docid);

/** All dates of a document; DATE_NONE for those that it does not have. */
void columns_dates(date_day out[RECORD_DATE_COUNT_], const struct columns *columns,
                   uint32_t docid);

/** Whether @p day lies in the time when the document is in force. Either end may be open;
 *  with neither a beginning nor an end there is no such time, hence false. */
bool column_period_has(const struct column_period *period, date_day day);

/** The length of a document: the words of all segments, without alternatives. */
uint32_t columns_words(const struct columns *columns, uint32_t docid);

/** The number of the whole that a document belongs to, at most n_wholes: a document and
 *  its parts share it. 0 for a document that stands alone. */
uint32_t columns_whole(const struct columns *columns, uint32_t docid);

/** The first and the last line of a document in the file that it was read from; 0 when
 *  unknown. */
void columns_origin_lines(uint32_t out[2], const struct columns *columns, uint32_t docid);

/** Source number @p i, 1 ≤ i ≤ n_sources; its texts are borrowed until
 *  columns_close(). */
struct column_source columns_source(const struct columns *columns, uint32_t i);

/** The number of the source with the slug @p slug; 0 when there is none. */
uint32_t columns_find_source(const struct columns *columns, struct str slug);

/* Writing. */

/** The numbers of one document. */
struct column_row {
    /* With the parents of the themes: what the facet counts. */
    uint64_t themes[THEME_MAX / 64];
    /* Without them. */
    uint64_t own_themes[THEME_MAX / 64];
    date_day dates[RECORD_DATE_COUNT_];
    uint32_t regions;
    /* The number of the source, from 1; 0 for none. */
    uint32_t source;
    uint32_t origin_lines[2];
    /* The words of all segments, without alternatives. */
    uint32_t n_words;
    uint32_t n_title_words;
    uint32_t kind;
    /* The number that a document and its parts share; 0 for one that stands alone. */
    uint32_t whole;
};

/** All that columns.bin is written from. */
struct columns_content {
    /* The documents in the order of their numbers: newest first, undated last. */
    const struct column_row *rows;
    uint32_t n;
    /* In the bytewise order of the slugs; the first is source number 1. */
    const struct column_source *sources;
    uint32_t n_sources;
};

/**
 * Write columns.bin at @p path.
 * @return STATUS_OK, STATUS_NOT_FOUND (the folder does not exist) or STATUS_IO.
 */
MUST_CHECK enum status columns_write(const struct columns_content *content,
                                     const char *path, struct error *err);

#endif
