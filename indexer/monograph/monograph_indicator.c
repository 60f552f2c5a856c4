/* Says a row of figures in French, and keeps its figures as data. */
#include "indexer/monograph/monograph_indicator.h"

#include <string.h>

#include "base/utf8.h"
#include "engine/written/figure.h"
#include "engine/written/word.h"
#include "indexer/monograph/monograph_beside.h"
#include "indexer/monograph/monograph_doubt.h"

/* The most bytes of a row's sentence: its cells, its heads, and a few words between
 * them. */
#define SENTENCE_MOST_BYTES (1U << 20)

/* The most bytes of a group's label, because it is said with each of its rows. */
#define GROUP_MOST_BYTES 500

/** Put the cell, with the year of its head unless the cell names a period itself. */
static void put_cell(struct buf *out, const struct table *table, const struct row *row,
                     int column)
{
    struct str cell = row->cells[column];
    struct figure figure = figure_read(cell);
    figure_put(out, &figure, cell);
    if (figure.has_period || !table->years[column])
        return;
    struct str head = table->heads[column];
    if (figure_is_years(head))
        buf_printf(out, " en %.*s", STR_ARG(head));
    else if (table->columns[column] == COLUMN_NATIONAL)
        buf_printf(out, " en %d", table->years[column]);
    else
        buf_printf(out, " (%.*s)", STR_ARG(head));
}

static void put_previous(struct buf *out, const struct table *table,
                         const struct row *row)
{
    bool is_first = true;
    for (size_t c = 0; c < table->n_columns; c++) {
        if (table->columns[c] != COLUMN_PREVIOUS || cell_is_void(row->cells[c]))
            continue;
        bool is_figure = figure_read(row->cells[c]).is_figure;
        if (!is_figure)
            buf_put_text(out, ", année précédente : ");
        else
            buf_put_text(out, is_first ? ", contre " : " et ");
        put_cell(out, table, row, (int)c);
        is_first = false;
    }
}

static void put_named_columns(struct monograph_reader *reader, struct buf *out,
                              const struct table *table, const struct row *row)
{
    for (size_t c = 1; c < table->n_columns; c++) {
        bool is_named =
            table->columns[c] == COLUMN_OTHER || table->columns[c] == COLUMN_TOTAL;
        if (!is_named || cell_is_void(row->cells[c]))
            continue;
        buf_put_text(out, " ; ");
        if (table->heads[c].n) {
            buf_put_str(
                out, spelling_phrase(reader->spelling, reader->arena, table->heads[c]));
            buf_put_text(out, " : ");
        }
        put_cell(out, table, row, (int)c);
    }
}

/**
 * Put « Label : 9,2 % au 3e trimestre 2025, contre 9 % au 3e trimestre 2024 (évolution :
 * 2,22 %). Au niveau national : … »
 */
static void put_sentence(struct monograph_reader *reader, struct buf *out,
                         const struct table *table, const struct row *row,
                         struct str label)
{
    int value = table_find_column(table, COLUMN_VALUE);
    int evolution = table_find_column(table, COLUMN_EVOLUTION);
    int national = table_find_column(table, COLUMN_NATIONAL);
    buf_put_str(out, label);
    buf_put_text(out, " : ");
    if (value >= 0 && row->cells[value].n)
        put_cell(out, table, row, value);
    put_previous(out, table, row);
    if (!cell_is_void(table_cell(row, evolution))) {
        buf_put_text(out, " (évolution : ");
        put_cell(out, table, row, evolution);
        buf_put_byte(out, ')');
    }
    put_named_columns(reader, out, table, row);
    if (out->n && out->at[out->n - 1] != '.')
        buf_put_byte(out, '.');
    if (cell_is_void(table_cell(row, national)))
        return;
    buf_put_text(out, " Au niveau national : ");
    put_cell(out, table, row, national);
    buf_put_byte(out, '.');
}

static unsigned notes_of(const struct row *row, size_t n_columns)
{
    unsigned notes = 0;
    for (size_t c = 0; c < n_columns; c++) {
        struct str cell = row->cells[c];
        for (size_t i = 0; i + 2 < cell.n; i++)
            if (cell.at[i] == '(' && cell.at[i + 1] >= '1' && cell.at[i + 1] <= '9' &&
                cell.at[i + 2] == ')')
                notes |= 1U << (cell.at[i + 1] - '0');
        notes |= str_ends_with(cell, STR("*")) ? 1U : 0;
    }
    return notes;
}

/** What the rows of a table share while they are read. */
struct rows {
    struct monograph_reader *reader;
    const struct table_place *place;
    const struct table *table;
    /* The section of the units. */
    struct str section;
    /* What several rows share, as it is printed; empty when there is nothing. */
    struct str group;
    /* The unit that is being written; its record is NULL when there is none. */
    struct monograph_unit unit;
    /* The announced unit that cannot be right; empty when there is none. */
    struct str doubted;
};

static void close_unit(struct rows *rows)
{
    if (!rows->unit.record)
        return;
    if (rows->reader->region[0]) {
        AUTO_BUF region = BUF_INIT(500);
        buf_printf(&region, "Région : %s.", rows->reader->region);
        unit_put_line(&rows->unit, 0, buf_str(&region));
    }
    units_add(rows->reader->units, &rows->unit, false);
}

/** The unit that a text around the figure announces; the first one that does. */
static struct str find_unit(const struct rows *rows, struct str label, int column)
{
    struct str head = column >= 0 ? rows->table->heads[column] : (struct str){"", 0};
    struct str around[] = {label, head, rows->group, rows->place->caption};
    for (size_t i = 0; i < sizeof around / sizeof around[0]; i++) {
        struct str unit = unit_announced(around[i]);
        if (unit.n)
            return unit;
    }
    return (struct str){"", 0};
}

/**
 * The period of a figure: its own, or else that of its head, its group or the caption.
 */
static bool find_period(const struct rows *rows, const struct figure *figure, int column,
                        struct date_period *out)
{
    if (figure->has_period) {
        *out = figure->period;
        return true;
    }
    return period_find(rows->table->heads[column], out) ||
           period_find(rows->group, out) || period_find(rows->place->caption, out);
}

static void set_period(struct rows *rows, const struct figure *figure, int column)
{
    struct record *record = rows->unit.record;
    struct date_period period;
    if (!find_period(rows, figure, column, &period))
        return;
    record_set(record, FIELD_PERIOD, utf8_head_bytes(period.printed, RECORD_FIELD_MAX));
    /* « 2026 » in an edition of April 2026 cannot be of the last day of 2026. */
    record->dates[RECORD_DATA_DATE] = cover_data_day(rows->reader->cover, &period);
}

/**
 * Set the unit of the figure, or a doubt when it cannot have it. An announced unit is
 * doubted in the whole table.
 */
static void set_unit(struct rows *rows, const struct row *row,
                     const struct doubted *figure)
{
    struct record *record = rows->unit.record;
    const char *reason = doubt_of_unit(figure);
    if (!reason) {
        record_set(record, FIELD_UNIT, figure->unit);
        return;
    }
    record_set(record, FIELD_DOUBT, STR(DOUBT_UNIT));
    if (figure->unit.n && !figure->value.unit.n)
        rows->doubted = figure->unit;
    else
        source_warn(rows->reader->sink, row->line->number, DOUBT_UNIT " : « %.*s » : %s",
                    STR_ARG(figure->value.printed), reason);
}

static void set_data(struct rows *rows, const struct row *row, struct str label)
{
    struct record *record = rows->unit.record;
    int column = table_find_column(rows->table, COLUMN_VALUE);
    record_set(record, FIELD_LABEL, utf8_head_bytes(label, RECORD_FIELD_MAX));
    if (column < 0)
        return;
    struct figure figure = table_figure(row, column);
    struct str value = figure.is_figure ? figure.printed : row->cells[column];
    record_set(record, FIELD_VALUE, utf8_head_bytes(value, RECORD_FIELD_MAX));
    set_period(rows, &figure, column);
    int national = table_find_column(rows->table, COLUMN_NATIONAL);
    struct figure national_figure = table_figure(row, national);
    struct doubted doubted = {figure, national_figure,
                              figure.unit.n ? figure.unit
                                            : find_unit(rows, label, column)};
    if (figure.is_figure)
        set_unit(rows, row, &doubted);
    beside_set(record, rows->table, row);
}

/**
 * « CFA » alone tells nothing: say « Prestataires de formation : CFA ». A row of a group
 * gets the head of its value instead.
 */
static struct str full_label(const struct rows *rows, struct str label)
{
    struct monograph_reader *reader = rows->reader;
    int value = table_find_column(rows->table, COLUMN_VALUE);
    bool is_grouped = rows->table->columns[0] == COLUMN_GROUP && value >= 0;
    struct str front = is_grouped ? spelling_title(reader->spelling, reader->arena,
                                                   rows->table->heads[value])
                                  : rows->place->title;
    bool is_one_word = str_find(label, STR(" ")) == label.n;
    if (!is_grouped && !is_one_word)
        return label;
    AUTO_BUF full = BUF_INIT(RECORD_FIELD_MAX);
    buf_put_str(&full, front);
    buf_put_text(&full, " : ");
    buf_put_str(&full, label);
    return arena_str(reader->arena, buf_str(&full));
}

/**
 * The label after its group: « Secteurs génériques (en milliers) – Nb d'emploi :
 * Industrie : 288 400 ».
 */
static struct str said_label(const struct rows *rows, struct str label)
{
    if (!rows->group.n)
        return label;
    struct monograph_reader *reader = rows->reader;
    AUTO_BUF said = BUF_INIT((size_t)2 * RECORD_FIELD_MAX);
    buf_put_str(&said, spelling_title(reader->spelling, reader->arena, rows->group));
    buf_put_text(&said, " – ");
    buf_put_str(&said, label);
    return arena_str(reader->arena, buf_str(&said));
}

static void read_row(struct rows *rows, const struct row *row)
{
    const struct table *table = rows->table;
    struct monograph_reader *reader = rows->reader;
    struct str cell = table_cell(row, table_find_column(table, COLUMN_LABEL));
    struct str label = spelling_title(reader->spelling, reader->arena, cell);
    bool opens = row->parent < 0 && cell.n > 0;
    if (opens) {
        close_unit(rows);
        label = full_label(rows, label);
        rows->unit = unit_begin(KIND_INDICATOR, label, rows->section, row->line->number);
        set_data(rows, row, label);
    } else if (!rows->unit.record) {
        rows->unit = unit_begin(KIND_INDICATOR, rows->place->title, rows->section,
                                row->line->number);
    }
    AUTO_BUF sentence = BUF_INIT(SENTENCE_MOST_BYTES);
    put_sentence(reader, &sentence, table, row, opens ? said_label(rows, label) : label);
    unit_put_line(&rows->unit, row->line->number, buf_str(&sentence));
    rows->unit.notes |= notes_of(row, table->n_columns);
}

static struct str section_of(struct monograph_reader *reader,
                             const struct table_place *place)
{
    AUTO_BUF section = BUF_INIT((size_t)2 * RECORD_FIELD_MAX);
    buf_put_str(&section, place->block->path);
    bool is_named = str_ends_with(place->block->path, place->title) ||
                    str_equal(place->block->title, place->title);
    if (!is_named) {
        buf_put_text(&section, " > ");
        buf_put_str(&section, place->title);
    }
    return arena_str(reader->arena, buf_str(&section));
}

void indicators_add(struct monograph_reader *reader, const struct table_place *place,
                    const struct table *table)
{
    struct rows rows = {
        .reader = reader, .place = place, .table = table, .group = {"", 0}};
    rows.section = section_of(reader, place);
    size_t first = units_count(reader->units);
    for (size_t i = table->n_head_rows; i < table->n_rows; i++) {
        const struct row *row = &table->rows[i];
        bool has_group_column = table->columns[0] == COLUMN_GROUP;
        if (has_group_column && row->cells[0].n)
            rows.group = utf8_head_bytes(row->cells[0], GROUP_MOST_BYTES);
        if (!has_group_column && row->n_filled == 1 && row->parent < 0) {
            close_unit(&rows);
            rows.group = utf8_head_bytes(row->cells[0], GROUP_MOST_BYTES);
            continue;
        }
        if (row->n_filled > 1)
            read_row(&rows, row);
    }
    close_unit(&rows);
    unit_release(&rows.unit);
    if (rows.doubted.n)
        doubt_spread(reader->units, first, rows.doubted);
}

/**
 * Put « Label – Head : cell ; Head : cell ». A cell of several lines stands below its
 * head.
 */
static void put_table_row(struct monograph_reader *reader, struct buf *out,
                          const struct table *table, const struct row *row)
{
    buf_put_str(out, row->cells[0]);
    bool is_bare = table->n_columns == 2 && !table->years[1];
    const char *border = is_bare ? " : " : " – ";
    for (size_t c = 1; c < table->n_columns; c++) {
        if (cell_is_void(row->cells[c]))
            continue;
        if (out->n)
            buf_put_text(out, border);
        bool is_long = memchr(row->cells[c].at, '\n', row->cells[c].n) != NULL;
        bool is_year = figure_is_years(table->heads[c]);
        if (table->heads[c].n && !is_bare && !is_year) {
            buf_put_str(out,
                        spelling_title(reader->spelling, reader->arena, table->heads[c]));
            buf_put_text(out, is_long ? " :\n" : " : ");
        }
        if (is_year)
            put_cell(out, table, row, (int)c);
        else
            buf_put_str(out, row->cells[c]);
        border = is_long ? "\n" : " ; ";
    }
}

void table_put(struct monograph_reader *reader, struct monograph_unit *unit,
               const struct table *table)
{
    for (size_t i = table->n_head_rows; i < table->n_rows && !buf_overflowed(&unit->text);
         i++) {
        const struct row *row = &table->rows[i];
        AUTO_BUF text = BUF_INIT(SENTENCE_MOST_BYTES);
        put_table_row(reader, &text, table, row);
        bool heads_others = row->n_filled == 1 && row->cells[0].n && table->n_columns > 2;
        if (heads_others)
            buf_put_text(&text, " :");
        unit_put_line(unit, row->line->number, buf_str(&text));
    }
}
