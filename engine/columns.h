/* What is known of each document in fixed width: facets, dates, lengths (columns.bin). */
#ifndef ENGINE_COLUMNS_H
#define ENGINE_COLUMNS_H

#include <stdint.h>

#include "base/date.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/record.h"

/** One document's row. Fixed layout: written as it stands. */
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
};

/** A source as the facet shows it. */
struct column_source {
    struct str slug;
    struct str label;
};

/** columns.bin opened. Immutable, shareable. */
struct columns {
    const struct column_row
        *rows; /* row i is document i + 1; borrowed until columns_close() */
    uint32_t n;
    uint32_t n_dated; /* documents 1 to n_dated have a publication date, newest first */
    uint32_t n_sources;
    uint32_t n_wholes;                   /* the greatest number of a whole */
    region_set regions;                  /* of any row */
    struct theme_set themes;             /* of any row */
    bool has_periods;                    /* whether any document is in force for a time */
    double mean_words, mean_title_words; /* 1 where there are none */
    struct columns_file *file;
};

/** Open and check: kinds, sources, dates and their order are within their bounds. The regions and themes are not held against a vocabulary.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status columns_open(struct columns *out, const char *path,
                                    struct error *err);
void columns_close(struct columns *columns);

/** The row of document @p docid, 1 ≤ docid ≤ n. */
static inline const struct column_row *columns_row(const struct columns *columns,
                                                   uint32_t docid)
{
    return &columns->rows[docid - 1];
}

/** Source number @p i, 1 ≤ i ≤ n_sources; borrowed. */
struct column_source columns_source(const struct columns *columns, uint32_t i);

/** The number of the source with slug @p slug, or 0. */
uint32_t columns_find_source(const struct columns *columns, struct str slug);

/** What columns.bin is written from. */
struct columns_content {
    const struct column_row *rows;
    uint32_t n;
    const struct column_source *sources; /* number 1 first, in the order of the slugs */
    uint32_t n_sources;
};

/** @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO. */
MUST_CHECK enum status columns_write(const struct columns_content *content,
                                     const char *path, struct error *err);

#endif
