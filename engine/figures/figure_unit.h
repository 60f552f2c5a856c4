/* What kind of quantity a figure is: a count, a rate or an amount of money. */
#ifndef ENGINE_FIGURES_FIGURE_UNIT_H
#define ENGINE_FIGURES_FIGURE_UNIT_H

#include <stdbool.h>

#include "base/str.h"

/** Figures of different kinds are never compared. */
enum figure_kind { FIGURE_COUNT, FIGURE_RATE, FIGURE_MONEY };

struct figure_unit {
    enum figure_kind kind;
    /* What one of it stands for: 1000 for « milliers », 1e6 for « M€ »; else 1. */
    double factor;
};

/** Read the unit @p text, as it is printed; "" is that of a count. */
struct figure_unit figure_unit_of(struct str text);

/** A word that says that a quantity is meant, and of which kind: « taux », « nombre ». */
struct figure_word {
    const char *folded;
    enum figure_kind kind;
    /* It says by itself what is counted: « population ». */
    bool is_subject;
};

/** The word of quantity that @p folded is; NULL when it is none. */
const struct figure_word *figure_word_of(struct str folded);

#endif
