/* Where the months begin among the documents, whose numbers run newest first. */
#ifndef ENGINE_PERIODS_H
#define ENGINE_PERIODS_H

#include <stdint.h>

#include "engine/columns.h"

/** The first dated document that was published before @p day, or the first undated one. */
uint32_t period_first_before(const struct columns *columns, date_day day);

/** The months from the January of the first year to the December of the last. */
struct periods {
    int first_year;
    uint32_t n_years;
    uint32_t *
        starts; /* of month i: the first document before it; month 12 · n_years follows the last: document 1 */
};

struct periods periods_new(const struct columns *columns);
void periods_free(struct periods *periods);

/** Add to counts[i] how many of the @p n increasing documents are of month i, for all 12 · n_years of them; of year i
 *  with @p months 12 in place of 1. */
void periods_count(uint32_t *counts, const struct periods *periods, unsigned months,
                   const uint32_t *docids, uint32_t n);

#endif
