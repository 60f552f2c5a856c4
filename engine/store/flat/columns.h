/* What is known of each document in numbers: facets, dates, lengths (columns.bin). */
#ifndef ENGINE_STORE_FLAT_COLUMNS_H
#define ENGINE_STORE_FLAT_COLUMNS_H

#include <stdint.h>

#include "base/date.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/record/record.h"

/* Reading. Opening looks at the head and the table of sections only; each number is held within its bounds where it
 * is read, so that a damaged file gives wrong answers at worst. */

/** One number a document. Borrowed until columns_close(). */
struct column {
    const uint32_t *at; /* of document i + 1 */
    uint32_t n;         /* 0 where every document has 0 */
};

/** The number of document @p docid; 0 where there is no such document. */
static inline uint32_t column_at(struct column column, uint32_t docid)
{
    return docid - 1 < column.n ? column.at[docid - 1] : 0;
}

/** What a document counts under beside its themes and its date; few documents have one of their own. */
struct column_profile {
    region_set regions;
    uint32_t source; /* number in the table of sources; 0: none */
    uint32_t kind;   /* enum kind */
};

/** A source as the facet shows it. */
struct column_source {
    struct str slug;
    struct str label;
};

/** When a document that says so is in force, and of when its figures are. */
struct column_period {
    uint32_t docid;
    date_day dates[RECORD_DATE_COUNT_ - 1]; /* all but RECORD_DATE, in their order */
};

/** Numbers 0 to n - 1 that documents share: how many have each. Borrowed until columns_close(). */
struct column_shared {
    struct column of; /* of each document */
    uint32_t n;
    const uint32_t *n_documents;
};

/** columns.bin opened. Immutable, shareable. */
struct columns {
    uint32_t n;
    uint32_t n_dated; /* documents 1 to n_dated have a publication date, newest first */
    uint32_t n_sources;
    uint32_t n_wholes;                   /* the greatest number of a whole */
    region_set regions;                  /* of any document */
    struct theme_set themes;             /* of any document */
    bool has_periods;                    /* whether any document is in force for a time */
    double mean_words, mean_title_words; /* 1 where there are none */

    /** Where the months begin, from the January of the first year to the December of the last: of month i the first
     *  document before it. Month 12 · n_years follows the last: document 1. */
    int first_year; /* 1000 to 9999 */
    uint32_t n_years;
    const uint32_t *month_starts;

    struct column_shared profiles, theme_sets;
    const struct theme_set *theme_table; /* of each set of themes: see columns_themes() */
    const struct column_period *periods; /* by document number */
    uint32_t n_periods;
    struct columns_file *file;
};

/** Map and check the head: counts and years are within their bounds. Regions and themes are not held against a
 *  vocabulary.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status columns_open(struct columns *out, const char *path,
                                    struct error *err);
void columns_close(struct columns *columns);

/** Profile number @p i; none: no regions, no source, the first kind. Numbers are those of columns->profiles. */
struct column_profile columns_profile(const struct columns *columns, uint32_t i);
struct column_profile columns_profile_of(const struct columns *columns, uint32_t docid);

/** Those of @p set that any document has. */
static inline struct theme_set columns_known_themes(const struct columns *columns,
                                                    struct theme_set set)
{
    for (size_t i = 0; i < COUNT_OF(set.bits); i++)
        set.bits[i] &= columns->themes.bits[i];
    return set;
}

/** Set of themes number @p i, the parents of the themes included: what the facet counts. */
static inline struct theme_set columns_themes(const struct columns *columns, uint32_t i)
{
    if (i >= columns->theme_sets.n)
        return (struct theme_set){{0}};
    return columns_known_themes(columns, columns->theme_table[i]);
}

struct theme_set columns_themes_of(const struct columns *columns, uint32_t docid);

/** The themes of a document as given or assigned, without implied parents. */
struct theme_set columns_own_themes_of(const struct columns *columns, uint32_t docid);

/** The day of publication, or DATE_NONE. */
date_day columns_date(const struct columns *columns, uint32_t docid);

/** All the dates of a document. */
void columns_dates(date_day out[RECORD_DATE_COUNT_], const struct columns *columns,
                   uint32_t docid);

/** Whether @p period has begun on @p day and has not ended; one without days is no period. */
bool column_period_has(const struct column_period *period, date_day day);

/** Words of all segments, alternatives not counted. */
uint32_t columns_words(const struct columns *columns, uint32_t docid);

/** The number, at most n_wholes, that the parts of one document and itself share; 0: it stands alone. */
uint32_t columns_whole(const struct columns *columns, uint32_t docid);

/** The number that the document has in the Xapian database. */
uint32_t columns_xapian_id(const struct columns *columns, uint32_t docid);

/** First and last line in the file that it was read from; 0 when unknown. */
void columns_origin_lines(uint32_t out[2], const struct columns *columns, uint32_t docid);

/** Source number @p i, 1 ≤ i ≤ n_sources; borrowed. */
struct column_source columns_source(const struct columns *columns, uint32_t i);

/** The number of the source with slug @p slug, or 0. */
uint32_t columns_find_source(const struct columns *columns, struct str slug);

/* Writing. */

/** One document's numbers. */
struct column_row {
    uint64_t themes[THEME_MAX / 64]; /* parents included: what the facet counts */
    uint64_t own_themes[THEME_MAX / 64];
    date_day dates[RECORD_DATE_COUNT_];
    uint32_t regions;
    uint32_t source; /* number in the table of sources; 0: none */
    uint32_t origin_lines[2];
    uint32_t n_words; /* of all segments, alternatives not counted */
    uint32_t n_title_words;
    uint32_t kind;
    uint32_t
        whole; /* number that the parts of one document and itself share; 0: stands alone */
    /** What columns_xapian_id() adds to the document's number, mod 2^32. */
    uint32_t xapian_shift;
};

/** What columns.bin is written from. */
struct columns_content {
    const struct column_row *rows; /* newest first, undated last */
    uint32_t n;
    const struct column_source *sources; /* number 1 first, in the order of the slugs */
    uint32_t n_sources;
};

/** @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO. */
MUST_CHECK enum status columns_write(const struct columns_content *content,
                                     const char *path, struct error *err);

#endif
