/* Finding and counting documents by the time of their publication. Document numbers run
 * from the newest to the oldest, so that a period is a range of numbers. */
#ifndef ENGINE_STORE_FLAT_PERIODS_H
#define ENGINE_STORE_FLAT_PERIODS_H

#include <stdint.h>

#include "engine/store/flat/columns.h"

/** The first document that was published before @p day; n_dated + 1 when there is
 *  none. */
uint32_t period_first_before(const struct columns *columns, date_day day);

/**
 * Add to counts[i] how many of the documents were published in period i.
 *
 * @param months  1: a period is a month, and there are 12 · n_years of them, from the
 *                January of the first year on; 12: a period is a year.
 * @param docids  @p n numbers of documents, increasing.
 */
void periods_count(uint32_t *counts, const struct columns *columns, unsigned months,
                   const uint32_t *docids, uint32_t n);

#endif
