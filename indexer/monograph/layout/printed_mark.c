/* Notes which lines a converter marked as headings, and drops what it wrote for its own
 * sake: marks, escapes, emphasis, links within the file. */
#include <string.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/utf8.h"
#include "engine/written/word.h"
#include "indexer/monograph/layout/printed_pass.h"

/* A heading is not longer, and neither is an emphasis or a link. */
#define HEADING_MOST_BYTES 600

static struct str part(struct str text, size_t from, size_t n)
{
    return (struct str){text.at + from, n};
}

/** @p text without the marks of a Markdown heading: « ## Title ## ». */
static bool take_hashes(struct str *text)
{
    size_t n = 0;
    while (n < text->n && text->at[n] == '#')
        n++;
    if (!n || n > 6 || n == text->n || text->at[n] != ' ')
        return false;
    struct str title = str_trim(part(*text, n, text->n - n));
    while (title.n && title.at[title.n - 1] == '#')
        title.n--;
    /* Attributes: « {#place .class} ». */
    size_t brace = str_find(title, STR(" {"));
    if (brace + 2 < title.n && str_ends_with(title, STR("}")) &&
        strchr("#.-", title.at[brace + 2]))
        title.n = brace;
    *text = str_trim(title);
    return true;
}

/** @p text without <h2> and </h2>, when it is between them. */
static bool take_tags(struct str *text)
{
    bool is_tag = text->n > 9 && text->at[0] == '<' && (text->at[1] | 32) == 'h' &&
                  text->at[2] >= '1' && text->at[2] <= '6';
    size_t begin = str_find(*text, STR(">"));
    if (!is_tag || text->at[text->n - 5] != '<' || text->at[text->n - 4] != '/' ||
        begin + 5 > text->n - 5)
        return false;
    *text = str_trim(part(*text, begin + 1, text->n - begin - 6));
    return true;
}

/** @p text without the signs of bold that stand around all of it: « **Title** ». */
static bool take_bold(struct str *text)
{
    static const struct {
        struct str begin;
        struct str end;
    } signs[] = {{{"***", 3}, {"***", 3}},
                 {{"**", 2}, {"**", 2}},
                 {{"__", 2}, {"__", 2}},
                 {{"<b>", 3}, {"</b>", 4}},
                 {{"<strong>", 8}, {"</strong>", 9}}};
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (text->n <= signs[i].begin.n + signs[i].end.n ||
            !str_starts_with(*text, signs[i].begin) ||
            !str_ends_with(*text, signs[i].end))
            continue;
        struct str inner =
            part(*text, signs[i].begin.n, text->n - signs[i].begin.n - signs[i].end.n);
        if (str_find(inner, signs[i].begin) < inner.n || strchr("*_", inner.at[0]))
            continue;
        *text = str_trim(inner);
        return true;
    }
    return false;
}

static bool is_escapable(char c)
{
    return c && strchr("\\`*_{}[]()#+-.!|<>~\"'$&:;,/=@^%?", c);
}

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c < 0;
}

/** Take « _words_ » or « *words* » as its words; 0 when the sign is only a sign. */
static size_t take_emphasis(struct buf *out, struct str rest, char before)
{
    char sign = rest.at[0];
    if (is_word_byte(before) || before == sign || rest.n < 3 || rest.at[1] == sign ||
        rest.at[1] == ' ')
        return 0;
    struct str inside = utf8_head_bytes(part(rest, 1, rest.n - 1), HEADING_MOST_BYTES);
    const char *end = memchr(inside.at, sign, inside.n);
    size_t n = end ? (size_t)(end - inside.at) : inside.n;
    bool ends = end && inside.at[n - 1] != ' ' &&
                (n + 1 == inside.n ||
                 (!is_word_byte(inside.at[n + 1]) && inside.at[n + 1] != sign));
    if (!ends || memchr(inside.at, '\\', n) || memchr(inside.at, '\t', n))
        return 0;
    buf_put(out, inside.at, n);
    return n + 2;
}

/** Take « [words](#place) », a link within the file, as its words; 0 when it is none. */
static size_t take_link(struct buf *out, struct str rest)
{
    struct str inside = utf8_head_bytes(rest, HEADING_MOST_BYTES);
    size_t middle = str_find(inside, STR("]("));
    struct str target = part(inside, middle, inside.n - middle);
    size_t end = str_find(target, STR(")"));
    if (end == target.n || end < 3 || str_find(target, STR(":")) < end)
        return 0;
    if (memchr(inside.at, '\t', middle))
        return 0;
    buf_put(out, inside.at + 1, middle - 1);
    return middle + end + 1;
}

/** Take <b>, <strong>, __ as the sign of bold that the reader knows. */
static size_t take_strong(struct buf *out, struct str rest)
{
    static const char *const tags[] = {"<b>",       "</b>",     "<strong>",
                                       "</strong>", "<STRONG>", "</STRONG>"};
    for (size_t i = 0; i < COUNT_OF(tags); i++)
        if (str_starts_with(rest, str_of(tags[i]))) {
            buf_put_text(out, "**");
            return strlen(tags[i]);
        }
    return 0;
}

/** The bytes taken from the front of @p rest for a sign of Markdown; 0 for none. */
static size_t take_sign(struct buf *out, struct str rest, char before, bool may_be_note)
{
    switch (rest.at[0]) {
    case '\\':
        if (rest.n < 2 || !is_escapable(rest.at[1]))
            return 0;
        buf_put_byte(out, rest.at[1]);
        return 2;
    case '*':
        return may_be_note ? 0 : take_emphasis(out, rest, before);
    case '_':
        return take_emphasis(out, rest, before);
    case '[':
        return take_link(out, rest);
    case '<':
        return take_strong(out, rest);
    default:
        return 0;
    }
}

static struct str clean(struct arena *arena, struct str text)
{
    AUTO_BUF out = BUF_INIT(text.n * 2 + 1);
    char before = ' ';
    bool at_front = true;
    while (text.n) {
        /* « *Depuis 2025 » is a note. */
        bool may_be_note = at_front && text.at[0] == '*';
        size_t n = take_sign(&out, text, before, may_be_note);
        if (!n) {
            buf_put_byte(&out, text.at[0]);
            n = 1;
        }
        before = text.at[n - 1];
        at_front = at_front && before == ' ';
        text = part(text, n, text.n - n);
    }
    return arena_str(arena, buf_str(&out));
}

/** Write a bullet that only some fonts have, or with a tab behind it, as « - ». */
static struct str plain_bullet(struct arena *arena, struct str text)
{
    struct str rest = text;
    while (rest.n && rest.at[0] == ' ')
        rest = part(rest, 1, rest.n - 1);
    size_t n = printed_bullet(rest);
    bool is_number = n && rest.at[0] >= '0' && rest.at[0] <= '9';
    bool has_tab = n && memchr(rest.at, '\t', n);
    bool is_cell =
        has_tab && (memchr(rest.at + n, '\t', rest.n - n) != NULL || rest.at[0] == '-');
    if (!n || is_cell || is_number || str_starts_with(rest, STR("- ")))
        return text;
    AUTO_BUF out = BUF_INIT(rest.n + 3);
    buf_put_text(&out, "- ");
    buf_put(&out, rest.at + n, rest.n - n);
    return arena_str(arena, buf_str(&out));
}

/** @p text without the tags of anchors and styles, which stand around what is said. */
static struct str without_tags(struct arena *arena, struct str text)
{
    static const char *const names[] = {"span", "a", "u", "font", "sup", "em", "i"};
    AUTO_BUF out = BUF_INIT(text.n + 1);
    while (text.n) {
        size_t n = 0;
        struct str tag =
            utf8_head_bytes(text, text.at[0] == '<' ? HEADING_MOST_BYTES : 0);
        size_t slash = tag.n > 1 && tag.at[1] == '/';
        for (size_t i = 0; tag.n && i < COUNT_OF(names) && !n; i++) {
            struct str name = str_of(names[i]);
            struct str inside = part(tag, 1 + slash, tag.n - 1 - slash);
            bool is_tag = str_starts_with(inside, name) && inside.n > name.n &&
                          strchr(" />", inside.at[name.n]);
            size_t end = is_tag ? str_find(tag, STR(">")) : tag.n;
            n = end < tag.n ? end + 1 : 0;
        }
        if (!n)
            buf_put_byte(&out, text.at[0]);
        n = n ? n : 1;
        text = part(text, n, text.n - n);
    }
    return arena_str(arena, buf_str(&out));
}

static void clean_line(struct printed_sheet *sheet, struct printed_line *line)
{
    if (line->text.n && memchr(line->text.at, '<', line->text.n))
        line->text = without_tags(sheet->arena, line->text);
    struct str text = str_trim(line->text);
    if (str_starts_with(text, STR("> ")) || str_equal(text, STR(">")))
        text = line->text = str_trim(part(text, 1, text.n - 1));
    if (!printed_is_row(line->text) && text.n <= HEADING_MOST_BYTES) {
        bool is_marked = take_hashes(&text);
        is_marked |= take_tags(&text);
        is_marked |= take_bold(&text);
        if (is_marked) {
            line->is_marked = true;
            line->text = text;
        }
    }
    line->text = plain_bullet(sheet->arena, line->text);
    if (line->text.n && (memchr(line->text.at, '\\', line->text.n) ||
                         memchr(line->text.at, '*', line->text.n) ||
                         memchr(line->text.at, '_', line->text.n) ||
                         memchr(line->text.at, '[', line->text.n) ||
                         memchr(line->text.at, '<', line->text.n)))
        line->text = clean(sheet->arena, line->text);
}

void printed_clean_marks(struct printed_sheet *sheet)
{
    for (size_t i = 0; i < sheet->n; i++)
        clean_line(sheet, &sheet->at[i]);
}
