/* What the capitals of a query tell: acronyms and operators, unless all of the query is
 * typed in capitals. */
#ifndef ENGINE_PLAN_PLAN_CAPITALS_H
#define ENGINE_PLAN_PLAN_CAPITALS_H

#include <stdbool.h>

#include "base/str.h"

struct analyser;
struct synonyms;

/** A query that is typed wholly in capitals has to find what it finds in small
 *  letters. */
struct plan_capitals {
    /** Whether a word in capitals is meant as an acronym: « CAP » is not « cap ». It is
     *  so where a small letter stands somewhere in the query. */
    bool mark_acronyms;
    /** Whether OU, ET and SAUF in capitals are operators. They are where a small letter
     *  stands somewhere, or where the query has OU or SAUF and otherwise acronyms only
     *  (« VAE OU CPF »). */
    bool mark_operators;
    /** Whether the query is a single word and no stop word. It is then an acronym if it
     *  can be one, in capitals or not. */
    bool is_alone;
};

/** Read the whole query @p text, valid UTF-8. */
struct plan_capitals plan_capitals_of(struct str text, struct analyser *analyser,
                                      const struct synonyms *synonyms);

#endif
