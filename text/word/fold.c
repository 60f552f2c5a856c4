/* Folds a code point: by a table for Latin-1, by a list for the letters that Unicode does
 * not decompose, and otherwise by the canonical decomposition without its marks. */
#include "text/word/fold.h"

#include <string.h>
#include <utf8proc.h>

#include "base/macros.h"
#include "base/utf8.h"

const char fold_latin1[64] = {
    'a', 'a', 'a', 'a', 'a', 'a', 0,   'c', 'e', 'e', 'e', 'e', 'i', 'i', 'i', 'i',
    0,   'n', 'o', 'o', 'o', 'o', 'o', 0,   'o', 'u', 'u', 'u', 'u', 'y', 0,   0,
    'a', 'a', 'a', 'a', 'a', 'a', 0,   'c', 'e', 'e', 'e', 'e', 'i', 'i', 'i', 'i',
    0,   'n', 'o', 'o', 'o', 'o', 'o', 0,   'o', 'u', 'u', 'u', 'u', 'y', 0,   'y'};

struct whole {
    uint32_t cp;
    const char *folded;
};

/* Letters that stand for several letters, that Unicode does not decompose, or that share
 * their capital with another letter (ı and i, ς and σ): a text must fold alike in
 * capitals and in small letters. */
static const struct whole wholes[] = {
    {0xDF, "ss"},  {0xE6, "ae"},   {0xF0, "d"},         {0xFE, "th"},
    {0x111, "d"},  {0x127, "h"},   {0x131, "i"},        {0x142, "l"},
    {0x153, "oe"}, {0x1E9E, "ss"}, {0x3C2, "\xCF\x83"},
};

static const char *whole_of(uint32_t cp)
{
    for (size_t i = 0; i < COUNT_OF(wholes); i++)
        if (wholes[i].cp == cp)
            return wholes[i].folded;
    return NULL;
}

/* Every script that has accents or two cases ends below this code point. Above it, a
 * decomposition would only cut syllables into pieces (Hangul), so code points stay as
 * they are. */
#define FOLD_LAST 0x2000U

size_t fold_code_point(char *to, uint32_t cp)
{
    if (cp < 0x80) {
        to[0] = (char)cp;
        return 1;
    }
    if (cp >= 0xC0 && cp <= 0xFF && fold_latin1[cp - 0xC0]) {
        to[0] = fold_latin1[cp - 0xC0];
        return 1;
    }
    const char *whole = whole_of(cp);
    if (whole) {
        size_t n = strlen(whole);
        memcpy(to, whole, n);
        return n;
    }
    if (cp >= FOLD_LAST)
        return utf8_encode(to, cp);
    utf8proc_int32_t parts[4];
    int boundary = 0;
    utf8proc_ssize_t n_parts = utf8proc_decompose_char(
        (utf8proc_int32_t)cp, parts, COUNT_OF(parts),
        UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD, &boundary);
    if (n_parts < 0 || n_parts > (utf8proc_ssize_t)COUNT_OF(parts))
        return utf8_encode(to, cp);
    size_t n = 0;
    for (utf8proc_ssize_t i = 0; i < n_parts; i++)
        n += utf8_encode(to + n, (uint32_t)parts[i]);
    return n;
}
