/* Puts the words of a line, and reads the marks in it that CommonMark does not know. */
#include "indexer/markup/html_tag.h"
#include "indexer/markdown/markdown_source_parts.h"

/* How far the end of a mark may be from its start. */
#define SHORT_MAX 40
#define SPAN_MAX 1000
#define MATH_MAX 4000
#define TAG_MAX 4096

/** What stands from byte @p at of the text on. */
static struct str rest_at(const struct markdown_source *source, size_t at)
{
    return (struct str){source->text.at + at, source->text.n - at};
}

/** The rest of the line from byte @p at on, but no more than @p most bytes. */
static struct str line_at(const struct markdown_source *source, size_t at, size_t most)
{
    struct str rest = rest_at(source, at);
    if (rest.n > most)
        rest.n = most;
    const char *feed = memchr(rest.at, '\n', rest.n);
    return feed ? (struct str){rest.at, (size_t)(feed - rest.at)} : rest;
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7f && !is_alnum(c);
}

/** The byte before byte @p at; a line feed at the start. */
static char byte_before(const struct markdown_source *source, size_t at)
{
    return at ? source->text.at[at - 1] : '\n';
}

/* Each reads the mark at byte @p at, puts what it stands for, and returns its length; 0
 * when it is none, and the byte is only itself. */
typedef size_t read_mark(struct markdown_source *source, size_t at);

static size_t copy(struct markdown_source *source, size_t at, size_t n)
{
    buf_put(&source->out, source->text.at + at, n);
    return n;
}

static size_t read_escape(struct markdown_source *source, size_t at)
{
    struct str rest = rest_at(source, at);
    return rest.n > 1 && is_punctuation(rest.at[1]) ? copy(source, at, 2) : 0;
}

/** Put a span of code as it is; in a table, "|" in it would end the cell. */
static size_t put_code(struct markdown_source *source, struct str code)
{
    for (size_t i = 0; i < code.n; i++) {
        bool is_escaped = i > 0 && code.at[i - 1] == '\\';
        if (code.at[i] == '|' && source->n_columns && !is_escaped)
            buf_put_byte(&source->out, '\\');
        buf_put_byte(&source->out, code.at[i]);
    }
    return code.n;
}

static size_t read_code(struct markdown_source *source, size_t at)
{
    struct str line = line_at(source, at, SPAN_MAX);
    size_t n = 0;
    while (n < line.n && line.at[n] == '`')
        n++;
    for (size_t i = n, run = 0; i < line.n; i++) {
        run = line.at[i] == '`' ? run + 1 : 0;
        bool ends = run == n && (i + 1 == line.n || line.at[i + 1] != '`');
        if (ends)
            return put_code(source, (struct str){line.at, i + 1});
    }
    return copy(source, at, n);
}

/** A row of a table may have more cells than its head: they belong to the last one. */
static size_t read_pipe(struct markdown_source *source, size_t at)
{
    if (!source->n_columns)
        return 0;
    size_t end = at + 1;
    while (end < source->text.n && is_white(source->text.at[end]) &&
           source->text.at[end] != '\n')
        end++;
    if (end == source->text.n || source->text.at[end] == '\n')
        return 0;
    if (source->n_pipes) {
        source->n_pipes--;
        return 0;
    }
    buf_put_text(&source->out, "\\|");
    return 1;
}

/** What stands between "==" is highlighted on a page. */
static size_t read_highlight(struct markdown_source *source, size_t at)
{
    struct str line = line_at(source, at, SPAN_MAX);
    if (line.n < 2 || line.at[1] != '=')
        return 0;
    if (source->highlight_end == at && at > 0)
        return 2;
    struct str inside = {line.at + 2, line.n - 2};
    size_t n = str_find(inside, STR("=="));
    if (n == 0 || n == inside.n || is_white(inside.at[0]) || inside.at[0] == '=')
        return 0;
    source->highlight_end = at + 2 + n;
    return 2;
}

/** H~2~O and 1^er^ are lowered and raised; `^[…]` is a note in the line. */
static size_t read_script(struct markdown_source *source, size_t at)
{
    struct str line = line_at(source, at, SPAN_MAX);
    char mark = line.at[0];
    if (mark == '^' && line.n > 1 && line.at[1] == '[') {
        const char *end = memchr(line.at, ']', line.n);
        if (!end)
            return 0;
        size_t n = (size_t)(end - line.at);
        buf_put_text(&source->out, " (");
        (void)copy(source, at + 2, n - 2);
        buf_put_byte(&source->out, ')');
        return n + 1;
    }
    size_t n = 1;
    while (n < line.n && n < SHORT_MAX && !is_white(line.at[n]) && line.at[n] != mark)
        n++;
    bool is_one = n > 1 && n < line.n && line.at[n] == mark &&
                  !(n + 1 < line.n && line.at[n + 1] == mark) &&
                  byte_before(source, at) != mark;
    if (!is_one)
        return 0;
    (void)copy(source, at + 1, n - 1);
    return n + 1;
}

/* Links of wikis. */

static bool is_toc(struct str name)
{
    static const char *const names[] = {"_toc_", "toc", "__toc__", "sommaire"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (html_name_is(name, str_of(names[i])))
            return true;
    return false;
}

/** Put the words of what stands in `[[…]]`. */
static void put_wiki_words(struct markdown_source *source, struct str inside,
                           bool is_picture)
{
    struct str page = str_cut(&inside, '|');
    struct str words = inside.at ? inside : page;
    bool is_width = is_picture && words.n && words.at[0] >= '0' && words.at[0] <= '9';
    bool is_file = is_picture && (!inside.at || is_width);
    if (!is_toc(words) && !is_file)
        buf_put_str(&source->out, words);
}

static size_t read_wiki_link(struct markdown_source *source, size_t at)
{
    struct str line = line_at(source, at, SPAN_MAX);
    bool is_picture = line.at[0] == '!';
    size_t start = is_picture ? 3 : 2;
    if (!str_starts_with((struct str){line.at + is_picture, line.n - is_picture},
                         STR("[[")))
        return 0;
    struct str inside = {line.at + start, line.n - start};
    size_t n = str_find(inside, STR("]]"));
    if (n == 0 || n == inside.n || memchr(inside.at, '[', n))
        return 0;
    char next = n + 2 < inside.n ? inside.at[n + 2] : ' ';
    if (next == '(' || next == '[' || next == ':' || next == ']')
        return 0;
    put_wiki_words(source, (struct str){inside.at, n}, is_picture);
    return start + n + 2;
}

/* Mathematics. */

/** Put what stands between signs of mathematics, so that nothing in it is a mark. */
static void put_math(struct markdown_source *source, struct str math)
{
    for (size_t i = 0; i < math.n; i++) {
        char c = is_white(math.at[i]) ? ' ' : math.at[i];
        if (is_punctuation(c))
            buf_put_byte(&source->out, '\\');
        buf_put_byte(&source->out, c);
    }
}

static size_t read_math(struct markdown_source *source, size_t at)
{
    struct str rest = rest_at(source, at);
    bool is_block = str_starts_with(rest, STR("$$"));
    struct str line = line_at(source, at, SPAN_MAX);
    if (is_block && rest.n > MATH_MAX)
        rest.n = MATH_MAX;
    size_t start = is_block ? 2 : 1;
    struct str inside = is_block ? (struct str){rest.at + 2, rest.n - 2}
                                 : (struct str){line.at + 1, line.n - 1};
    size_t n = str_find(inside, is_block ? STR("$$") : STR("$"));
    if (n == 0 || n == inside.n)
        return 0;
    /* « 10 $ ou 12 $ » are prices. */
    bool is_math = is_block || (!is_white(inside.at[0]) && !is_white(inside.at[n - 1]) &&
                                !(n + 1 < inside.n && is_alnum(inside.at[n + 1])));
    if (!is_math)
        return 0;
    put_math(source, (struct str){rest.at, n + 2 * start});
    return n + 2 * start;
}

/* Directives: `:name[words]{attributes}`. */

static size_t read_directive(struct markdown_source *source, size_t at)
{
    struct str line = line_at(source, at, SPAN_MAX);
    char before = byte_before(source, at);
    size_t n = 1;
    while (n < line.n && (is_alnum(line.at[n]) || line.at[n] == '-'))
        n++;
    bool is_name = n > 1 && !(line.at[1] >= '0' && line.at[1] <= '9') &&
                   !is_alnum(before) && before != ':' && n < line.n;
    if (!is_name || (line.at[n] != '[' && line.at[n] != '{'))
        return 0;
    if (line.at[n] == '[') {
        const char *end = memchr(line.at + n, ']', line.n - n);
        if (!end)
            return 0;
        size_t end_at = (size_t)(end - line.at);
        (void)copy(source, at + n + 1, end_at - n - 1);
        n = end_at + 1;
    }
    size_t n_list = markdown_attribute_list((struct str){line.at + n, line.n - n});
    if (n_list)
        markdown_put_visible(source, (struct str){line.at + n + 1, n_list - 2}, false);
    else if (line.at[n - 1] != ']')
        return 0;
    return n + n_list;
}

/* What begins with "<". */

/** Elements whose text is nothing of Markdown. */
static const struct {
    const char *start, *end;
} raw_elements[] = {
    {"script", "</script"}, {"style", "</style"},   {"pre", "</pre"},
    {"code", "</code"},     {"textarea", "</text"},
};

/** The length of @p tag, at byte @p at, with what it holds, when that is not Markdown. */
static size_t raw_length(struct markdown_source *source, const struct html_tag *tag,
                         size_t at)
{
    struct str rest = rest_at(source, at);
    if (rest.n > MARKDOWN_RAW_MAX)
        rest.n = MARKDOWN_RAW_MAX;
    size_t i = 0;
    while (i < COUNT_OF(raw_elements) &&
           !html_name_is(tag->name, str_of(raw_elements[i].start)))
        i++;
    if (tag->is_end || i == COUNT_OF(raw_elements) || at < source->no_raw_before)
        return tag->length;
    size_t n = str_find(rest, str_of(raw_elements[i].end));
    if (n < rest.n)
        return n;
    source->no_raw_before = at + MARKDOWN_RAW_MAX / 2;
    return tag->length;
}

/** A comment leaves nothing; what has no end is text. */
static size_t read_comment(struct markdown_source *source, size_t at)
{
    struct str rest = rest_at(source, at);
    if (str_starts_with(rest, STR("<!--"))) {
        size_t n = at < source->no_comment_before ? rest.n : str_find(rest, STR("-->"));
        if (n < rest.n)
            return n + 3;
        source->no_comment_before = source->text.n;
    }
    struct str line = line_at(source, at, SPAN_MAX);
    const char *end = at < source->no_tag_before ? NULL : memchr(line.at, '>', line.n);
    if (end)
        return (size_t)(end - line.at) + 1;
    source->no_tag_before = at + line.n;
    buf_put_text(&source->out, "\\<");
    return 1;
}

/** Put a tag as it is. One with the attribute "markdown" holds Markdown, which a blank
 *  line tells the parser. */
static size_t put_tag(struct markdown_source *source, size_t at,
                      const struct html_tag *tag)
{
    static const char *const values[] = {"1", "block", "span"};
    struct str value = html_attribute(tag->attributes, STR("markdown"));
    (void)copy(source, at, tag->length);
    if (str_is_among(value, values, COUNT_OF(values)))
        buf_put_text(&source->out, "\n\n");
    return tag->length;
}

static size_t read_tag(struct markdown_source *source, size_t at)
{
    struct str rest = rest_at(source, at);
    if (rest.n > 1 && (rest.at[1] == '!' || rest.at[1] == '?'))
        return read_comment(source, at);
    struct html_tag tag;
    struct str line = line_at(source, at, TAG_MAX);
    bool is_tag = at >= source->no_tag_before && html_tag_read(&tag, line);
    size_t n_raw = is_tag ? raw_length(source, &tag, at) : 0;
    if (is_tag && n_raw > tag.length)
        return copy(source, at, n_raw);
    size_t n = markdown_put_component(source, at);
    if (n)
        return n;
    if (is_tag)
        return put_tag(source, at, &tag);
    if (!memchr(line.at, '>', line.n))
        source->no_tag_before = at + line.n;
    return 0;
}

static size_t read_brace(struct markdown_source *source, size_t at)
{
    return markdown_put_braces(source, at);
}

static read_mark *const marks[256] = {
    ['\\'] = read_escape,   ['`'] = read_code,   ['='] = read_highlight,
    ['~'] = read_script,    ['^'] = read_script, ['['] = read_wiki_link,
    ['!'] = read_wiki_link, ['$'] = read_math,   [':'] = read_directive,
    ['<'] = read_tag,       ['|'] = read_pipe,   ['{'] = read_brace,
};

static bool is_plain(char c)
{
    return !marks[(unsigned char)c] && c != '\n';
}

/** Part a paragraph that is longer than any that is written by people: at the end of a
 *  sentence, or at any space, or anywhere. */
static bool may_part(const struct markdown_source *source, size_t at)
{
    size_t n = source->out.n - source->paragraph_start;
    char c = source->text.at[at], before = byte_before(source, at);
    return !source->n_columns &&
           ((c == ' ' && before == '.') ||
            (n > (size_t)2 * MARKDOWN_PARAGRAPH_MAX && c == ' ') ||
            (n > (size_t)4 * MARKDOWN_PARAGRAPH_MAX && !(c & 0x80)));
}

static void part_here(struct markdown_source *source)
{
    struct line_parts line = {.n_quotes = source->n_quotes};
    buf_put_byte(&source->out, '\n');
    markdown_put_blank(source, &line);
    for (unsigned i = 0; i < source->n_quotes; i++)
        buf_put_text(&source->out, "> ");
}

/** Copy what is no mark from byte @p at on; returns where it ends. */
static size_t copy_plain(struct markdown_source *source, size_t at)
{
    size_t from = at;
    while (at < source->text.n && at - from < MARKDOWN_PARAGRAPH_MAX / 4 &&
           is_plain(source->text.at[at]))
        at++;
    (void)copy(source, from, at - from);
    return at;
}

size_t markdown_put_inline(struct markdown_source *source, size_t at)
{
    const struct str text = source->text;
    while (at < text.n && text.at[at] != '\n') {
        if (source->out.n - source->paragraph_start > MARKDOWN_PARAGRAPH_MAX &&
            may_part(source, at))
            part_here(source);
        char c = text.at[at];
        size_t n = is_plain(c) ? 0 : marks[(unsigned char)c](source, at);
        if (n) {
            at += n;
            continue;
        }
        /* One byte at a time where a place to part is looked for. */
        buf_put_byte(&source->out, c);
        at++;
        if (source->out.n - source->paragraph_start <= MARKDOWN_PARAGRAPH_MAX)
            at = copy_plain(source, at);
    }
    buf_put_byte(&source->out, '\n');
    return at < text.n ? at + 1 : at;
}
