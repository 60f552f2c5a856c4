/* What the first pass adds up: each word's ways to be said, each way's terms with their lists and factors. */
#ifndef ENGINE_RANK_RANK_WAYS_H
#define ENGINE_RANK_RANK_WAYS_H

#include "engine/plan/plan.h"
#include "engine/store/flat/lists.h"
#include "engine/store/saturation.h"

/** A term: it adds factor × the saturation of its count in the document. */
struct rank_term {
    struct posting_list list;
    double factor;
    const struct saturation *saturation;
    const uint8_t *lengths; /* codes, by document */
    bool is_title;
};

/** By what a word was found. */
enum rank_way_kind { WAY_TYPED, WAY_PREFIX, WAY_ALTERNATIVE, WAY_SYNONYM };

/** One way to say a word: what it adds is the sum of its terms; a synonym's only in the documents that say all of it. */
struct rank_way {
    enum rank_way_kind kind;
    const struct plan_alternative *alternative; /* WAY_ALTERNATIVE */
    const struct plan_synonym *synonym;         /* WAY_SYNONYM */
    struct rank_term *terms;
    size_t n;
};

/** A word with its ways: the best one scores. */
struct rank_ways {
    const struct plan_word *word;
    struct rank_way *at;
    size_t n;
};

/** The words that the first pass ranks by, most telling first, in the plan's arena. @return how many. */
size_t rank_ways_of(struct rank_ways out[PLAN_WORDS_MAX], const struct plan *plan);

/** What @p term adds in document @p docid by itself; 0 where it does not stand. */
double rank_term_weight(const struct rank_term *term, uint32_t docid);

#endif
