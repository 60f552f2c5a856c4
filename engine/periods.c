/* Binary searches, in the columns once and in the answers each time. */
#include "engine/periods.h"

#include "base/memory.h"

uint32_t period_first_before(const struct columns *columns, date_day day)
{
    uint32_t low = 1, high = columns->n_dated + 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (columns_row(columns, middle)->dates[RECORD_DATE] >= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int year_of(const struct columns *columns, uint32_t docid)
{
    int year, month, day;
    date_to_civil(columns_row(columns, docid)->dates[RECORD_DATE], &year, &month, &day);
    return year;
}

struct periods periods_new(const struct columns *columns)
{
    if (!columns->n_dated)
        return (struct periods){0, 0, NULL};
    int first = year_of(columns, columns->n_dated), last = year_of(columns, 1);
    if (last < first)
        last = first;
    struct periods periods = {.first_year = first,
                              .n_years = (uint32_t)(last - first + 1)};
    uint32_t n = periods.n_years * 12;
    periods.starts = mem_new_array((size_t)n + 1, sizeof *periods.starts);
    for (uint32_t i = 0; i <= n; i++) {
        date_day begin = date_from_civil(first + (int)(i / 12), (int)(i % 12) + 1, 1);
        periods.starts[i] = period_first_before(columns, begin);
    }
    return periods;
}

void periods_free(struct periods *periods)
{
    mem_free(periods->starts);
}

/** How many of the documents come before @p docid. */
static uint32_t rank_of(const uint32_t *docids, uint32_t n, uint32_t docid)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (docids[middle] < docid)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void periods_count(uint32_t *counts, const struct periods *periods, unsigned months,
                   const uint32_t *docids, uint32_t n)
{
    uint32_t end = 12 * periods->n_years;
    if (!end)
        return;
    uint32_t older = rank_of(docids, n, periods->starts[0]);
    for (uint32_t i = 0; i < end; i += months) {
        uint32_t before = rank_of(docids, older, periods->starts[i + months]);
        counts[i / months] += older - before;
        older = before;
    }
}
