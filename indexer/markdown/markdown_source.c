/* Goes from line to line: code is copied, the other lines are given to what reads them,
 * and the text is cut into pieces. */
#include "indexer/markdown/markdown_source_parts.h"

#include "base/memory.h"

/* Pieces end at a blank line behind PIECE_BYTES, at any line behind PIECE_MAX. What a
 * parser may need for a piece is some two hundred times its size. */
#define PIECE_BYTES (64U << 10)
#define PIECE_MAX (256U << 10)

/** More marks of lists and quotes than this on a line are not kept. */
#define MARKS_MAX 64

/** Definitions that are given to each piece. */
#define DEFINITIONS_MAX (64U << 10)

struct markdown_source *markdown_source_new(struct str markdown,
                                            struct markdown_facts *facts)
{
    struct markdown_source *source = mem_new(sizeof *source);
    source->text = markdown;
    source->facts = facts;
    source->is_mdx = facts->is_mdx || markdown_is_mdx(markdown);
    source->is_after_blank = true;
    /* Of a line, what is put in addition is bounded by its length. */
    source->out = (struct buf)BUF_INIT(4 * markdown.n + (size_t)PIECE_MAX);
    source->definitions = (struct buf)BUF_INIT((size_t)DEFINITIONS_MAX);
    facts->table_line = 0;
    if (markdown.n > PIECE_BYTES)
        markdown_collect_definitions(source);
    return source;
}

void markdown_source_free(struct markdown_source *source)
{
    if (!source)
        return;
    buf_release(&source->out);
    buf_release(&source->definitions);
    mem_free(source);
}

void markdown_source_free_at(struct markdown_source **source)
{
    markdown_source_free(*source);
}

/* Lines. */

/** The length of the mark of a list at the start of @p rest, with its blank; or 0. */
static size_t list_mark(struct str rest)
{
    size_t i = 0;
    if (rest.n && (rest.at[0] == '-' || rest.at[0] == '*' || rest.at[0] == '+')) {
        i = 1;
    } else {
        while (i < rest.n && i < 9 && rest.at[i] >= '0' && rest.at[i] <= '9')
            i++;
        if (i == 0 || i == rest.n || (rest.at[i] != '.' && rest.at[i] != ')'))
            return 0;
        i++;
    }
    if (i < rest.n && rest.at[i] != ' ' && rest.at[i] != '\t')
        return 0;
    while (i < rest.n && (rest.at[i] == ' ' || rest.at[i] == '\t'))
        i++;
    return i;
}

static unsigned column_after(unsigned column, char c)
{
    return c == '\t' ? column / 4 * 4 + 4 : column + 1;
}

struct line_parts markdown_line(const struct markdown_source *source, size_t at)
{
    struct str rest = {source->text.at + at, source->text.n - at};
    const char *feed = memchr(rest.at, '\n', rest.n);
    struct line_parts line = {
        .whole = {rest.at, feed ? (size_t)(feed - rest.at) : rest.n}};
    size_t i = 0;
    for (; i < line.whole.n; i++) {
        char c = line.whole.at[i];
        if (c == '>' && line.indent < 4) {
            line.n_quotes++;
            line.indent = 0;
        } else if (c == ' ' || c == '\t') {
            line.indent = column_after(line.indent, c);
        } else {
            break;
        }
    }
    line.n_prefix = line.n_marks = i;
    line.is_blank =
        i == line.whole.n || (line.whole.at[i] == '\r' && i + 1 == line.whole.n);
    size_t n;
    while ((n = list_mark((struct str){line.whole.at + line.n_marks,
                                       line.whole.n - line.n_marks})) > 0)
        line.n_marks += n;
    return line;
}

struct str markdown_words(const struct line_parts *line)
{
    return str_trim(
        (struct str){line->whole.at + line->n_prefix, line->whole.n - line->n_prefix});
}

void markdown_skip_line(struct markdown_source *source, const struct line_parts *line)
{
    size_t end = (size_t)(line->whole.at - source->text.at) + line->whole.n;
    source->at = end < source->text.n ? end + 1 : end;
}

static void put_quotes(struct markdown_source *source, unsigned n)
{
    for (unsigned i = 0; i < n && i < MARKS_MAX; i++)
        buf_put_text(&source->out, "> ");
}

void markdown_put_blank(struct markdown_source *source, const struct line_parts *line)
{
    put_quotes(source, line->n_quotes);
    buf_put_byte(&source->out, '\n');
    source->paragraph_start = source->out.n;
    source->n_columns = 0;
}

/** Put what stands before the words of a block that takes the place of @p line. */
static void put_place(struct markdown_source *source, const struct line_parts *line)
{
    put_quotes(source, line->n_quotes);
    unsigned indent = line->indent > source->dedent ? line->indent - source->dedent : 0;
    for (unsigned i = 0; source->is_in_list && i < indent && i < MARKS_MAX; i++)
        buf_put_byte(&source->out, ' ');
}

void markdown_put_block(struct markdown_source *source, const struct line_parts *line,
                        struct str text)
{
    if (!text.n)
        return;
    markdown_put_blank(source, line);
    put_place(source, line);
    buf_put_str(&source->out, text);
    buf_put_byte(&source->out, '\n');
    markdown_put_blank(source, line);
    source->is_after_blank = source->leaves_blank = true;
}

static void copy_line(struct markdown_source *source, const struct line_parts *line)
{
    /* Lines of a container stand further left without it. */
    size_t i = 0;
    for (unsigned column = 0; i < line->whole.n && column < source->dedent; i++) {
        if (line->whole.at[i] != ' ' && line->whole.at[i] != '\t')
            break;
        column = column_after(column, line->whole.at[i]);
    }
    buf_put(&source->out, line->whole.at + i, line->whole.n - i);
    buf_put_byte(&source->out, '\n');
    markdown_skip_line(source, line);
    source->is_after_blank = false;
}

/* Code. */

/** The length of the run of back-ticks or tildes at the start of a fence, or 0. */
static size_t fence_run(struct str rest)
{
    size_t n = 0;
    char mark = rest.n ? rest.at[0] : (char)0;
    if (mark != '`' && mark != '~')
        return 0;
    while (n < rest.n && rest.at[n] == mark)
        n++;
    if (n < 3 || (mark == '`' && memchr(rest.at + n, '`', rest.n - n)))
        return 0;
    return n;
}

/** Copy a line within a fence, or the one that ends it; false when none is open. */
static bool take_fenced(struct markdown_source *source, const struct line_parts *line)
{
    if (!source->fence_mark)
        return false;
    if (line->n_quotes < source->fence_quotes) {
        source->fence_mark = 0;
        return false;
    }
    struct str words = markdown_words(line);
    size_t n = fence_run(words);
    if (n >= source->fence_length && words.at[0] == source->fence_mark && n == words.n)
        source->fence_mark = 0;
    copy_line(source, line);
    return true;
}

static bool open_fence(struct markdown_source *source, const struct line_parts *line)
{
    struct str rest = {line->whole.at + line->n_marks, line->whole.n - line->n_marks};
    size_t n = fence_run(rest);
    if (!n)
        return false;
    source->fence_mark = rest.at[0];
    source->fence_length = n;
    source->fence_quotes = line->n_quotes;
    copy_line(source, line);
    return true;
}

static bool take_indented(struct markdown_source *source, const struct line_parts *line)
{
    bool is_code = line->indent >= source->dedent + 4 && !source->is_in_list &&
                   !source->is_mdx && (source->is_after_blank || source->is_after_code);
    source->is_after_code = is_code;
    if (is_code)
        copy_line(source, line);
    return is_code;
}

/* All lines. */

static void note_list(struct markdown_source *source, const struct line_parts *line)
{
    if (line->n_marks > line->n_prefix && (line->indent < 4 || source->is_in_list))
        source->is_in_list = true;
    else if (source->is_after_blank && line->indent <= source->dedent)
        source->is_in_list = false;
}

/** Put what stands before the words of a line, without too many marks. */
static void put_marks(struct markdown_source *source, const struct line_parts *line)
{
    size_t from = 0;
    if (source->dedent || (source->is_mdx && !source->is_in_list)) {
        put_place(source, line);
        from = line->n_prefix;
    }
    size_t n_marks = 0;
    for (size_t i = from; i < line->n_marks && n_marks < MARKS_MAX; i++) {
        char c = line->whole.at[i];
        n_marks += c != ' ' && c != '\t' && !(c >= '0' && c <= '9');
        buf_put_byte(&source->out, c);
    }
}

/** Begin a new paragraph where one is longer than any that is written by people. */
static void part_paragraph(struct markdown_source *source, const struct line_parts *line)
{
    if (line->n_marks > line->n_prefix || line->whole.at[line->n_prefix] == '#')
        source->paragraph_start = source->out.n;
    bool is_long = source->out.n - source->paragraph_start >= MARKDOWN_PARAGRAPH_MAX;
    if (is_long && !source->n_columns)
        markdown_put_blank(source, line);
}

static void take_line(struct markdown_source *source)
{
    struct line_parts line = markdown_line(source, source->at);
    if (!line.is_blank)
        markdown_end_indented(source, &line);
    if (take_fenced(source, &line))
        return;
    if (line.is_blank) {
        markdown_put_blank(source, &line);
        markdown_skip_line(source, &line);
        source->is_after_blank = true;
        return;
    }
    note_list(source, &line);
    if (take_indented(source, &line) || open_fence(source, &line))
        return;
    part_paragraph(source, &line);
    source->n_quotes = line.n_quotes;
    source->leaves_blank = false;
    if (!markdown_bound_line(source, &line) && !markdown_special_line(source, &line)) {
        put_marks(source, &line);
        source->at = markdown_put_inline(source, source->at + line.n_marks);
        source->leaves_blank = false;
    }
    source->is_after_blank = source->leaves_blank;
}

/** Whether the piece may end here, before the next line. */
static bool may_end(const struct markdown_source *source)
{
    if (source->out.n < PIECE_BYTES || source->fence_mark)
        return false;
    if (source->out.n > PIECE_MAX)
        return true;
    struct line_parts next = markdown_line(source, source->at);
    return source->is_after_blank && !source->n_containers && next.indent == 0 &&
           !next.n_quotes && !next.is_blank;
}

bool markdown_source_next(struct str *out, struct markdown_source *source)
{
    buf_clear(&source->out);
    source->paragraph_start = 0;
    if (source->at == source->text.n)
        return false;
    while (source->at < source->text.n && !may_end(source))
        take_line(source);
    if (source->at == source->text.n && source->n_containers) {
        struct line_parts end = {.whole = STR("")};
        markdown_end_indented(source, &end);
    }
    if (source->definitions.n) {
        buf_put_text(&source->out, "\n\n");
        buf_put_str(&source->out, buf_str(&source->definitions));
    }
    *out = buf_str(&source->out);
    return true;
}
