/* The series of figures of an index: how each is called, and its documents. */
#ifndef ENGINE_FIGURES_FIGURES_H
#define ENGINE_FIGURES_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/figures/figure_label.h"
#include "engine/figures/figure_unit.h"

/** Immutable, so that threads may share it. */
struct figures;

/**
 * Map the file that figures_builder_write() wrote.
 *
 * @param[out] out      the caller frees it with figures_free(); NULL on failure.
 * @param n_documents   how many documents the index has: each number is checked.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status figures_open(struct figures **out, const char *path,
                                    uint32_t n_documents, struct error *err);
void figures_free(struct figures *figures);

/** The number of the stem @p stem; FIGURES_NO_STEM when no name has it. */
#define FIGURES_NO_STEM UINT32_MAX
uint32_t figures_stem(const struct figures *figures, struct str stem);

/** How many stems there are: their numbers are below that. */
uint32_t figures_n_stems(const struct figures *figures);

/** Numbers in the file; borrowed until figures_free(). */
struct figure_numbers {
    const uint32_t *at;
    size_t n;
};

/** The names that require stem number @p stem. */
struct figure_numbers figures_names_with(const struct figures *figures, uint32_t stem);

/** A name as the file has it. */
struct figure_called {
    uint32_t series;
    /* The numbers of stems, times two; plus 1 for a number. */
    struct figure_numbers required, allowed;
    /* As in struct figure_name. */
    uint8_t age_low, age_high;
    bool says_less, says_more, is_grouped;
};
struct figure_called figures_name(const struct figures *figures, uint32_t name);

uint32_t figures_n_series(const struct figures *figures);
enum figure_kind figures_kind(const struct figures *figures, uint32_t series);

/** The documents of a series, the newest first. */
struct figure_numbers figures_documents(const struct figures *figures, uint32_t series);

#endif
