/* Where the months begin among the documents, whose numbers run newest first. */
#ifndef ENGINE_STORE_FLAT_PERIODS_H
#define ENGINE_STORE_FLAT_PERIODS_H

#include <stdint.h>

#include "engine/store/flat/columns.h"

/** The first dated document that was published before @p day, or the first undated one. */
uint32_t period_first_before(const struct columns *columns, date_day day);

/** Add to counts[i] how many of the @p n increasing documents are of month i, for all 12 · n_years of them; of year i
 *  with @p months 12 in place of 1. */
void periods_count(uint32_t *counts, const struct columns *columns, unsigned months,
                   const uint32_t *docids, uint32_t n);

#endif
