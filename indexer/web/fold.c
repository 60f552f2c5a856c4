/* Folds the letters of French; others stay. */
#include "indexer/web/fold.h"

/* U+00C0 to U+00FF. */
static const char latin[] =
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

static void put_space(struct buf *out, size_t start)
{
    if (out->n > start && out->at[out->n - 1] != ' ')
        buf_put_byte(out, ' ');
}

/** Put the sign of several bytes at the start of @p rest; returns its length. */
static size_t put_long(struct buf *out, size_t start, struct str rest)
{
    unsigned char a = (unsigned char)rest.at[0];
    unsigned char b = rest.n > 1 ? (unsigned char)rest.at[1] : 0;
    if (a == 0xC3 && b >= 0x80) {
        buf_put_byte(out, latin[b - 0x80]);
        return 2;
    }
    if (a == 0xC2 && b == 0xA0) {
        put_space(out, start);
        return 2;
    }
    if (str_starts_with(rest, STR("\u2019"))) {
        buf_put_byte(out, '\'');
        return 3;
    }
    if (str_starts_with(rest, STR("\u202F")) || str_starts_with(rest, STR("\u200B"))) {
        put_space(out, start);
        return 3;
    }
    if (a == 0xC5 && (b == 0x92 || b == 0x93)) {
        buf_put_text(out, "oe");
        return 2;
    }
    buf_put_byte(out, rest.at[0]);
    return 1;
}

void fold_put(struct buf *out, struct str text)
{
    size_t start = out->n;
    for (size_t i = 0; i < text.n;) {
        unsigned char c = (unsigned char)text.at[i];
        if (c >= 0x80) {
            i += put_long(out, start, (struct str){text.at + i, text.n - i});
            continue;
        }
        if (c <= ' ')
            put_space(out, start);
        else
            buf_put_byte(out, (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c));
        i++;
    }
    while (out->n > start && out->at[out->n - 1] == ' ')
        out->n--;
}
