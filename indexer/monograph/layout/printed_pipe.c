/* Reads tables whose cells stand between pipes: Markdown's, with or without a rule below
 * the head, and the grids of pandoc. */
#include <string.h>

#include "base/buf.h"
#include "indexer/monograph/layout/printed_pass.h"
#include "indexer/monograph/layout/printed_rows.h"

/* How a line belongs to a table of pipes. */
enum pipe_line {
    /* It does not. */
    PIPE_NONE,
    /* It has a pipe inside, which may be one of the text. */
    PIPE_MAYBE,
    /* It begins with a pipe. */
    PIPE_ROW,
    /* « |---|:--:| » or « ---|--- ». */
    PIPE_RULE,
    /* « +----+====+ »: its rows may be of several lines. */
    PIPE_GRID
};

/** The offset of the next pipe of @p text from @p at on that is not escaped. */
static size_t next_pipe(struct str text, size_t at)
{
    while (at < text.n && text.at[at] != '|')
        at += text.at[at] == '\\' ? 2 : 1;
    return at < text.n ? at : text.n;
}

static bool is_only(struct str text, const char *signs, char needed)
{
    for (size_t i = 0; i < text.n; i++)
        if (!strchr(signs, text.at[i]))
            return false;
    return text.n > 2 && memchr(text.at, needed, text.n);
}

static enum pipe_line pipe_line(struct str text)
{
    text = str_trim(text);
    if (!text.n || printed_is_row(text))
        return PIPE_NONE;
    if (text.at[0] == '+' && is_only(text, "+-=:", '+') && text.n > 3)
        return PIPE_GRID;
    if (!memchr(text.at, '|', text.n))
        return PIPE_NONE;
    if (is_only(text, "|-: +", '-'))
        return PIPE_RULE;
    size_t first = next_pipe(text, 0);
    if (first == 0 && next_pipe(text, 1) < text.n)
        return PIPE_ROW;
    return first < text.n ? PIPE_MAYBE : PIPE_NONE;
}

/** @p cell without the backslash before its pipes, and with spaces for its line ends. */
static struct str clean_cell(struct arena *arena, struct str cell)
{
    AUTO_BUF clean = BUF_INIT(cell.n + 1);
    static const char *const breaks[] = {"<br>", "<br/>", "<br />", "<BR>"};
    while (cell.n) {
        size_t n = 0;
        for (size_t i = 0; cell.at[0] == '<' && i < 4 && !n; i++)
            if (str_starts_with(cell, str_of(breaks[i])))
                n = strlen(breaks[i]);
        if (n)
            buf_put_byte(&clean, ' ');
        else if (!str_starts_with(cell, STR("\\|")))
            buf_put_byte(&clean, cell.at[0]);
        n = n ? n : 1;
        cell = (struct str){cell.at + n, cell.n - n};
    }
    return arena_str(arena, buf_str(&clean));
}

static void read_cells(struct printed_row *row, struct arena *arena, struct str text)
{
    text = str_trim(text);
    row->n = 0;
    size_t at = text.n && text.at[0] == '|';
    while (at < text.n) {
        size_t end = next_pipe(text, at);
        printed_row_add(row, clean_cell(arena, (struct str){text.at + at, end - at}));
        at = end + 1;
    }
}

/** Add the cells of @p more to those of @p row: a grid breaks the lines in its cells. */
static void add_cells(struct printed_sheet *sheet, struct printed_row *row,
                      const struct printed_row *more)
{
    for (size_t c = 0; c < more->n; c++) {
        AUTO_BUF cell =
            BUF_INIT(more->cells[c].n + (c < row->n ? row->cells[c].n : 0) + 2);
        if (c < row->n)
            buf_put_str(&cell, row->cells[c]);
        printed_join(&cell, sheet->words, more->cells[c]);
        struct str text = arena_str(sheet->arena, buf_str(&cell));
        if (c < row->n)
            row->cells[c] = text;
        else
            printed_row_add(row, text);
    }
}

static void put_row(struct printed_sheet *sheet, struct printed_output *out,
                    uint32_t number, struct printed_row *row)
{
    printed_put_row(sheet, out, number, printed_row_text(sheet->arena, row));
    row->n = 0;
}

/** The most lines of one row of a grid, whose cells are written anew for each. */
#define GRID_LINES_MOST 100

/** Put the rows of the lines [i, end), which are one table. */
static void put_table(struct printed_sheet *sheet, struct printed_output *out, size_t i,
                      size_t end)
{
    bool is_grid = pipe_line(sheet->at[i].text) == PIPE_GRID;
    struct printed_row row = {.n = 0};
    uint32_t number = 0;
    size_t n_lines = 0;
    for (; i < end; i++) {
        enum pipe_line kind = pipe_line(sheet->at[i].text);
        if (kind == PIPE_GRID || kind == PIPE_RULE || n_lines == GRID_LINES_MOST) {
            put_row(sheet, out, number, &row);
            n_lines = 0;
        }
        if (kind == PIPE_GRID || kind == PIPE_RULE)
            continue;
        struct printed_row more;
        read_cells(&more, sheet->arena, sheet->at[i].text);
        if (!n_lines)
            number = sheet->at[i].number;
        if (is_grid && n_lines)
            add_cells(sheet, &row, &more);
        else
            row = more;
        n_lines++;
        if (!is_grid) {
            put_row(sheet, out, number, &row);
            n_lines = 0;
        }
    }
    put_row(sheet, out, number, &row);
}

/** The index behind the lines from @p i on that are one table of pipes; @p i for none. */
static size_t table_end(const struct printed_sheet *sheet, size_t i)
{
    size_t end = i;
    bool is_sure = false;
    enum pipe_line kind = PIPE_MAYBE;
    while (end < sheet->n && kind != PIPE_NONE) {
        kind = pipe_line(sheet->at[end].text);
        is_sure |= kind == PIPE_ROW || kind == PIPE_RULE || kind == PIPE_GRID;
        end += kind != PIPE_NONE;
    }
    return is_sure || end - i > 1 ? end : i;
}

void printed_read_pipe_tables(struct printed_sheet *sheet)
{
    struct printed_output out = {NULL, 0, 0};
    for (size_t i = 0; i < sheet->n;) {
        size_t end = table_end(sheet, i);
        if (end == i) {
            printed_put(sheet, &out, sheet->at[i++]);
            continue;
        }
        put_table(sheet, &out, i, end);
        i = end;
    }
    sheet->at = out.at;
    sheet->n = out.n;
}
