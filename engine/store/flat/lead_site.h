/* Where a phrase may stand: one of its words and those beside it are looked for by their leads (tokens_code.h) alone. */
#ifndef ENGINE_STORE_FLAT_LEAD_SITE_H
#define ENGINE_STORE_FLAT_LEAD_SITE_H

#include "engine/store/flat/form_marks.h"
#include "engine/store/flat/tokens.h"

/** The leads that a word may have. */
struct lead_set {
    bool has[LEADS];
    unsigned n;
    lead_block each[LEADS]; /* n leads, one in every place of its block */
};

struct lead_site {
    unsigned number; /* of the word in the phrase */
    bool has_before, has_behind;
    struct lead_set word, before, behind;
};

/** Of a phrase of @p n words, 1 ≤ n ≤ 32, that which is met least often with its neighbours, as far as the numbers of
 *  their forms tell: those run by use. */
void lead_site_choose(struct lead_site *out, const struct form_marks *marks, unsigned n);

/** The first lead from @p at, one of @p leads or their end, that may be that of the word between its neighbours; the
 *  end when there is none. No false negatives. Segments are not told apart. */
const unsigned char *lead_site_find(const struct lead_site *site,
                                    const struct token_leads *leads,
                                    const unsigned char *at);

#endif
