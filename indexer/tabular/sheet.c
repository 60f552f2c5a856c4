/* Keeps the cells of a sheet. */
#include "indexer/tabular/sheet.h"

void sheet_add_row(struct sheet *sheet, uint32_t line)
{
    sheet->is_full = sheet->is_full || sheet->n == SHEET_ROWS_MAX;
    if (sheet->is_full)
        return;
    ARENA_GROW(sheet->arena, sheet->rows, sheet->n + 1, sheet->room, 64);
    struct sheet_row *row = &sheet->rows[sheet->n++];
    *row = (struct sheet_row){.line = line, .last_line = line};
}

/** The cells that a row of @p n cells has room for: a power of two. */
static size_t room_of(size_t n)
{
    size_t room = n ? 4 : 0;
    while (room < n)
        room *= 2;
    return room;
}

/** Make room for @p n cells. */
static void widen(struct sheet *sheet, struct sheet_row *row, size_t n)
{
    if (n <= row->n)
        return;
    if (n > room_of(row->n)) {
        struct sheet_cell *cells = arena_array(sheet->arena, room_of(n), sizeof *cells);
        if (row->n)
            memcpy(cells, row->cells, row->n * sizeof *cells);
        row->cells = cells;
    }
    row->n = n;
}

void sheet_set(struct sheet *sheet, size_t column, struct str text, bool is_day)
{
    sheet->is_full = sheet->is_full || *sheet->n_cells >= SHEET_CELLS_MAX;
    sheet->is_cut = sheet->is_cut || column >= SHEET_COLUMNS_MAX;
    if (!sheet->n || sheet->is_full || column >= SHEET_COLUMNS_MAX)
        return;
    struct sheet_row *row = &sheet->rows[sheet->n - 1];
    size_t before = row->n;
    widen(sheet, row, column + 1);
    *sheet->n_cells += row->n - before;
    row->cells[column] =
        (struct sheet_cell){arena_str(sheet->arena, str_trim(text)), is_day};
}

bool sheet_is_named(const struct sheet *sheet)
{
    return sheet->name.n && !str_starts_with(sheet->name, STR("Feuil")) &&
           !str_starts_with(sheet->name, STR("Sheet")) &&
           !str_starts_with(sheet->name, STR("Tabelle"));
}

struct str sheet_text(const struct sheet_row *row, size_t column)
{
    return column < row->n && row->cells[column].text.at ? row->cells[column].text
                                                         : STR("");
}
