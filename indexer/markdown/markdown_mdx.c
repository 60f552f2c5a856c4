/* Reads what MDX adds to Markdown: lines of JavaScript, expressions in braces and tags of
 * components. */
#include "indexer/markup/html_stream.h"
#include "indexer/markup/html_tag.h"
#include "indexer/markdown/markdown_source_parts.h"

/** The most bytes of a tag, an expression or a script. */
#define SCRIPT_MAX (32U << 10)

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_name_byte(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           c == '-' || c == '_' || c == '.' || c == ':';
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

/** The index of the quote that ends the string at byte @p i of @p text, or of the last
 *  byte. Those of one kind end with their line. */
static size_t string_end(struct str text, size_t i)
{
    char quote = text.at[i];
    for (i++; i < text.n && text.at[i] != quote; i++) {
        if (text.at[i] == '\\')
            i++;
        else if (text.at[i] == '\n' && quote == '\'')
            return i;
    }
    return i < text.n ? i : text.n - 1;
}

/** What ends a piece of JavaScript. */
enum script_end { END_BRACE, END_TAG, END_BLANK_LINE };

static bool ends_here(struct str text, size_t i, enum script_end end)
{
    static const char last[] = {
        [END_BRACE] = '}', [END_TAG] = '>', [END_BLANK_LINE] = '\n'};
    if (text.at[i] != last[end])
        return false;
    size_t k = i + 1;
    while (end == END_BLANK_LINE && k < text.n &&
           (text.at[k] == ' ' || text.at[k] == '\r'))
        k++;
    return end != END_BLANK_LINE || k == text.n || text.at[k] == '\n';
}

/** The length of the script at the start of @p text, with what ends it outside of all
 *  braces; 0 when nothing does. */
static size_t script_length(struct str text, enum script_end end)
{
    unsigned depth = 0;
    struct str window = {text.at, text.n < SCRIPT_MAX ? text.n : SCRIPT_MAX};
    for (size_t i = 0; i < window.n; i++) {
        char c = window.at[i];
        bool is_inside = depth > (end == END_BRACE ? 1U : 0U);
        if (!is_inside && i > 0 && ends_here(window, i, end))
            return i + 1;
        if (is_quote(c) && (depth > 0 || end != END_TAG || window.at[i - (i > 0)] == '='))
            i = string_end(window, i);
        else if (c == '{' || c == '[' || c == '(')
            depth += c == '{' || end == END_BLANK_LINE;
        else if ((c == '}' || ((c == ']' || c == ')') && end == END_BLANK_LINE)) && depth)
            depth--;
    }
    return 0;
}

/* Strings with names. */

struct named_string {
    struct str name, value;
    /* Where to go on. */
    size_t next;
};

/** The name that stands before the string at byte @p i: `name:`, `name=` or `name={`. */
static struct str name_before(struct str text, size_t i)
{
    bool has_sign = false;
    while (i > 0 && (is_white(text.at[i - 1]) || strchr(":={(", text.at[i - 1]))) {
        has_sign = has_sign || text.at[i - 1] == ':' || text.at[i - 1] == '=';
        i--;
    }
    if (i > 0 && is_quote(text.at[i - 1]))
        i--;
    size_t end = i;
    while (i > 0 && is_name_byte(text.at[i - 1]))
        i--;
    return has_sign ? (struct str){text.at + i, end - i} : STR("");
}

/** Find the next string from byte @p i on. */
static bool next_string(struct named_string *out, struct str text, size_t i)
{
    while (i < text.n && !is_quote(text.at[i]))
        i++;
    if (i >= text.n)
        return false;
    size_t end = string_end(text, i);
    out->name = name_before(text, i);
    out->value = end > i ? (struct str){text.at + i + 1, end - i - 1} : STR("");
    out->next = end + 1;
    return true;
}

/* Scripts. */

static bool is_script(struct str line)
{
    static const char *const starts[] = {
        "export const ",    "export default ", "export let ",      "export var ",
        "export function ", "export async ",   "export class ",    "export {",
        "export * ",        "export type ",    "export interface "};
    if (str_starts_with(line, STR("import ")) || str_starts_with(line, STR("import{"))) {
        struct str rest = str_trim((struct str){line.at + 6, line.n - 6});
        return str_find(line, STR(" from ")) < line.n ||
               str_find(line, STR("}from")) < line.n ||
               (rest.n && (is_quote(rest.at[0]) || rest.at[0] == '{'));
    }
    for (size_t i = 0; i < COUNT_OF(starts); i++)
        if (str_starts_with(line, str_of(starts[i])))
            return true;
    return false;
}

bool markdown_is_mdx(struct str text)
{
    while (text.at && text.n) {
        struct str line = str_trim(str_cut(&text, '\n'));
        if (line.n)
            return is_script(line);
    }
    return false;
}

/** Put what readers see of the metadata of a page: its title, and other texts. */
static void put_metadata(struct markdown_source *source, const struct line_parts *line,
                         struct str script)
{
    struct buf *title = source->facts->title;
    bool is_known = source->facts->known_title.n > 0;
    struct named_string string = {.next = 0};
    while (next_string(&string, script, string.next)) {
        struct str value = str_trim(string.value);
        bool is_title = html_name_is(string.name, STR("title"));
        if (is_title && title && !is_known && !title->n)
            buf_put_str(title, value);
        bool is_shown = html_attribute_is_visible(string.name, string.value) &&
                        !html_name_is(string.name, STR("alt")) &&
                        !(title && str_equal(value, buf_str(title))) &&
                        !str_equal(value, source->facts->known_title);
        if (is_shown)
            markdown_put_block(source, line, value);
    }
}

bool markdown_mdx_script(struct markdown_source *source, const struct line_parts *line)
{
    if (!source->is_mdx || line->indent || line->n_quotes || !is_script(line->whole))
        return false;
    struct str rest = {source->text.at + source->at, source->text.n - source->at};
    size_t n = 0;
    if (source->at >= source->no_script_before)
        n = script_length(rest, END_BLANK_LINE);
    if (!n && rest.n < SCRIPT_MAX)
        n = rest.n > line->whole.n && memchr(rest.at, '{', line->whole.n)
                ? line->whole.n + 1
                : line->whole.n;
    if (!n) {
        source->no_script_before = source->at + SCRIPT_MAX;
        n = line->whole.n;
    }
    if (str_starts_with(rest, STR("export ")))
        put_metadata(source, line, (struct str){rest.at, n});
    source->at += n < rest.n ? n : rest.n;
    return true;
}

/* Expressions and tags. */

static void put_one_line(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        buf_put_byte(out, text.at[i] == '\n' ? ' ' : text.at[i]);
}

size_t markdown_put_expression(struct markdown_source *source, size_t at)
{
    struct str rest = {source->text.at + at, source->text.n - at};
    if (at < source->no_script_before)
        return 0;
    size_t n = script_length(rest, END_BRACE);
    if (!n) {
        source->no_script_before = at + SCRIPT_MAX;
        return 0;
    }
    struct str inside = str_trim((struct str){rest.at + 1, n - 2});
    bool is_string =
        inside.n > 1 && is_quote(inside.at[0]) && string_end(inside, 0) == inside.n - 1;
    if (is_string)
        put_one_line(&source->out, (struct str){inside.at + 1, inside.n - 2});
    return n;
}

/** Put an attribute that is seen or followed, in double quotes. */
static void put_attribute(struct buf *out, const struct named_string *string)
{
    bool is_kept = html_attribute_is_visible(string->name, string->value) ||
                   html_name_is(string->name, STR("href")) ||
                   html_name_is(string->name, STR("src"));
    if (!is_kept)
        return;
    buf_printf(out, " %.*s=\"", STR_ARG(string->name));
    for (size_t i = 0; i < string->value.n; i++) {
        char c = string->value.at[i];
        if (c == '"')
            buf_put_text(out, "&quot;");
        else if (c == '<' || c == '>')
            buf_put_text(out, c == '<' ? "&lt;" : "&gt;");
        else
            buf_put_byte(out, is_white(c) ? ' ' : c);
    }
    buf_put_byte(out, '"');
}

/** Put @p tag as HTML on one line: its name and the attributes that are kept. */
static void put_tag(struct buf *out, struct str name, struct str tag)
{
    bool is_end = tag.at[1] == '/', is_empty = tag.at[tag.n - 2] == '/';
    buf_printf(out, is_end ? "</%.*s" : "<%.*s", STR_ARG(name));
    size_t start = 1 + name.n;
    struct named_string string = {.next = start};
    while (!is_end && next_string(&string, tag, string.next))
        put_attribute(out, &string);
    buf_put_text(out, is_empty && !is_end ? " />" : ">");
}

/** Whether only blanks stand around the @p n bytes at @p at of the text, on its lines. */
static bool is_alone(const struct markdown_source *source, size_t at, size_t n)
{
    const struct str text = source->text;
    size_t end = at + n;
    while (at > 0 && (text.at[at - 1] == ' ' || text.at[at - 1] == '\t'))
        at--;
    while (end < text.n && (is_white(text.at[end]) && text.at[end] != '\n'))
        end++;
    return (at == 0 || text.at[at - 1] == '\n') &&
           (end == text.n || text.at[end] == '\n');
}

static bool is_component(struct str name)
{
    return name.n && name.at[0] >= 'A' && name.at[0] <= 'Z';
}

size_t markdown_put_component(struct markdown_source *source, size_t at)
{
    struct str rest = {source->text.at + at, source->text.n - at};
    size_t start = rest.n > 1 && rest.at[1] == '/' ? 2 : 1, i = start;
    while (i < rest.n && i < 100 && is_name_byte(rest.at[i]))
        i++;
    struct str name = {rest.at + start, i - start};
    if (source->is_mdx && !name.n && start < rest.n && rest.at[start] == '>')
        return start + 1;
    bool is_one = name.n && i < rest.n &&
                  (is_white(rest.at[i]) || strchr(">/", rest.at[i])) &&
                  (source->is_mdx || is_component(name));
    if (!is_one || at < source->no_script_before)
        return 0;
    size_t n = script_length(rest, END_TAG);
    if (!n) {
        source->no_script_before = at + SCRIPT_MAX;
        return 0;
    }
    struct line_parts line = {.n_quotes = source->n_quotes};
    bool is_block = is_alone(source, at, n);
    if (is_block)
        markdown_put_blank(source, &line);
    put_tag(&source->out, name, (struct str){rest.at, n});
    if (is_block) {
        buf_put_byte(&source->out, '\n');
        markdown_put_blank(source, &line);
    }
    return n;
}
