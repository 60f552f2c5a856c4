/* Finding where a phrase may stand in a document, quickly: one word of the phrase and its
 * neighbours are looked for by their lead bytes (tokens_code.h) alone. */
#ifndef ENGINE_STORE_FLAT_LEAD_SITE_H
#define ENGINE_STORE_FLAT_LEAD_SITE_H

#include "engine/store/flat/form_marks.h"
#include "engine/store/flat/tokens.h"

/** The leads that the forms of a word have. */
struct lead_set {
    bool has[LEADS];
    unsigned n;
    /* The n leads, each repeated in all places of a block. */
    lead_block each[LEADS];
};

/** The word of a phrase that is looked for, with its neighbours. */
struct lead_site {
    /* The number of the word in the phrase, from 0. */
    unsigned number;
    /* Whether the phrase has a word before it, and one behind it. */
    bool has_before, has_behind;
    struct lead_set word, before, behind;
};

/**
 * Choose the word of a phrase that is rarest together with its neighbours. How frequent a
 * form is, is estimated from its number: the most frequent forms have the lowest.
 * @param n  the words of the phrase, 1 to 32; @p marks says which forms match them.
 */
void lead_site_choose(struct lead_site *out, const struct form_marks *marks, unsigned n);

/**
 * The first lead from @p at on where the word may stand between its neighbours; the end
 * of
 * @p leads when there is none. No place is missed, but some are false: leads are shared
 * by forms, and the borders of segments are ignored.
 * @param at  one of @p leads, or their end.
 */
const unsigned char *lead_site_find(const struct lead_site *site,
                                    const struct token_leads *leads,
                                    const unsigned char *at);

#endif
