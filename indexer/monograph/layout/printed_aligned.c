/* Reads the tables whose columns spaces align, as pdftotext -layout prints them. */
#include <string.h>

#include "base/buf.h"
#include "indexer/monograph/layout/printed_column.h"
#include "indexer/monograph/layout/printed_pass.h"

/* Two cells stand at least so far apart on a line that is a table by itself. */
#define LONE_GAP 3

/** Whether @p text can be a line of an aligned table. */
static bool may_be_row(struct str text)
{
    return !printed_is_blank(text) && !printed_is_row(text) && !printed_is_source(text) &&
           text.at[0] != '#' && text.at[0] != '<';
}

/**
 * Whether the line can join those of @p columns: it leaves the gaps between them, or has
 * gaps of its own.
 */
static bool joins(struct aligned *columns, struct str text, bool after_blank)
{
    size_t had = aligned_find(columns, 0);
    size_t gap = aligned_gap(text);
    if (after_blank && gap < 2)
        return false;
    if (!aligned_add(columns, text))
        return false;
    size_t has = aligned_find(columns, 0);
    if (has >= had || (gap >= 2 && has > 1 && !after_blank))
        return true;
    aligned_remove(columns, text);
    return false;
}

/** The index behind the lines from @p i on that are one table; @p i for none. */
static size_t table_end(const struct printed_sheet *sheet, struct aligned *columns,
                        size_t i)
{
    memset(columns, 0, sizeof *columns);
    struct str first = sheet->at[i].text;
    if (!may_be_row(first) || aligned_gap(first) < 2 || !aligned_add(columns, first))
        return i;
    size_t end = i + 1;
    size_t n_lines = 1;
    for (size_t k = end; k < sheet->n && k - end < 2; k++) {
        struct str text = sheet->at[k].text;
        bool after_blank = k > end;
        if (printed_is_blank(text))
            continue;
        if (!may_be_row(text) || !joins(columns, text, after_blank))
            break;
        n_lines++;
        end = k + 1;
    }
    bool is_table = aligned_find(columns, 0) > 1;
    if (n_lines == 1)
        is_table = aligned_gap(first) >= LONE_GAP;
    return is_table ? end : i;
}

/** The number of cells of @p text when gaps of two spaces part them. */
static size_t count_cells(struct str text)
{
    text = str_trim(text);
    size_t n = 1;
    for (size_t i = 2; i < text.n; i++)
        n += text.at[i] != ' ' && text.at[i - 1] == ' ' && text.at[i - 2] == ' ';
    return n;
}

/**
 * Find the columns of the lines [i, end). A head that spans columns hides the gaps below
 * it, so when most lines have more cells a few lines may stand across a gap.
 */
static void find_columns(const struct printed_sheet *sheet, struct aligned *columns,
                         size_t i, size_t end)
{
    size_t n_strict = aligned_find(columns, 0);
    size_t n_more = 0;
    for (size_t k = i; k < end; k++)
        n_more += count_cells(sheet->at[k].text) > n_strict;
    if (columns->n_lines > 3 && n_more * 2 > columns->n_lines)
        (void)aligned_find(columns, columns->n_lines / 6 + 1);
    for (size_t k = i; k < end; k++) {
        struct printed_row row;
        aligned_cut(&row, columns, sheet->at[k].text);
        for (size_t c = 0; c < row.n; c++) {
            size_t width = printed_width(row.cells[c], ALIGNED_WIDTH_MOST);
            if (width > columns->widths[c])
                columns->widths[c] = width;
        }
    }
}

static void add_line(struct printed_sheet *sheet, struct aligned_row *row,
                     const struct printed_row *line)
{
    for (size_t c = 0; c < line->n; c++) {
        AUTO_BUF cell = BUF_INIT(row->cells.cells[c].n + line->cells[c].n + 2);
        buf_put_str(&cell, row->cells.cells[c]);
        printed_join(&cell, sheet->words, line->cells[c]);
        row->cells.cells[c] = arena_str(sheet->arena, buf_str(&cell));
    }
    row->last = *line;
    row->n_lines++;
}

static void put_row(struct printed_sheet *sheet, struct printed_output *out,
                    struct aligned_row *row, uint32_t number)
{
    if (row->n_lines)
        printed_put_row(sheet, out, number, printed_row_text(sheet->arena, &row->cells));
    row->n_lines = 0;
}

static void put_table(struct printed_sheet *sheet, struct printed_output *out,
                      const struct aligned *columns, size_t i, size_t end)
{
    struct aligned_row row = {.n_lines = 0};
    uint32_t number = 0;
    for (; i < end; i++) {
        const struct printed_line *line = &sheet->at[i];
        if (printed_is_blank(line->text)) {
            put_row(sheet, out, &row, number);
            printed_put(sheet, out, *line);
            continue;
        }
        struct printed_row cells;
        aligned_cut(&cells, columns, line->text);
        if (aligned_continues(columns, &row, &cells)) {
            add_line(sheet, &row, &cells);
            continue;
        }
        put_row(sheet, out, &row, number);
        row = (struct aligned_row){cells, cells, 1};
        number = line->number;
    }
    put_row(sheet, out, &row, number);
}

void printed_read_aligned_tables(struct printed_sheet *sheet)
{
    struct printed_output out = {NULL, 0, 0};
    struct aligned *columns = arena_alloc(sheet->arena, sizeof *columns);
    for (size_t i = 0; i < sheet->n;) {
        size_t end = table_end(sheet, columns, i);
        if (end == i) {
            printed_put(sheet, &out, sheet->at[i++]);
            continue;
        }
        find_columns(sheet, columns, i, end);
        put_table(sheet, &out, columns, i, end);
        i = end;
    }
    sheet->at = out.at;
    sheet->n = out.n;
}
