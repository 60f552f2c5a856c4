/* Finds contradictions inside one table: computes anew what it prints, as exactly as its
 * own rounding allows. */
#include <math.h>
#include <string.h>

#include "engine/written/word.h"
#include "indexer/monograph/monograph_check.h"

/* A unit is wrong when it makes more people than the country has, or more euros than it
 * owns. */
#define PEOPLE_MOST 7e7
#define EUROS_MOST 1e13

/* What floating point may lose in a sum of cents. */
#define EPSILON 1e-6

/** A printed evolution, and the two figures that it compares. */
struct evolution {
    struct figure previous;
    struct figure value;
    struct figure printed;
};

/**
 * The least and the most that the evolution can be with rounded figures: in per cent, or
 * as a difference when it is printed in points.
 */
static void evolution_bounds(const struct evolution *e, double *low, double *high)
{
    const struct figure *v = &e->value;
    const struct figure *p = &e->previous;
    if (str_starts_with(e->printed.unit, STR("p"))) {
        *low = v->value - p->value - v->half_step - p->half_step;
        *high = v->value - p->value + v->half_step + p->half_step;
    } else {
        *low = ((v->value - v->half_step) / (p->value + p->half_step) - 1) * 100;
        *high = ((v->value + v->half_step) / (p->value - p->half_step) - 1) * 100;
    }
    *low -= e->printed.half_step + EPSILON;
    *high += e->printed.half_step + EPSILON;
}

/** Put « 4,96 »: two decimals after a comma. */
static void put_computed(struct buf *out, double value)
{
    size_t start = out->n;
    buf_printf(out, "%.2f", value);
    for (size_t i = start; i < out->n; i++)
        if (out->at[i] == '.')
            out->at[i] = ',';
}

static void check_evolution(struct monograph_reader *reader, const struct row *row,
                            const struct evolution *e)
{
    bool comparable = e->previous.is_figure && e->value.is_figure &&
                      e->printed.is_figure &&
                      e->previous.value - e->previous.half_step > 0 &&
                      str_equal(e->previous.unit, e->value.unit);
    if (!comparable)
        return;
    double low;
    double high;
    evolution_bounds(e, &low, &high);
    if (e->printed.value >= low && e->printed.value <= high)
        return;
    bool in_points = str_starts_with(e->printed.unit, STR("p"));
    AUTO_BUF computed = BUF_INIT(400);
    put_computed(&computed, in_points ? e->value.value - e->previous.value
                                      : (e->value.value / e->previous.value - 1) * 100);
    source_warn(reader->sink, row->line->number,
                "évolution imprimée « %.*s%s », mais de %.*s à %.*s elle est de %s %s",
                STR_ARG(e->printed.printed), in_points ? " points" : " %",
                STR_ARG(e->previous.printed), STR_ARG(e->value.printed),
                buf_text(&computed), in_points ? "points" : "%");
}

static void check_evolutions(struct monograph_reader *reader, const struct table *table)
{
    int previous = -1;
    for (size_t c = 0; c < table->n_columns; c++)
        if (table->columns[c] == COLUMN_PREVIOUS)
            /* The last one before the value, if there are several. */
            previous = (int)c;
    int value = table_find_column(table, COLUMN_VALUE);
    int evolution = table_find_column(table, COLUMN_EVOLUTION);
    for (size_t i = table->n_head_rows; i < table->n_rows; i++) {
        const struct row *row = &table->rows[i];
        struct evolution e = {table_figure(row, previous), table_figure(row, value),
                              table_figure(row, evolution)};
        check_evolution(reader, row, &e);
    }
}

/**
 * Warn of a detail that equals its total, or that is in thousands while its total is in
 * units.
 */
static void check_detail(struct monograph_reader *reader, const struct row *row,
                         const struct row *parent, size_t column)
{
    struct figure detail = figure_read(row->cells[column]);
    struct figure total = figure_read(parent->cells[column]);
    if (!detail.is_figure || !total.is_figure || detail.unit.n || total.unit.n)
        return;
    if (fabs(detail.value - total.value) < EPSILON && total.value > 0)
        source_warn(reader->sink, row->line->number,
                    "« %.*s » répète le total de sa colonne, ligne %u",
                    STR_ARG(detail.printed), (unsigned)parent->line->number);
    bool is_in_thousands = detail.n_decimals > 0 && total.n_decimals == 0 &&
                           detail.value * 100 < total.value &&
                           detail.value * 1000 <= total.value;
    if (is_in_thousands)
        source_warn(reader->sink, row->line->number,
                    "« %.*s » paraît en milliers parmi des unités (total : %.*s)",
                    STR_ARG(detail.printed), STR_ARG(total.printed));
}

static void check_details(struct monograph_reader *reader, const struct table *table)
{
    for (size_t i = table->n_head_rows; i < table->n_rows; i++) {
        const struct row *row = &table->rows[i];
        for (size_t c = 1; row->parent >= 0 && c < table->n_columns; c++)
            if (table->columns[c] != COLUMN_EVOLUTION)
                check_detail(reader, row, &table->rows[row->parent], c);
    }
}

/** Whether column @p c holds a part of the total, as far as its head tells. */
static bool is_part(const struct table *table, size_t c)
{
    enum table_column column = table->columns[c];
    return c > 0 && !table->years[c] &&
           (column == COLUMN_OTHER || column == COLUMN_VALUE);
}

static void check_sum(struct monograph_reader *reader, const struct row *row,
                      const struct figure *total, double sum, double tolerance)
{
    if (fabs(total->value - sum) <= tolerance + total->half_step + EPSILON)
        return;
    AUTO_BUF computed = BUF_INIT(400);
    put_computed(&computed, sum);
    source_warn(reader->sink, row->line->number,
                "total imprimé « %.*s », mais ses parties font %s",
                STR_ARG(total->printed), buf_text(&computed));
}

/** Compare the column « Total » with the sum of the other columns of each row. */
static void check_total_column(struct monograph_reader *reader, const struct table *table)
{
    int column = table_find_column(table, COLUMN_TOTAL);
    for (size_t i = table->n_head_rows; column > 0 && i < table->n_rows; i++) {
        const struct row *row = &table->rows[i];
        struct figure total = table_figure(row, column);
        double sum = 0;
        double tolerance = 0;
        size_t n = 0;
        for (size_t c = 1; c < table->n_columns; c++) {
            struct figure part = table_figure(row, (int)c);
            if (!is_part(table, c) || !part.is_figure)
                continue;
            sum += part.value;
            tolerance += part.half_step;
            n++;
        }
        if (n >= 2 && total.is_figure)
            check_sum(reader, row, &total, sum, tolerance);
    }
}

static bool is_total_row(const struct monograph_reader *reader, const struct row *row)
{
    return genre_column(words_fold(reader->arena, row->cells[0])) == COLUMN_TOTAL;
}

/**
 * Compare each row « Total » with the sum of the rows above it, back to the last total or
 * to the last row that is only a heading.
 */
static void check_total_rows(struct monograph_reader *reader, const struct table *table,
                             size_t column)
{
    double sum = 0;
    double tolerance = 0;
    size_t n = 0;
    for (size_t i = table->n_head_rows; i < table->n_rows; i++) {
        const struct row *row = &table->rows[i];
        struct figure figure = figure_read(row->cells[column]);
        bool is_total = is_total_row(reader, row);
        if (is_total && n >= 2 && figure.is_figure)
            check_sum(reader, row, &figure, sum, tolerance);
        bool starts_again = is_total || row->n_filled <= 1;
        bool counts = !starts_again && row->parent < 0 && figure.is_figure;
        sum = starts_again ? 0 : sum + (counts ? figure.value : 0);
        tolerance = starts_again ? 0 : tolerance + (counts ? figure.half_step : 0);
        n = starts_again ? 0 : n + counts;
    }
}

static void check_sums(struct monograph_reader *reader, const struct table *table)
{
    check_total_column(reader, table);
    for (size_t c = 1; c < table->n_columns; c++)
        if (table->columns[c] != COLUMN_EVOLUTION)
            check_total_rows(reader, table, c);
}

/** The first text around the table that announces a unit. */
static struct str announced_unit(const struct table *table, struct str caption)
{
    struct str unit = unit_announced(caption);
    for (size_t c = 0; !unit.n && c < table->n_columns; c++)
        unit = unit_announced(table->heads[c]);
    for (size_t i = table->n_head_rows; !unit.n && i < table->n_rows; i++)
        unit = unit_announced(table->rows[i].cells[0]);
    return unit;
}

static void check_unit(struct monograph_reader *reader, const struct table *table,
                       struct str caption)
{
    struct str unit = announced_unit(table, caption);
    double multiplier = unit_multiplier(unit);
    double most = str_find(unit, STR("euros")) < unit.n ? EUROS_MOST : PEOPLE_MOST;
    for (size_t i = table->n_head_rows; multiplier > 1 && i < table->n_rows; i++) {
        for (size_t c = 1; c < table->n_columns; c++) {
            struct figure figure = figure_read(table->rows[i].cells[c]);
            if (!figure.is_figure || figure.unit.n || figure.value * multiplier <= most)
                continue;
            source_warn(reader->sink, table->rows[i].line->number,
                        "« %.*s » est annoncé en %.*s, mais paraît compté en unités",
                        STR_ARG(figure.printed), STR_ARG(unit));
            return;
        }
    }
}

void check_table(struct monograph_reader *reader, const struct table *table,
                 struct str caption)
{
    if (!table->has_figures)
        return;
    check_evolutions(reader, table);
    check_details(reader, table);
    check_sums(reader, table);
    check_unit(reader, table, caption);
}
