/* The layout of columns.bin, shared by its writer and its reader. */
#ifndef ENGINE_STORE_FLAT_COLUMNS_FILE_H
#define ENGINE_STORE_FLAT_COLUMNS_FILE_H

#include <assert.h>

#include "engine/store/flat/columns.h"

/* A column is a section of one number a document, in the order of their numbers, or of none where all are 0. */
enum columns_section {
    COLUMNS_HEAD = 1,

    COLUMNS_PROFILES, /* columns */
    COLUMNS_THEME_SETS,
    COLUMNS_DATES, /* of publication, as date_day */
    COLUMNS_WORDS,
    COLUMNS_WHOLES,
    COLUMNS_FIRST_LINES,
    COLUMNS_MORE_LINES, /* from the first to the last */

    COLUMNS_PROFILE_TABLE, /* struct column_profile each, in the order that documents bring them up */
    COLUMNS_PROFILE_DOCUMENTS, /* how many have each */
    COLUMNS_THEME_TABLE,       /* struct theme_set each, parents included, likewise */
    COLUMNS_THEME_DOCUMENTS,
    COLUMNS_PERIODS,      /* struct column_period each, by document number */
    COLUMNS_MONTH_STARTS, /* see struct columns */
    COLUMNS_SOURCE_ENDS,  /* of slug, label, slug, label… */
    COLUMNS_SOURCE_BYTES,
    COLUMNS_OWN_THEME_TABLE, /* struct theme_set each: the same without parents */
    /* A column: what is to be added to the number (mod 2^32) to have the one that the
     * document has in the Xapian database. */
    COLUMNS_XAPIAN_SHIFTS
};

/** Sums over all documents. */
struct columns_head {
    uint64_t n_words, n_title_words;
    struct theme_set themes;
    region_set regions;
    uint32_t n, n_dated, n_wholes;
    int32_t first_year;
    uint32_t has_periods;
};

static_assert(sizeof(struct column_profile) == 12 && sizeof(struct column_period) == 16 &&
                  sizeof(struct theme_set) == 16 && sizeof(struct columns_head) == 56,
              "written as they stand");

/** The years that can be said. */
#define COLUMNS_YEAR_FIRST 1000
#define COLUMNS_YEAR_LAST 9999

#endif
