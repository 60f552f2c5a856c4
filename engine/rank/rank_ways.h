/* Ways to say a word: the terms that the first pass adds up for each word of the plan. */
#ifndef ENGINE_RANK_RANK_WAYS_H
#define ENGINE_RANK_RANK_WAYS_H

#include "engine/plan/plan.h"
#include "engine/store/posting_list.h"
#include "engine/store/saturation.h"

/** A term adds `factor` times the saturation of its count in the document. */
struct rank_term {
    enum family family;
    struct str text;
    struct posting_list list;
    double factor;
    const struct saturation *saturation;
    /** The code of each document's length. */
    const uint8_t *lengths;
    bool is_title;
};

/** How a word was found: as it was typed, by its prefix, in another form, by a synonym,
 *  or because the document is about what the word names. */
enum rank_way_kind { WAY_TYPED, WAY_PREFIX, WAY_ALTERNATIVE, WAY_SYNONYM, WAY_ABOUT };

/** One way to say a word. It adds the sum of its terms; a synonym adds it only to
 *  documents that say all of it. A WAY_ABOUT has no terms: it adds a constant. */
struct rank_way {
    enum rank_way_kind kind;
    /** Of a WAY_ALTERNATIVE, which one. */
    const struct plan_alternative *alternative;
    /** Of a WAY_SYNONYM, which one. */
    const struct plan_synonym *synonym;
    /** Of a WAY_ABOUT, which one. */
    const struct plan_about *about;
    struct rank_term *terms;
    size_t n;
};

/** A word with its ways. The best way scores; each WAY_ABOUT, which come last, adds to
 *  it. */
struct rank_ways {
    const struct plan_word *word;
    struct rank_way *at;
    size_t n;
};

/**
 * Choose the words that the first pass ranks by, those with the fewest documents first,
 * with their ways in the plan's arena.
 * @return how many words.
 */
size_t rank_ways_of(struct rank_ways out[PLAN_WORDS_MAX], const struct plan *plan);

/** What @p term adds to document @p docid; 0 where the document does not have it. */
double rank_term_weight(const struct rank_term *term, uint32_t docid);

#endif
