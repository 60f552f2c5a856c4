/* Percent-encoding. Bytes that stay as they are are copied in one piece, because a page
 * of results has some thirty addresses. */
#include "base/percent.h"

static bool is_plain(char c, bool keep_slash)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.' || c == '_' || c == '~' || (c == '/' && keep_slash);
}

void percent_encode(struct buf *out, struct str text, bool keep_slash)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t plain = 0; /* where the bytes to copy as they are begin */
    for (size_t i = 0; i < text.n; i++) {
        if (is_plain(text.at[i], keep_slash))
            continue;
        unsigned char c = (unsigned char)text.at[i];
        char coded[] = {'%', digits[c >> 4], digits[c & 15U]};
        buf_put(out, text.at + plain, i - plain);
        buf_put(out, coded, sizeof coded);
        plain = i + 1;
    }
    buf_put(out, text.at + plain, text.n - plain);
}
