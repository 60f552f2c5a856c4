/* Sorts the rows of a comparison. */
#include <stdlib.h>

#include "engine/compare/compare_way.h"

struct sorted {
    struct compare_row row;
    /* Smaller comes first. */
    int64_t key;
};

static int64_t key_of(const struct compare_row *row,
                      const struct compare_request *request)
{
    int64_t key = row->region;
    if (request->order == COMPARE_BY_TOTAL)
        key = row->total;
    if (request->order == COMPARE_BY_KIND)
        key = row->kinds[request->kind];
    return request->descending ? -key : key;
}

static int by_key(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->row.region - y->row.region;
}

void compare_sort(struct compare_row *rows, size_t n,
                  const struct compare_request *request)
{
    struct sorted sorted[REGION_MAX];
    for (size_t i = 0; i < n; i++)
        sorted[i] = (struct sorted){rows[i], key_of(&rows[i], request)};
    qsort(sorted, n, sizeof *sorted, by_key);
    for (size_t i = 0; i < n; i++)
        rows[i] = sorted[i].row;
}
