/* What the capitals of a query tell. They mark acronyms and operators, unless the whole
 * query is typed in capitals. */
#ifndef ENGINE_PLAN_PLAN_CAPITALS_H
#define ENGINE_PLAN_PLAN_CAPITALS_H

#include <stdbool.h>

#include "base/str.h"

struct analyser;
struct synonyms;

/** A query typed wholly in capitals must find what it finds in small letters. */
struct plan_capitals {
    /* A word in capitals is an acronym: « CAP » is not « cap ». The query has a small
     * letter somewhere. */
    bool mark_acronyms;
    /* OU, ET and the like are operators. The query has a small letter, or has OU or SAUF
     * and else only acronyms: « VAE OU CPF ». */
    bool mark_operators;
    /* The query is a single word and no stop word. It is an acronym if it can be one,
     * however it is typed. */
    bool is_alone;
};

/**
 * Read the whole query @p text, valid UTF-8. The last answer of @p analyser is
 * overwritten.
 */
struct plan_capitals plan_capitals_of(struct str text, struct analyser *analyser,
                                      const struct synonyms *synonyms);

#endif
