/* How figures.bin is laid out. Private to engine/figures/. */
#ifndef ENGINE_FIGURES_FIGURES_FILE_H
#define ENGINE_FIGURES_FIGURES_FILE_H

#include <stdint.h>

enum {
    /* A struct figures_name_row for each name, by series. */
    FIGURES_NAMES = 1,
    /* The words of the names (u32): first those that are required. Twice the number of
     * the stem, plus 1 for a number. */
    FIGURES_WORDS,
    /* For each stem, where its postings begin (u32), and one more for where they end. */
    FIGURES_STARTS,
    /* The names that require each stem (u32). */
    FIGURES_POSTINGS,
    /* A struct figures_series_row for each series. */
    FIGURES_SERIES,
    /* The documents of each series (u32), the newest first. */
    FIGURES_DOCUMENTS,
    /* The stems (string_table.h), sorted bytewise, in this section and the next one. */
    FIGURES_STEMS
};

enum { FIGURES_LESS = 1, FIGURES_MORE = 2, FIGURES_GROUPED = 4 };

struct figures_name_row {
    uint32_t series, first_word;
    uint8_t n_required, n_allowed, age_low, age_high, flags, unused[3];
};

struct figures_series_row {
    uint32_t first_document, n_documents;
    /* An enum figure_kind. */
    uint32_t kind;
};

#endif
