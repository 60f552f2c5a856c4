/* Makes rows of cells: tabs between them, no tab or line end inside. */
#include "indexer/monograph/layout/printed_rows.h"

#include <string.h>

#include "base/buf.h"

void printed_row_add(struct printed_row *row, struct str cell)
{
    if (row->n < PRINTED_COLUMNS_MOST)
        row->cells[row->n++] = str_trim(cell);
}

/** Whether all cells say the same, which is not a number. */
static bool is_spanned(const struct printed_row *row)
{
    if (row->n < 2 || !row->cells[0].n)
        return false;
    for (size_t c = 1; c < row->n; c++)
        if (!str_equal(row->cells[c], row->cells[0]))
            return false;
    for (size_t i = 0; i < row->cells[0].n; i++)
        if ((row->cells[0].at[i] | 32) >= 'a' && (row->cells[0].at[i] | 32) <= 'z')
            return true;
    return false;
}

static bool is_empty(const struct printed_row *row)
{
    for (size_t c = 0; c < row->n; c++)
        if (row->cells[c].n)
            return false;
    return true;
}

struct str printed_row_text(struct arena *arena, const struct printed_row *row)
{
    size_t room = 2;
    for (size_t c = 0; c < row->n; c++)
        room += row->cells[c].n + 1;
    AUTO_BUF text = BUF_INIT(room);
    bool once = is_spanned(row);
    if (is_empty(row))
        return (struct str){"", 0};
    for (size_t c = 0; c < row->n; c++) {
        if (c)
            buf_put_byte(&text, '\t');
        if (c == 0 || !once)
            buf_put_str(&text, row->cells[c]);
    }
    if (row->n == 1)
        buf_put_byte(&text, '\t');
    for (size_t i = 0; i < text.n; i++)
        if (text.at[i] == '\n')
            text.at[i] = ' ';
    return arena_str(arena, buf_str(&text));
}

void printed_put(struct printed_sheet *sheet, struct printed_output *out,
                 struct printed_line line)
{
    ARENA_GROW(sheet->arena, out->at, out->n + 1, out->room, sheet->n + 16);
    out->at[out->n++] = line;
}

void printed_put_row(struct printed_sheet *sheet, struct printed_output *out,
                     uint32_t number, struct str text)
{
    if (text.n)
        printed_put(sheet, out, (struct printed_line){.number = number, .text = text});
}
