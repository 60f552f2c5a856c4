/* Puts the words of a line, and reads the marks in it that CommonMark does not know. */
#include "indexer/markdown/embedded_tag.h"
#include "indexer/markdown/markdown_source_parts.h"
#include "indexer/markdown/sign.h"

/* How far the end of a mark may be from its start. */
#define SHORT_MAX 40
#define SPAN_MAX 1000
#define MATH_MAX 4000

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7f && !sign_is_alnum(c);
}

/** The byte before byte @p at; a line feed at the start. */
static char byte_before(const struct markdown_source *source, size_t at)
{
    return at ? source->text.at[at - 1] : '\n';
}

/* Each reads the mark at byte @p at, puts what it stands for, and returns its length; 0
 * when it is none, and the byte is only itself. */
typedef size_t read_mark(struct markdown_source *source, size_t at);

static size_t read_escape(struct markdown_source *source, size_t at)
{
    struct str rest = markdown_rest(source, at);
    return rest.n > 1 && is_punctuation(rest.at[1]) ? markdown_copy(source, at, 2) : 0;
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
    struct str line = markdown_rest_of_line(source, at, SPAN_MAX);
    size_t n = 0;
    while (n < line.n && line.at[n] == '`')
        n++;
    for (size_t i = n, run = 0; i < line.n; i++) {
        run = line.at[i] == '`' ? run + 1 : 0;
        bool ends = run == n && (i + 1 == line.n || line.at[i + 1] != '`');
        if (ends)
            return put_code(source, (struct str){line.at, i + 1});
    }
    return markdown_copy(source, at, n);
}

/** A row of a table may have more cells than its head: they belong to the last one. */
static size_t read_pipe(struct markdown_source *source, size_t at)
{
    if (!source->n_columns)
        return 0;
    size_t end = at + 1;
    while (end < source->text.n && sign_is_white(source->text.at[end]) &&
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
    struct str line = markdown_rest_of_line(source, at, SPAN_MAX);
    if (line.n < 2 || line.at[1] != '=')
        return 0;
    if (source->highlight_end == at && at > 0)
        return 2;
    struct str inside = {line.at + 2, line.n - 2};
    size_t n = str_find(inside, STR("=="));
    if (n == 0 || n == inside.n || sign_is_white(inside.at[0]) || inside.at[0] == '=')
        return 0;
    source->highlight_end = at + 2 + n;
    return 2;
}

/** H~2~O and 1^er^ are lowered and raised; `^[…]` is a note in the line. */
static size_t read_script(struct markdown_source *source, size_t at)
{
    struct str line = markdown_rest_of_line(source, at, SPAN_MAX);
    char mark = line.at[0];
    if (mark == '^' && line.n > 1 && line.at[1] == '[') {
        const char *end = memchr(line.at, ']', line.n);
        if (!end)
            return 0;
        size_t n = (size_t)(end - line.at);
        buf_put_text(&source->out, " (");
        (void)markdown_copy(source, at + 2, n - 2);
        buf_put_byte(&source->out, ')');
        return n + 1;
    }
    size_t n = 1;
    while (n < line.n && n < SHORT_MAX && !sign_is_white(line.at[n]) &&
           line.at[n] != mark)
        n++;
    bool is_one = n > 1 && n < line.n && line.at[n] == mark &&
                  !(n + 1 < line.n && line.at[n + 1] == mark) &&
                  byte_before(source, at) != mark;
    if (!is_one)
        return 0;
    (void)markdown_copy(source, at + 1, n - 1);
    return n + 1;
}

/* Links of wikis. */

static bool is_toc(struct str name)
{
    static const char *const names[] = {"_toc_", "toc", "__toc__", "sommaire"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (embedded_name_is(name, str_of(names[i])))
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
    struct str line = markdown_rest_of_line(source, at, SPAN_MAX);
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
        char c = sign_is_white(math.at[i]) ? ' ' : math.at[i];
        if (is_punctuation(c))
            buf_put_byte(&source->out, '\\');
        buf_put_byte(&source->out, c);
    }
}

static size_t read_math(struct markdown_source *source, size_t at)
{
    struct str rest = markdown_rest(source, at);
    bool is_block = str_starts_with(rest, STR("$$"));
    struct str line = markdown_rest_of_line(source, at, SPAN_MAX);
    if (is_block && rest.n > MATH_MAX)
        rest.n = MATH_MAX;
    size_t start = is_block ? 2 : 1;
    struct str inside = is_block ? (struct str){rest.at + 2, rest.n - 2}
                                 : (struct str){line.at + 1, line.n - 1};
    size_t n = str_find(inside, is_block ? STR("$$") : STR("$"));
    if (n == 0 || n == inside.n)
        return 0;
    /* « 10 $ ou 12 $ » are prices. */
    bool is_math =
        is_block || (!sign_is_white(inside.at[0]) && !sign_is_white(inside.at[n - 1]) &&
                     !(n + 1 < inside.n && sign_is_alnum(inside.at[n + 1])));
    if (!is_math)
        return 0;
    put_math(source, (struct str){rest.at, n + 2 * start});
    return n + 2 * start;
}

/* Directives: `:name[words]{attributes}`. */

static size_t read_directive(struct markdown_source *source, size_t at)
{
    struct str line = markdown_rest_of_line(source, at, SPAN_MAX);
    char before = byte_before(source, at);
    size_t n = 1;
    while (n < line.n && (sign_is_alnum(line.at[n]) || line.at[n] == '-'))
        n++;
    bool is_name = n > 1 && !(line.at[1] >= '0' && line.at[1] <= '9') &&
                   !sign_is_alnum(before) && before != ':' && n < line.n;
    if (!is_name || (line.at[n] != '[' && line.at[n] != '{'))
        return 0;
    if (line.at[n] == '[') {
        const char *end = memchr(line.at + n, ']', line.n - n);
        if (!end)
            return 0;
        size_t end_at = (size_t)(end - line.at);
        (void)markdown_copy(source, at + n + 1, end_at - n - 1);
        n = end_at + 1;
    }
    size_t n_list = markdown_attribute_list((struct str){line.at + n, line.n - n});
    if (n_list)
        markdown_put_visible(source, (struct str){line.at + n + 1, n_list - 2}, false);
    else if (line.at[n - 1] != ']')
        return 0;
    return n + n_list;
}

static size_t read_brace(struct markdown_source *source, size_t at)
{
    return markdown_put_braces(source, at);
}

static read_mark *const marks[256] = {
    ['\\'] = read_escape,     ['`'] = read_code,   ['='] = read_highlight,
    ['~'] = read_script,      ['^'] = read_script, ['['] = read_wiki_link,
    ['!'] = read_wiki_link,   ['$'] = read_math,   [':'] = read_directive,
    ['<'] = markdown_put_tag, ['|'] = read_pipe,   ['{'] = read_brace,
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
    (void)markdown_copy(source, from, at - from);
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
        read_mark *mark = is_plain(c) ? NULL : marks[(unsigned char)c];
        size_t n = mark ? mark(source, at) : 0;
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
