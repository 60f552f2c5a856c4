/* Turns UTF-16 into UTF-8. */
#include "indexer/markup/utf16.h"

#include "base/utf8.h"

static const struct str little_mark = {"\xFF\xFE", 2}, big_mark = {"\xFE\xFF", 2};

bool utf16_is_marked(struct str bytes)
{
    return str_starts_with(bytes, little_mark) || str_starts_with(bytes, big_mark);
}

static uint32_t unit_at(struct str bytes, size_t i, bool is_little)
{
    unsigned char first = (unsigned char)bytes.at[i];
    unsigned char second = (unsigned char)bytes.at[i + 1];
    return is_little ? second * 256U + first : first * 256U + second;
}

void utf16_put_text(struct buf *out, struct str bytes)
{
    bool is_little = str_starts_with(bytes, little_mark);
    size_t i = 2;
    char text[4];
    while (i + 1 < bytes.n) {
        uint32_t cp = unit_at(bytes, i, is_little);
        i += 2;
        uint32_t low = i + 1 < bytes.n ? unit_at(bytes, i, is_little) : 0;
        if (cp >= 0xD800 && cp < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
            cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        size_t n = utf8_encode(text, cp);
        if (n == 0)
            n = utf8_encode(text, UTF8_REPLACEMENT);
        buf_put(out, text, n);
    }
    if (i < bytes.n)
        buf_put(out, text, utf8_encode(text, UTF8_REPLACEMENT));
}
