/* Tables whose rows begin with a number, a uint32_t, that never falls from row to row. */
#ifndef BASE_ROWS_H
#define BASE_ROWS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/** The first of @p n rows of @p row_bytes each whose number is not below @p number; n where there is none. By halves. */
static inline size_t rows_find(const void *rows, size_t n, size_t row_bytes,
                               uint32_t number)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t found;
        memcpy(&found, (const char *)rows + middle * row_bytes, sizeof found);
        if (found < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

#endif
