/* Counts the letters that differ between names. */
#include "engine/config/nearest.h"

#include <stddef.h>
#include <string.h>

#include "base/macros.h"

/** A name that is longer is near no other. */
#define NAME_MAX_BYTES 40

static unsigned char folded(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/** How many letters must be added, taken away or replaced. */
static size_t distance(const char *a, const char *b)
{
    size_t row[NAME_MAX_BYTES + 1], n = strlen(b);
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 0; a[i]; i++) {
        size_t before = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < n; j++) {
            size_t replaced = before + (folded(a[i]) != folded(b[j]));
            before = row[j + 1];
            row[j + 1] = least(replaced, least(row[j], before) + 1);
        }
    }
    return row[n];
}

const char *nearest_name(const char *written, const char *const *names)
{
    const char *nearest = NULL;
    size_t n = strlen(written), fewest = n / 3 + 1;
    if (n > NAME_MAX_BYTES)
        return NULL;
    for (; *names; names++) {
        size_t errors =
            strlen(*names) > NAME_MAX_BYTES ? fewest : distance(written, *names);
        if (errors < fewest + (nearest == NULL)) {
            nearest = *names;
            fewest = errors;
        }
    }
    return nearest;
}
