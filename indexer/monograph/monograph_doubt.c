/* Holds what cannot be true of a region in one table: a rule, and the reason that is said
 * to editors. */
#include "indexer/monograph/monograph_doubt.h"

#include <math.h>

#include "base/macros.h"

/* France has 69 million inhabitants, and no count of people, jobs or firms is higher. */
#define COUNT_MOST 7e7

/* A hundred times what the regions spend together in a year. */
#define EUROS_MOST 1e13

/* The smallest region has a two hundredth of the country's people. A figure that is so
 * many times smaller than the country's has another unit. */
#define SHARE_LEAST (1.0 / 5000)

/* Rates differ between a region and the country, but not so much. */
#define SHARE_MOST 2.0

static bool is_money(const struct doubted *figure)
{
    return str_find(figure->unit, STR("euros")) < figure->unit.n ||
           str_find(figure->unit, STR("€")) < figure->unit.n;
}

static bool is_too_much(const struct doubted *figure, const struct figure *value)
{
    double multiplier = unit_multiplier(figure->unit);
    double most = is_money(figure) ? EUROS_MOST : COUNT_MOST;
    return multiplier > 1 && value->is_figure && fabs(value->value) * multiplier > most;
}

static bool is_value_too_much(const struct doubted *figure)
{
    return is_too_much(figure, &figure->value);
}

static bool is_national_too_much(const struct doubted *figure)
{
    return !figure->national.unit.n && is_too_much(figure, &figure->national);
}

/** Whether both figures are counts in the same unit, so that one is part of the other. */
static bool are_counts(const struct doubted *figure)
{
    return figure->value.is_figure && figure->national.is_figure &&
           !figure->value.unit.n && !figure->national.unit.n && !is_money(figure) &&
           str_find(figure->unit, STR("%")) == figure->unit.n &&
           figure->value.value > 0 && figure->national.value > 0;
}

/* Only counts in thousands have decimals: « 288,4 » beside « 3 257 800 ». */
static bool is_value_in_thousands(const struct doubted *figure)
{
    return are_counts(figure) && figure->value.n_decimals &&
           !figure->national.n_decimals &&
           figure->value.value < figure->national.value * SHARE_LEAST;
}

static bool is_national_in_thousands(const struct doubted *figure)
{
    return are_counts(figure) && figure->national.n_decimals &&
           !figure->value.n_decimals &&
           figure->value.value > figure->national.value * SHARE_MOST;
}

static const struct {
    bool (*holds)(const struct doubted *figure);
    const char *reason;
} rules[] = {
    {is_value_too_much, "dans l'unité annoncée, plus que toute la France n'en a"},
    {is_national_too_much, "dans l'unité annoncée, la valeur nationale est impossible"},
    {is_value_in_thousands,
     "la valeur paraît en milliers, la valeur nationale en unités"},
    {is_national_in_thousands,
     "la valeur nationale paraît en milliers, la valeur en unités"},
};

const char *doubt_of_unit(const struct doubted *figure)
{
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        if (rules[i].holds(figure))
            return rules[i].reason;
    return NULL;
}

void doubt_spread(struct monograph_units *units, size_t first, struct str unit)
{
    for (size_t i = first; i < units_count(units); i++) {
        struct record *record = units_at(units, i);
        if (!str_equal(record->fields[FIELD_UNIT], unit))
            continue;
        record_set(record, FIELD_UNIT, STR(""));
        record_set(record, FIELD_DOUBT, STR(DOUBT_UNIT));
    }
}
