/* Binary search in a table whose rows begin with a uint32_t and are sorted by it. */
#ifndef BASE_ROWS_H
#define BASE_ROWS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/** The first of the @p n rows of @p row_bytes bytes whose number is not below @p number;
 *  n when there is none. */
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
