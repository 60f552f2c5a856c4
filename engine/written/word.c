/* Finds words with utf8proc: its categories tell letters from other characters, and its
 * case folding without marks makes the folded form. */
#include "engine/written/word.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

/* The ligatures, which Unicode does not decompose. */
static const struct {
    int32_t letter;
    char opened[3];
} ligatures[] = {{0x153, "oe"}, {0x152, "oe"}, {0xE6, "ae"}, {0xC6, "ae"}};

/* Most characters are ASCII, which needs no look-up. */
static bool is_ascii(int32_t c)
{
    return c >= 0 && c < 0x80;
}

static bool is_ascii_letter(int32_t c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_letter(int32_t c)
{
    if (c < 0)
        return false;
    if (is_ascii(c))
        return is_ascii_letter(c);
    utf8proc_category_t category = utf8proc_category(c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

static bool is_word_part(int32_t c)
{
    if (c < 0)
        return false;
    if (is_ascii(c))
        return is_ascii_letter(c) || (c >= '0' && c <= '9');
    utf8proc_category_t category = utf8proc_category(c);
    return is_letter(c) ||
           (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_NO);
}

/**
 * Append @p c, folded, to the @p n bytes in @p to, which has room for @p room bytes;
 * returns the new length.
 */
static size_t fold_put(char *to, size_t n, size_t room, int32_t c)
{
    if (is_ascii(c)) {
        if (n + 1 < room)
            to[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        return n;
    }
    for (size_t i = 0; i < sizeof ligatures / sizeof ligatures[0]; i++)
        if (ligatures[i].letter == c && n + 2 < room) {
            memcpy(to + n, ligatures[i].opened, 2);
            return n + 2;
        }
    utf8proc_int32_t parts[32];
    int boundary = 0;
    utf8proc_ssize_t n_parts = utf8proc_decompose_char(
        c, parts, 32,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK,
        &boundary);
    for (utf8proc_ssize_t i = 0; i < n_parts && i < 32; i++) {
        char bytes[4];
        size_t length = utf8_encode(bytes, (uint32_t)parts[i]);
        if (n + length >= room)
            break;
        memcpy(to + n, bytes, length);
        n += length;
    }
    return n;
}

bool word_next(struct str *rest, struct written_word *out)
{
    size_t start = 0;
    size_t length = 0;
    /* An empty text may be NULL, which cannot be added to. */
    if (!rest->n)
        return false;
    while (start < rest->n &&
           !is_word_part(utf8_decode(rest->at + start, rest->n - start, &length)))
        start += length;
    size_t end = start;
    size_t n = 0;
    while (end < rest->n) {
        int32_t c = utf8_decode(rest->at + end, rest->n - end, &length);
        if (!is_word_part(c))
            break;
        n = fold_put(out->folded, n, sizeof out->folded, c);
        end += length;
    }
    out->folded[n] = '\0';
    out->printed = (struct str){rest->at + start, end - start};
    rest->at += end;
    rest->n -= end;
    return out->printed.n > 0;
}

struct str words_fold(struct arena *arena, struct str text)
{
    AUTO_BUF folded = BUF_INIT(text.n * 4 + WORD_FOLDED_BYTES);
    struct written_word word;
    while (word_next(&text, &word)) {
        if (folded.n)
            buf_put_byte(&folded, ' ');
        buf_put_text(&folded, word.folded);
    }
    return arena_str(arena, buf_str(&folded));
}

/**
 * The length of the first word of @p folded when it matches the pattern @p pattern; else
 * 0.
 */
static size_t word_match(struct str folded, struct str pattern)
{
    bool any_ending = str_ends_with(pattern, STR("*"));
    if (any_ending)
        pattern.n--;
    size_t n = 0;
    while (n < folded.n && folded.at[n] != ' ')
        n++;
    struct str first = {folded.at, n};
    bool fits = any_ending ? str_starts_with(first, pattern) : str_equal(first, pattern);
    return fits ? n : 0;
}

bool words_start_with(struct str folded, const char *words)
{
    struct str patterns = str_of(words);
    while (patterns.n) {
        struct str pattern = str_cut(&patterns, ' ');
        size_t n = word_match(folded, pattern);
        if (!n)
            return false;
        folded.at += n;
        folded.n -= n;
        if (folded.n) {
            folded.at++;
            folded.n--;
        }
    }
    return true;
}

bool words_contain(struct str folded, const char *words)
{
    while (folded.n) {
        if (words_start_with(folded, words))
            return true;
        (void)str_cut(&folded, ' ');
    }
    return false;
}

void words_put_slug(struct buf *out, struct str text, size_t most_bytes)
{
    size_t start = out->n;
    struct written_word word;
    while (word_next(&text, &word)) {
        size_t n = strlen(word.folded);
        bool is_first = out->n == start;
        if (out->n - start + n + !is_first > most_bytes)
            return;
        if (!is_first)
            buf_put_byte(out, '-');
        buf_put(out, word.folded, n);
    }
}

struct letter_case letters_count(struct str text)
{
    struct letter_case count = {0, 0};
    for (size_t i = 0, length; i < text.n; i += length) {
        int32_t c = utf8_decode(text.at + i, text.n - i, &length);
        if (!is_letter(c))
            continue;
        if (is_ascii(c)) {
            count.n_upper += c <= 'Z';
            count.n_lower += c >= 'a';
            continue;
        }
        utf8proc_category_t category = utf8proc_category(c);
        count.n_upper +=
            category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
        count.n_lower += category == UTF8PROC_CATEGORY_LL;
    }
    return count;
}

static void put_changed(struct buf *out, int32_t c)
{
    char bytes[4];
    buf_put(out, bytes, utf8_encode(bytes, (uint32_t)c));
}

/** Append @p text with each character changed by @p change. */
static void put_mapped(struct buf *out, struct str text, int32_t (*change)(int32_t))
{
    for (size_t i = 0, length; i < text.n; i += length) {
        int32_t c = utf8_decode(text.at + i, text.n - i, &length);
        if (c < 0)
            buf_put(out, text.at + i, length);
        else
            put_changed(out, change(c));
    }
}

void letters_put_lower(struct buf *out, struct str text)
{
    put_mapped(out, text, utf8proc_tolower);
}

void letters_put_upper(struct buf *out, struct str text)
{
    put_mapped(out, text, utf8proc_toupper);
}

void letters_put_sentence(struct buf *out, struct str text)
{
    size_t length = 0;
    int32_t c = text.n ? utf8_decode(text.at, text.n, &length) : -1;
    if (c >= 0)
        put_changed(out, utf8proc_toupper(c));
    else
        length = 0;
    buf_put(out, text.at + length, text.n - length);
}
