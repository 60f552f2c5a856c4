/* Bounds what cmark-gfm takes quadratic time or memory for: each row of a table is filled
 * up to its columns, each link gets a copy of its definition. */
#include "indexer/markdown/markdown_source_parts.h"

/** The most columns of a table, and the most cells that all tables together may lack. */
#define COLUMNS_MAX 200
#define MISSING_CELLS_MAX 20000

/** The most bytes of the definition of a link. */
#define DEFINITION_MAX 1000

static bool is_blank_byte(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Tables. */

/** Whether @p words is the line below the head of a table. */
static bool is_delimiter(struct str words)
{
    bool has_dash = false, has_pipe = false;
    for (size_t i = 0; i < words.n; i++) {
        char c = words.at[i];
        has_dash = has_dash || c == '-';
        has_pipe = has_pipe || c == '|';
        if (c != '-' && c != '|' && c != ':' && !is_blank_byte(c))
            return false;
    }
    return has_dash && has_pipe;
}

static size_t count_cells(struct str words)
{
    size_t n = 1;
    for (size_t i = 0; i < words.n; i++) {
        bool is_escaped = i > 0 && words.at[i - 1] == '\\';
        bool is_outer = i == 0 || i + 1 == words.n;
        n += words.at[i] == '|' && !is_escaped && !is_outer;
    }
    return n;
}

/** Say where a table was cut, or read as paragraphs. */
static void note_table(struct markdown_source *source)
{
    if (source->facts->table_line)
        return;
    source->facts->table_line = 1;
    for (size_t i = 0; i < source->at; i++)
        source->facts->table_line += source->text.at[i] == '\n';
}

static bool table_line(struct markdown_source *source, const struct line_parts *line)
{
    struct str words = markdown_words(line);
    if (!source->n_columns) {
        if (source->is_after_blank || !words.n || !strchr("|-:", words.at[0]) ||
            !is_delimiter(words))
            return false;
        size_t n = count_cells(words);
        if (n <= COLUMNS_MAX) {
            source->n_columns = n;
            source->n_pipes = words.n;
            return false;
        }
        note_table(source);
        markdown_put_blank(source, line);
        markdown_skip_line(source, line);
        return true;
    }
    size_t n = count_cells(words);
    source->n_pipes = source->n_columns - 1 + (words.n && words.at[0] == '|');
    source->n_missing_cells += n < source->n_columns ? source->n_columns - n : 0;
    if (source->n_missing_cells > MISSING_CELLS_MAX) {
        note_table(source);
        markdown_put_blank(source, line);
    }
    return false;
}

/* Definitions. */

/** What stands behind `[name]:`; `at` is NULL where @p words define nothing. */
static struct str definition_of(struct str words)
{
    if (!words.n || words.at[0] != '[')
        return (struct str){NULL, 0};
    struct str head = {words.at, words.n < DEFINITION_MAX ? words.n : DEFINITION_MAX};
    size_t n = str_find(head, STR("]:"));
    if (n == head.n)
        return (struct str){NULL, 0};
    return str_trim((struct str){words.at + n + 2, words.n - n - 2});
}

/** Whether a title that begins in @p text ends in it. */
static bool is_whole(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.at[i];
        bool opens = (c == '"' || c == '\'' || c == '(') &&
                     (i == 0 || is_blank_byte(text.at[i - 1]));
        char last = text.at[text.n - 1];
        if (opens)
            return i + 1 < text.n && (c == '(' ? last == ')' : last == c);
    }
    return true;
}

static bool definition_line(struct markdown_source *source, const struct line_parts *line)
{
    struct str words = markdown_words(line), value = definition_of(words);
    if (!value.at || str_starts_with(words, STR("[^")))
        return false;
    struct line_parts next = markdown_line(
        source, (size_t)(line->whole.at - source->text.at) + line->whole.n +
                    (line->whole.at + line->whole.n < source->text.at + source->text.n));
    struct str next_words = markdown_words(&next);
    bool is_title = next_words.n && strchr("\"'(", next_words.at[0]);
    bool is_short = value.n <= DEFINITION_MAX && next_words.n <= DEFINITION_MAX;
    if (!is_short || !is_whole(value)) {
        /* It is a paragraph. */
        buf_put_byte(&source->out, '\\');
        return false;
    }
    if (!value.n && is_title)
        buf_put_byte(&source->out, '\\');
    if (!value.n || (is_title && is_whole(next_words)))
        return false;
    if (!is_title)
        return false;
    buf_put_str(&source->out, line->whole);
    buf_put_byte(&source->out, '\n');
    markdown_put_blank(source, line);
    markdown_skip_line(source, line);
    source->leaves_blank = true;
    return true;
}

bool markdown_bound_line(struct markdown_source *source, const struct line_parts *line)
{
    return table_line(source, line) || definition_line(source, line);
}

void markdown_collect_definitions(struct markdown_source *source)
{
    size_t at = 0;
    bool is_note = false;
    while (at < source->text.n) {
        struct line_parts line = markdown_line(source, at);
        struct str words = markdown_words(&line);
        bool defines = line.indent < 4 && !line.n_quotes && definition_of(words).at;
        bool fits = source->definitions.n + line.whole.n + 2 < source->definitions.limit;
        is_note = !line.is_blank &&
                  (defines ? str_starts_with(words, STR("[^")) : is_note && !defines);
        if (fits && (defines || is_note)) {
            if (defines)
                buf_put_byte(&source->definitions, '\n');
            buf_put_str(&source->definitions, line.whole);
            buf_put_byte(&source->definitions, '\n');
        }
        at += line.whole.n + 1;
    }
}
