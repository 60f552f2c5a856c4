/* The layout of columns.bin, for its writer and its reader. */
#ifndef ENGINE_STORE_FLAT_COLUMNS_FILE_H
#define ENGINE_STORE_FLAT_COLUMNS_FILE_H

#include <assert.h>

#include "engine/store/flat/columns.h"

enum columns_section {
    /* A struct columns_head. */
    COLUMNS_HEAD = 1,

    /* The columns: a number (u32) for each document, in the order of the documents, or no
     * numbers at all when all are 0. First the number of the profile, */
    COLUMNS_PROFILES,
    /* the number of the set of themes, */
    COLUMNS_THEME_SETS,
    /* the day of publication, a date_day, */
    COLUMNS_DATES,
    COLUMNS_WORDS,
    COLUMNS_WHOLES,
    COLUMNS_FIRST_LINES,
    /* and the lines from the first to the last. */
    COLUMNS_MORE_LINES,

    /* The different profiles, struct column_profile, in the order in which they first
     * occur. */
    COLUMNS_PROFILE_TABLE,
    /* How many documents have each profile (u32). */
    COLUMNS_PROFILE_DOCUMENTS,
    /* The different sets of themes with their parents, struct theme_set, in the order in
     * which they first occur. */
    COLUMNS_THEME_TABLE,
    /* How many documents have each set (u32). */
    COLUMNS_THEME_DOCUMENTS,
    /* A struct column_period for each document that has further dates, in the order of
     * the documents. */
    COLUMNS_PERIODS,
    /* month_starts of struct columns (u32). */
    COLUMNS_MONTH_STARTS,
    /* Where the texts of the sources end in COLUMNS_SOURCE_BYTES (u32): slug, label,
     * slug, label… */
    COLUMNS_SOURCE_ENDS,
    COLUMNS_SOURCE_BYTES,
    /* The length code (length_code.h) of each document and of each title; the first byte
     * is for document 0, which does not exist. */
    COLUMNS_LENGTHS,
    COLUMNS_TITLE_LENGTHS,
    /* The sets of COLUMNS_THEME_TABLE without the parents, struct theme_set. */
    COLUMNS_OWN_THEME_TABLE
};

/** What is known of all documents together: sums, unions and greatest numbers. */
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

/** The years that a date may have. */
#define COLUMNS_YEAR_FIRST 1000
#define COLUMNS_YEAR_LAST 9999

#endif
