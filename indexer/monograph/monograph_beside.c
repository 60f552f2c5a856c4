/* Reads the figures beside the value of a row. */
#include "indexer/monograph/monograph_beside.h"

#include "base/utf8.h"

bool cell_is_void(struct str cell)
{
    return cell.n == 0 || str_equal(cell, STR("-")) || str_equal(cell, STR("–")) ||
           str_equal(cell, STR("—"));
}

/** Set the period of a figure, which its cell or its head names. */
static void set_period(struct record *record, enum record_field field,
                       const struct figure *figure, struct str head)
{
    struct date_period period = figure->period;
    bool is_known = figure->has_period || period_find(head, &period);
    if (is_known && !str_equal(period.printed, record->fields[FIELD_PERIOD]))
        record_set(record, field, utf8_head_bytes(period.printed, RECORD_FIELD_MAX));
}

static void set_national(struct record *record, const struct table *table,
                         const struct row *row)
{
    int column = table_find_column(table, COLUMN_NATIONAL);
    struct figure national = table_figure(row, column);
    struct str cell = utf8_head_bytes(table_cell(row, column), RECORD_FIELD_MAX);
    record_set(record, FIELD_NATIONAL_VALUE,
               national.is_figure ? national.printed : cell);
    if (national.is_figure)
        set_period(record, FIELD_NATIONAL_PERIOD, &national, table->heads[column]);
}

/** Set the last figure before the value, and the evolution that is printed. */
static void set_previous(struct record *record, const struct table *table,
                         const struct row *row)
{
    int column = -1;
    for (size_t c = 0; c < table->n_columns; c++)
        if (table->columns[c] == COLUMN_PREVIOUS && figure_read(row->cells[c]).is_figure)
            column = (int)c;
    if (column < 0)
        return;
    struct figure previous = table_figure(row, column);
    record_set(record, FIELD_PREVIOUS_VALUE,
               utf8_head_bytes(previous.printed, RECORD_FIELD_MAX));
    set_period(record, FIELD_PREVIOUS_PERIOD, &previous, table->heads[column]);
    struct str change = table_cell(row, table_find_column(table, COLUMN_EVOLUTION));
    if (!cell_is_void(change))
        record_set(record, FIELD_CHANGE, utf8_head_bytes(change, RECORD_FIELD_MAX));
}

void beside_set(struct record *record, const struct table *table, const struct row *row)
{
    set_national(record, table, row);
    if (figure_read(record->fields[FIELD_VALUE]).is_figure)
        set_previous(record, table, row);
}
