/* Makes ids and titles of the names of files. */
#include "indexer/tabular/row_id.h"

#include <utf8proc.h>

#include "base/sha256.h"
#include "base/utf8.h"
#include "text/word/fold.h"

/** The digits of a digest that tell cut ids apart, and room for an id before that. */
#define DIGEST_DIGITS 12U
#define ID_ROOM ((size_t)1 << 14)

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

/** @p origin without the ending of the file. */
static struct str without_ending(const char *origin)
{
    struct str name = str_of(origin);
    size_t n = name.n;
    while (n > 0 && name.at[n - 1] != '.' && name.at[n - 1] != '/')
        n--;
    return n > 1 && name.at[n - 1] == '.' ? (struct str){name.at, n - 1} : name;
}

/** Append @p text with one hyphen for each run of blanks. */
static void put_without_blanks(struct buf *out, struct str text)
{
    bool is_due = false;
    for (size_t i = 0; i < text.n; i++) {
        bool is_blank = (unsigned char)text.at[i] <= ' ' || text.at[i] == 0x7F;
        if (!is_blank && is_due && out->n)
            buf_put_byte(out, '-');
        if (!is_blank)
            buf_put_byte(out, text.at[i]);
        is_due = is_blank;
    }
}

void row_put_id(struct buf *out, const char *origin, struct str key)
{
    AUTO_BUF id = BUF_INIT(ID_ROOM);
    struct str place = without_ending(origin);
    size_t source = str_find(place, STR("/"));
    if (source < place.n)
        place = str_between(place, source + 1, place.n);
    put_without_blanks(&id, place);
    if (key.n) {
        buf_put_byte(&id, '/');
        row_put_slug(&id, key);
    }
    struct str whole = buf_str(&id);
    if (whole.n <= ROW_ID_MAX) {
        buf_put_str(out, whole);
        return;
    }
    char digest[SHA256_TEXT_BYTES];
    sha256_of(digest, whole);
    buf_put_str(out, utf8_head_bytes(whole, ROW_ID_MAX - DIGEST_DIGITS - 1));
    buf_printf(out, "-%.*s", (int)DIGEST_DIGITS, digest);
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
