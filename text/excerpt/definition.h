/* Tells sentences that say what something is from others that only name it. */
#ifndef TEXT_EXCERPT_DEFINITION_H
#define TEXT_EXCERPT_DEFINITION_H

#include "text/excerpt/sentence.h"

/** How a sentence says what a name means. */
enum definition {
    DEFINITION_NONE,
    /* It spells an acronym out, or gives the acronym of a name: « le compte personnel de
     * formation (CPF) ». */
    DEFINITION_SPELT,
    /* « X est une… », « X désigne… », « On appelle X… ». */
    DEFINITION_SAYS
};

/**
 * What @p sentence, which begins where a sentence begins, does with the name that is at
 * @p name in it.
 */
enum definition definition_of(struct str sentence, struct text_span name);

#endif
