/* Makes ids and titles of the names of files. */
#include "indexer/tabular/row_id.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "text/word/fold.h"

/** The most bytes of each of the two parts of an id. */
#define PART_MAX 90
#define SLUG_MAX ((size_t)1 << 14)

void row_put_slug(struct buf *out, struct str text)
{
    bool is_due = false;
    size_t start = out->n, length;
    for (size_t i = 0; i < text.n; i += length) {
        int32_t cp = utf8_decode(text.at + i, text.n - i, &length);
        /* An accent of its own, as in the names of files of macOS. */
        if (cp >= 0x300 && cp < 0x370)
            continue;
        char folded[FOLD_MAX_BYTES];
        size_t n = cp < 0 ? 0 : fold_code_point(folded, (uint32_t)utf8proc_tolower(cp));
        bool is_word = n > 0;
        for (size_t k = 0; k < n; k++)
            is_word = is_word && ((folded[k] >= 'a' && folded[k] <= 'z') ||
                                  (folded[k] >= '0' && folded[k] <= '9'));
        if (is_word && is_due && out->n > start)
            buf_put_byte(out, '-');
        is_due = !is_word;
        if (is_word)
            buf_put(out, folded, n);
    }
}

static uint32_t checksum(struct str text)
{
    uint32_t sum = 2166136261U; /* FNV-1a */
    for (size_t i = 0; i < text.n; i++)
        sum = (sum ^ (unsigned char)text.at[i]) * 16777619U;
    return sum;
}

static void put_part(struct buf *out, struct str text)
{
    AUTO_BUF slug = BUF_INIT(SLUG_MAX);
    row_put_slug(&slug, text);
    struct str whole = buf_str(&slug);
    if (whole.n <= PART_MAX) {
        buf_put_str(out, whole);
        return;
    }
    buf_put(out, whole.at, PART_MAX - 9);
    buf_printf(out, "-%08x", checksum(whole));
}

/** @p origin without the ending of the file. */
static struct str without_ending(const char *origin)
{
    struct str name = str_of(origin);
    size_t n = name.n;
    while (n > 0 && name.at[n - 1] != '.' && name.at[n - 1] != '/')
        n--;
    return n > 1 && name.at[n - 1] == '.' ? (struct str){name.at, n - 1} : name;
}

void row_put_id(struct buf *out, const char *origin, struct str key)
{
    put_part(out, without_ending(origin));
    if (!key.n)
        return;
    buf_put_byte(out, '-');
    put_part(out, key);
}

void row_put_title_of_file(struct buf *out, const char *origin)
{
    struct str name = without_ending(origin);
    size_t start = name.n;
    while (start > 0 && name.at[start - 1] != '/')
        start--;
    for (size_t i = start; i < name.n; i++) {
        char c = name.at[i];
        bool is_first = i == start && c >= 'a' && c <= 'z';
        buf_put_byte(out, c == '-' || c == '_' ? ' ' : (char)(is_first ? c - 32 : c));
    }
}
