/* Binary searches in the column of dates and in the documents found. */
#include "engine/store/flat/periods.h"

#include "base/rows.h"

uint32_t period_first_before(const struct columns *columns, date_day day)
{
    uint32_t low = 1, high = columns->n_dated + 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (columns_date(columns, middle) >= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** How many of the @p n documents have a number below @p docid. */
static uint32_t rank_of(const uint32_t *docids, uint32_t n, uint32_t docid)
{
    return (uint32_t)rows_find(docids, n, sizeof *docids, docid);
}

void periods_count(uint32_t *counts, const struct columns *columns, unsigned months,
                   const uint32_t *docids, uint32_t n)
{
    const uint32_t *starts = columns->month_starts;
    uint32_t end = 12 * columns->n_years;
    if (!end)
        return;
    uint32_t older = rank_of(docids, n, starts[0]);
    for (uint32_t i = 0; i < end; i += months) {
        uint32_t before = rank_of(docids, older, starts[i + months]);
        counts[i / months] += older - before;
        older = before;
    }
}
