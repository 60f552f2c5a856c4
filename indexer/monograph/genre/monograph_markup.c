/* Cleans a line in one pass. Each kind of markup has a function, which returns how many
 * bytes it took. */
#include "indexer/monograph/genre/monograph_markup.h"

#include "base/buf.h"
#include "base/macros.h"
#include "base/utf8.h"

/* The references that a converter writes when it turns a page into text. */
static const struct {
    const char *name;
    const char *text;
} references[] = {
    {"&amp;", "&"},   {"&lt;", "<"},  {"&gt;", ">"},   {"&nbsp;", " "},
    {"&quot;", "\""}, {"&#39;", "'"}, {"&#160;", " "}, {"&rsquo;", "\xE2\x80\x99"},
};

/* Tags that end a paragraph or a line; all others leave nothing behind. */
static const char *const border_tags[] = {"p",   "/p",   "br", "br/", "br /",
                                          "div", "/div", "li", "/li"};

static bool is_address(struct str s)
{
    return str_starts_with(s, STR("http://")) || str_starts_with(s, STR("https://")) ||
           str_starts_with(s, STR("mailto:"));
}

/* No tag or link is longer. Without this limit, a line of brackets would cost the square
 * of its length. */
#define CONSTRUCTION_MOST_BYTES 600

static void drop_last_spaces(struct buf *out)
{
    while (out->n && out->at[out->n - 1] == ' ')
        out->n--;
}

static void put_space(struct buf *out)
{
    if (!out->n || (out->at[out->n - 1] != ' ' && out->at[out->n - 1] != '\n'))
        buf_put_byte(out, ' ');
}

static void put_border(struct buf *out)
{
    drop_last_spaces(out);
    if (out->n && out->at[out->n - 1] != '\t' && out->at[out->n - 1] != '\n')
        buf_put_byte(out, '\n');
}

static bool is_wide_space(int32_t c)
{
    return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

static bool is_invisible(int32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
           (c >= 0 && c < 0x20 && c != '\t') || c == 0x7F;
}

/* The raised letters of « 1ᵉʳ ». */
#define SMALL_E 0x1D49
#define SMALL_R 0x2B3

static size_t take_character(struct buf *out, struct str rest)
{
    size_t length;
    int32_t c = utf8_decode(rest.at, rest.n, &length);
    if (is_invisible(c))
        return length;
    if (c == '\t')
        drop_last_spaces(out);
    if (c == SMALL_E || c == SMALL_R) {
        buf_put_byte(out, c == SMALL_E ? 'e' : 'r');
        return length;
    }
    if (c != ' ' && !is_wide_space(c))
        buf_put(out, rest.at, length);
    else
        put_space(out);
    return length;
}

/**
 * Put @p text character by character, because the inside of a link or tag is cleaned too.
 */
static void put_plain(struct buf *out, struct str text)
{
    for (size_t n; text.n; text.at += n, text.n -= n)
        n = take_character(out, text);
}

/** Take « <p> », « <i> » or « <https://…> »; 0 when it is only a « < ». */
static size_t take_tag(struct buf *out, struct str rest)
{
    size_t end = str_find(rest, STR(">"));
    struct str inside = {rest.at + 1, end ? end - 1 : 0};
    if (end == rest.n || !inside.n || str_find(inside, STR("<")) < inside.n)
        return 0;
    if (is_address(inside)) {
        put_plain(out, inside);
        return end + 1;
    }
    char first = inside.at[0];
    if (first != '/' && (first < 'a' || first > 'z') && (first < 'A' || first > 'Z'))
        return 0;
    if (str_is_among(inside, border_tags, COUNT_OF(border_tags)))
        put_border(out);
    return end + 1;
}

/** Take « [words](address) » as « words (address) ». */
static size_t take_link(struct buf *out, struct str rest)
{
    size_t middle = str_find(rest, STR("]("));
    if (middle == rest.n)
        return 0;
    struct str target = {rest.at + middle + 2, rest.n - middle - 2};
    target.n = str_find(target, STR(")"));
    struct str words = {rest.at + 1, middle - 1};
    if (middle + 2 + target.n == rest.n || !is_address(target) ||
        str_find(words, STR("[")) < words.n)
        return 0;
    put_plain(out, words);
    buf_put_text(out, " (");
    put_plain(out, target);
    buf_put_byte(out, ')');
    return middle + 2 + target.n + 1;
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/** Take « ^{er} », « ^e », « ^e^ » or « ^(e) » after a number, maybe with a space. */
static size_t take_exponent(struct buf *out, struct str rest)
{
    /* What closes each opening sign, which may be none. */
    static const char pairs[][2] = {{'{', '}'}, {'(', ')'}};
    char closing = 0;
    for (size_t i = 0; i < COUNT_OF(pairs) && rest.n > 1; i++)
        if (rest.at[1] == pairs[i][0])
            closing = pairs[i][1];
    size_t start = closing ? 2 : 1;
    size_t end = start;
    while (end < rest.n && is_lower(rest.at[end]))
        end++;
    if (end == start || (closing && (end == rest.n || rest.at[end] != closing)))
        return 0;
    bool is_closed = closing || (end < rest.n && rest.at[end] == '^');
    size_t n = out->n;
    while (n && out->at[n - 1] == ' ')
        n--;
    if (n && out->at[n - 1] >= '0' && out->at[n - 1] <= '9')
        out->n = n;
    buf_put(out, rest.at + start, end - start);
    return end + is_closed;
}

static size_t take_reference(struct buf *out, struct str rest)
{
    for (size_t i = 0; i < COUNT_OF(references); i++) {
        struct str name = str_of(references[i].name);
        if (!str_starts_with(rest, name))
            continue;
        if (references[i].text[0] == ' ')
            put_space(out);
        else
            buf_put_text(out, references[i].text);
        return name.n;
    }
    return 0;
}

static size_t take_bold(struct buf *out, struct str rest)
{
    (void)out;
    return str_starts_with(rest, STR("**")) ? 2 : 0;
}

static const struct {
    char sign;
    size_t (*take)(struct buf *out, struct str rest);
} constructions[] = {
    {'<', take_tag},       {'[', take_link}, {'^', take_exponent},
    {'&', take_reference}, {'*', take_bold},
};

static size_t take_construction(struct buf *out, struct str rest)
{
    for (size_t i = 0; i < COUNT_OF(constructions); i++)
        if (constructions[i].sign == rest.at[0])
            return constructions[i].take(out,
                                         utf8_head_bytes(rest, CONSTRUCTION_MOST_BYTES));
    return 0;
}

struct str markup_clean(struct arena *arena, struct str raw)
{
    AUTO_BUF out = BUF_INIT(raw.n * 2 + 1);
    while (raw.n) {
        size_t n = take_construction(&out, raw);
        if (!n)
            n = take_character(&out, raw);
        raw.at += n;
        raw.n -= n;
    }
    struct str clean = buf_str(&out);
    while (clean.n && (clean.at[clean.n - 1] == ' ' || clean.at[clean.n - 1] == '\n'))
        clean.n--;
    while (clean.n && clean.at[0] == ' ') {
        clean.at++;
        clean.n--;
    }
    return arena_str(arena, clean);
}

struct str markup_bold(struct arena *arena, struct str raw)
{
    size_t start = str_find(raw, STR("**"));
    if (start == raw.n)
        return (struct str){"", 0};
    struct str rest = {raw.at + start + 2, raw.n - start - 2};
    size_t n = str_find(rest, STR("**"));
    return n == rest.n ? (struct str){"", 0}
                       : markup_clean(arena, (struct str){rest.at, n});
}

struct str markup_url(struct str text, size_t from)
{
    while (from < text.n) {
        struct str rest = {text.at + from, text.n - from};
        size_t at = str_find(rest, STR("http"));
        if (at == rest.n)
            break;
        struct str url = {rest.at + at, 0};
        struct str tail = {url.at, rest.n - at};
        while (url.n < tail.n && (unsigned char)tail.at[url.n] > ' ' &&
               tail.at[url.n] != '<' && tail.at[url.n] != '>' && tail.at[url.n] != '"' &&
               tail.at[url.n] != ')')
            url.n++;
        while (url.n && (url.at[url.n - 1] == '.' || url.at[url.n - 1] == ',' ||
                         url.at[url.n - 1] == ';'))
            url.n--;
        if (is_address(url) && url.n > 8)
            return url;
        from += at + 4;
    }
    return (struct str){text.at + text.n, 0};
}
