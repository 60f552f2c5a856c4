/* What capitals tell in a query: acronyms and operators, unless all of it is typed in capitals. */
#ifndef ENGINE_PLAN_PLAN_CAPITALS_H
#define ENGINE_PLAN_PLAN_CAPITALS_H

#include <stdbool.h>

#include "base/str.h"

struct analyser;
struct synonyms;

/** A query typed wholly in capitals must find what it finds in small letters. */
struct plan_capitals {
    bool mark_acronyms; /* « CAP » is none of « cap »: a small letter stands somewhere */
    bool
        mark_operators; /* OU, ET…: so, or there is OU or SAUF among nothing but acronyms (« VAE OU CPF ») */
    bool
        is_alone; /* a single word, no stop word: an acronym if it can be one, in capitals or not */
};

/** Look at @p text, valid UTF-8, whole. */
struct plan_capitals plan_capitals_of(struct str text, struct analyser *analyser,
                                      const struct synonyms *synonyms);

#endif
