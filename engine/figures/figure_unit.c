/* The units of figures and the words of quantity, as tables. */
#include "engine/figures/figure_unit.h"

#include <stdlib.h>

#include "base/macros.h"
#include "engine/written/figure.h"

/* « €/h » and « points de % » begin with what they are. */
static const struct {
    const char *begins;
    enum figure_kind kind;
    double factor;
} signs[] = {
    {"%", FIGURE_RATE, 1},        {"point", FIGURE_RATE, 1},
    {"pt", FIGURE_RATE, 1},       {"Md€", FIGURE_MONEY, 1e9},
    {"M€", FIGURE_MONEY, 1e6},    {"k€", FIGURE_MONEY, 1e3},
    {"K€", FIGURE_MONEY, 1e3},    {"€", FIGURE_MONEY, 1},
    {"euro", FIGURE_MONEY, 1},    {"pour cent", FIGURE_RATE, 1},
    {"pourcent", FIGURE_RATE, 1},
};

struct figure_unit figure_unit_of(struct str text)
{
    text = str_trim(text);
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts_with(text, str_of(signs[i].begins)))
            return (struct figure_unit){signs[i].kind, signs[i].factor};
    bool is_money =
        str_find(text, STR("euro")) < text.n || str_find(text, STR("€")) < text.n;
    return (struct figure_unit){is_money ? FIGURE_MONEY : FIGURE_COUNT,
                                unit_multiplier(text)};
}

/* Sorted bytewise for bsearch(). */
static const struct figure_word words[] = {
    {"budget", FIGURE_MONEY, false},    {"budgets", FIGURE_MONEY, false},
    {"credit", FIGURE_MONEY, false},    {"credits", FIGURE_MONEY, false},
    {"depense", FIGURE_MONEY, false},   {"depenses", FIGURE_MONEY, false},
    {"effectif", FIGURE_COUNT, false},  {"effectifs", FIGURE_COUNT, false},
    {"enveloppe", FIGURE_MONEY, false}, {"euro", FIGURE_MONEY, 1},
    {"montant", FIGURE_MONEY, false},   {"montants", FIGURE_MONEY, false},
    {"nb", FIGURE_COUNT, false},        {"nbre", FIGURE_COUNT, false},
    {"nombre", FIGURE_COUNT, false},    {"nombres", FIGURE_COUNT, false},
    {"part", FIGURE_RATE, false},       {"parts", FIGURE_RATE, false},
    {"point", FIGURE_RATE, 1},          {"population", FIGURE_COUNT, true},
    {"pourcent", FIGURE_RATE, 1},       {"pourcentage", FIGURE_RATE, false},
    {"proportion", FIGURE_RATE, false}, {"pt", FIGURE_RATE, 1},
    {"taux", FIGURE_RATE, false},       {"volume", FIGURE_COUNT, false},
};

static int compare(const void *key, const void *element)
{
    const struct str *word = key;
    const struct figure_word *row = element;
    return str_compare(*word, str_of(row->folded));
}

const struct figure_word *figure_word_of(struct str folded)
{
    return bsearch(&folded, words, COUNT_OF(words), sizeof words[0], compare);
}
