/* Reads tables by their layout: where the figures begin, which heads span several
 * columns, and what the heads say. */
#include "indexer/monograph/monograph_table.h"

#include <string.h>

#include "base/utf8.h"
#include "engine/written/word.h"

#define HEAD_ROWS_MOST 3

/* Heads and labels are read again for each row, so longer ones are cut. */
#define HEAD_MOST_BYTES 500

static size_t count_columns(const struct monograph_line *lines, size_t n)
{
    size_t most = 1;
    for (size_t i = 0; i < n; i++) {
        size_t columns = 1;
        for (size_t k = 0; k < lines[i].text.n; k++)
            columns += lines[i].text.at[k] == '\t';
        most = columns > most ? columns : most;
    }
    return most < TABLE_COLUMNS_MOST ? most : TABLE_COLUMNS_MOST;
}

static struct row read_row(struct arena *arena, const struct monograph_line *line,
                           size_t n_columns)
{
    struct str *cells = arena_array(arena, n_columns, sizeof *cells);
    struct row row = {line, cells, 0, -1};
    struct str rest = line->text;
    for (size_t c = 0; c < n_columns; c++) {
        bool is_last = c + 1 == n_columns;
        struct str cell = is_last || !rest.at ? rest : str_cut(&rest, '\t');
        cells[c] = cell.at ? str_trim(cell) : (struct str){"", 0};
        row.n_filled += cells[c].n > 0;
    }
    return row;
}

static bool has_figure(const struct row *row, size_t n_columns)
{
    for (size_t c = 1; c < n_columns; c++)
        if (figure_read(row->cells[c]).is_figure)
            return true;
    return false;
}

/** Whether two cells of @p row or more are heads of columns of people. */
static bool heads_people(struct arena *arena, const struct row *row, size_t n_columns)
{
    size_t n = 0;
    for (size_t c = 0; c < n_columns; c++) {
        enum table_column column = genre_column(words_fold(arena, row->cells[c]));
        n += column == COLUMN_FAMILY_NAME || column == COLUMN_FIRST_NAME ||
             column == COLUMN_PERSON;
    }
    return n >= 2;
}

static bool is_head(const struct table *table, size_t i)
{
    const struct row *row = &table->rows[i];
    if (table->is_of_people)
        return i == 0;
    if (!table->has_figures && table->n_columns < 3)
        return false;
    if (i > 0 && row->cells[0].n)
        return false;
    if (!table->has_figures && i > 0)
        return false;
    return row->n_filled >= (i ? 1U : 2U) && !has_figure(row, table->n_columns);
}

static size_t count_head_rows(const struct table *table)
{
    size_t n = 0;
    while (n < HEAD_ROWS_MOST && n + 1 < table->n_rows && is_head(table, n))
        n++;
    return n;
}

/**
 * Read the heads. When there are two rows of them, a head of the first row spans the
 * empty cells to its right.
 */
static void read_heads(struct table *table)
{
    struct str group = {"", 0};
    for (size_t c = 0; c < table->n_columns && table->n_head_rows; c++) {
        struct str first = table->rows[0].cells[c];
        struct str last = table->rows[table->n_head_rows - 1].cells[c];
        bool has_groups = table->n_head_rows > 1 && c > 0;
        if (has_groups && first.n)
            group = utf8_head_bytes(first, HEAD_MOST_BYTES);
        table->heads[c] = utf8_head_bytes(last.n ? last : first, HEAD_MOST_BYTES);
        if (has_groups)
            table->groups[c] = group;
    }
}

static int last_year(struct str head)
{
    struct date_period period;
    int year = 0;
    while (period_find(head, &period)) {
        year = day_year(period.last) > year ? day_year(period.last) : year;
        size_t used = (size_t)(period.printed.at - head.at) + period.printed.n;
        head = (struct str){head.at + used, head.n - used};
    }
    return year;
}

/**
 * What column @p c holds by its own head, or by its group when that says « national ».
 */
static enum table_column head_column(struct arena *arena, const struct table *table,
                                     size_t c)
{
    if (genre_column(words_fold(arena, table->groups[c])) == COLUMN_NATIONAL)
        return COLUMN_NATIONAL;
    return genre_column(words_fold(arena, table->heads[c]));
}

static void read_columns(struct arena *arena, struct table *table)
{
    for (size_t c = 0; c < table->n_columns; c++) {
        table->years[c] = c > 0 ? last_year(table->heads[c]) : 0;
        table->columns[c] = head_column(arena, table, c);
        if (c == 0 && table->columns[c] == COLUMN_OTHER)
            table->columns[c] = COLUMN_LABEL;
    }
    int label = table_find_column(table, COLUMN_LABEL);
    bool is_grouped = label == 0 && table->n_columns > 2 &&
                      genre_column(words_fold(arena, table->heads[1])) == COLUMN_LABEL;
    if (is_grouped)
        table->columns[0] = COLUMN_GROUP;
}

/**
 * Choose the column of the value: the latest of those that name years; without years, the
 * first column of which nothing is known.
 */
static void choose_value(struct table *table)
{
    if (table_find_column(table, COLUMN_VALUE) >= 0)
        return;
    int latest = 0;
    for (size_t c = 1; c < table->n_columns; c++)
        if (table->columns[c] == COLUMN_OTHER && table->years[c] > latest)
            latest = table->years[c];
    bool chosen = false;
    for (size_t c = 1; c < table->n_columns; c++) {
        if (table->columns[c] != COLUMN_OTHER || (latest && !table->years[c]))
            continue;
        bool is_value = !chosen && table->years[c] == latest;
        if (is_value)
            table->columns[c] = COLUMN_VALUE;
        else if (latest && table->years[c] < latest)
            table->columns[c] = COLUMN_PREVIOUS;
        chosen |= is_value;
    }
}

/**
 * Whether a row details the one above: « Dont 16-25 ans », « Moins de 25 ans », or small
 * letters below a label in capitals.
 */
static bool is_detail(struct arena *arena, struct str label, struct str main_label)
{
    label = utf8_head_bytes(label, HEAD_MOST_BYTES);
    main_label = utf8_head_bytes(main_label, HEAD_MOST_BYTES);
    struct str folded = words_fold(arena, label);
    bool is_age = words_contain(folded, "ans") && strpbrk(folded.at, "0123456789");
    struct str bare = {main_label.at, str_find(main_label, STR("("))};
    bool main_in_capitals =
        letters_count(bare).n_lower == 0 && letters_count(bare).n_upper > 3;
    return words_start_with(folded, "dont") || is_age ||
           (main_in_capitals && letters_count(label).n_lower > 0 &&
            letters_count(label).n_upper < 4);
}

/**
 * Set the parent of each row that details another one: the last row before it that
 * details none.
 */
static void read_parents(struct arena *arena, struct table *table)
{
    int label = table_find_column(table, COLUMN_LABEL);
    int parent = -1;
    for (size_t i = table->n_head_rows; i < table->n_rows && label == 0; i++) {
        struct row *row = &table->rows[i];
        bool has_parent =
            parent >= 0 && is_detail(arena, row->cells[0], table->rows[parent].cells[0]);
        if (has_parent)
            row->parent = parent;
        else
            parent = row->n_filled > 1 ? (int)i : -1;
    }
}

struct table table_read(struct arena *arena, const struct monograph_line *lines, size_t n)
{
    struct table table = {.n_rows = n, .n_columns = count_columns(lines, n)};
    table.rows = arena_array(arena, n + 1, sizeof *table.rows);
    for (size_t i = 0; i < n; i++) {
        table.rows[i] = read_row(arena, &lines[i], table.n_columns);
        table.has_figures |= has_figure(&table.rows[i], table.n_columns);
    }
    table.is_of_people = heads_people(arena, &table.rows[0], table.n_columns);
    table.n_head_rows = count_head_rows(&table);
    read_heads(&table);
    read_columns(arena, &table);
    if (table.has_figures && !table.is_of_people) {
        choose_value(&table);
        read_parents(arena, &table);
    }
    return table;
}

bool table_heads_people(struct arena *arena, const struct monograph_line *line)
{
    size_t n_columns = count_columns(line, 1);
    struct row row = read_row(arena, line, n_columns);
    return heads_people(arena, &row, n_columns);
}

/**
 * Whether a row after an empty line opens another table: two cells or more, and no figure
 * among them.
 */
static bool opens_table(const struct monograph_line *line)
{
    size_t n_filled = 0;
    struct str rest = line->text;
    while (line->after_blank && rest.at) {
        struct str cell = str_trim(str_cut(&rest, '\t'));
        n_filled += cell.n > 0;
        if (figure_read(cell).is_figure)
            return false;
    }
    return n_filled > 1;
}

size_t table_end(const struct monograph_line *lines, size_t n)
{
    size_t end = n > 0;
    while (end < n && lines[end].class == LINE_ROW && !opens_table(&lines[end]))
        end++;
    return end;
}

int table_find_column(const struct table *table, enum table_column column)
{
    for (size_t c = 0; c < table->n_columns; c++)
        if (table->columns[c] == column)
            return (int)c;
    return -1;
}

struct str table_cell(const struct row *row, int column)
{
    return column < 0 ? (struct str){"", 0} : row->cells[column];
}

struct figure table_figure(const struct row *row, int column)
{
    return figure_read(table_cell(row, column));
}
