/* suggest_counts.bin: how many documents each completion finds, and which find none. */
#ifndef ENGINE_WORDS_SUGGEST_COUNTS_H
#define ENGINE_WORDS_SUGGEST_COUNTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/vocabulary/vocabulary.h"

struct suggest;

enum suggest_counts_section {
    /* A bit for each completion, 64 a word (u64): its search finds nothing. */
    COUNTS_NOTHING = 1,
    /* The completions that were counted (u32), rising. */
    COUNTS_ROWS,
    /* For each of them, in the same order, the documents that its search finds (u32): all
     * of them, those of each region of the vocabulary in its order, those of no
     * region. */
    COUNTS_DOCUMENTS
};

/** The most titles that are counted: the best of those that several documents have. */
#define SUGGEST_TITLES_COUNTED 4096U

/** The contents of the file, borrowed from it or from who writes it. Without it, all is
 *  zero, and nothing is known. */
struct suggest_counts {
    const uint64_t *nothing;
    size_t n_nothing;
    const uint32_t *rows;
    size_t n_rows;
    /* n_columns for each row. */
    const uint32_t *documents;
    size_t n_columns;
};

/** @return STATUS_OK, STATUS_NOT_FOUND (the folder does not exist) or STATUS_IO. */
MUST_CHECK enum status suggest_counts_write(const struct suggest_counts *counts,
                                            const char *path, struct error *err);

/**
 * Map the file at @p path, which is that of @p s, until suggest_free().
 *
 * @param n_regions  of the vocabulary.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status suggest_counts_open(struct suggest *s, const char *path,
                                           size_t n_regions, struct error *err);

/** Whether the search of completion @p row finds nothing, whatever the region. */
bool suggest_finds_nothing(const struct suggest *s, uint32_t row);

/**
 * How many documents the search of completion @p row finds that are of one of @p regions
 * (bit REGION_MAX: of none); no bit: any. A completion that leads to a region keeps its
 * own.
 *
 * @param[out] out  unchanged when it is not known: the completion was not counted, or
 *                  documents may be of several of these regions and would be counted
 *                  twice.
 * @return whether it is known.
 */
MUST_CHECK bool suggest_count(uint32_t *out, const struct suggest *s, uint32_t row,
                              region_set regions);

#endif
