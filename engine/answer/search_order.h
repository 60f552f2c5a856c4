/* Decides the order of the results: by relevance or by date. */
#ifndef ENGINE_ANSWER_SEARCH_ORDER_H
#define ENGINE_ANSWER_SEARCH_ORDER_H

#include "engine/answer/collapse.h"
#include "engine/understood/understood.h"

/** The first results, in their order. */
struct search_order {
    /* In the plan's arena. */
    struct collapsed *at;
    /* As many as were asked for or more, unless there are fewer. */
    size_t n;
    /* The documents that are folded under another part of the same whole. */
    uint32_t n_folded;
    /* Parts of the same whole are folded. */
    bool folds;
};

/** The search whose results are ordered. All borrowed. */
struct search_subject {
    const struct plan *plan;
    const struct search_request *request;
    /* Where it added documents by place or time, those that have the words come first. */
    const struct understood *understood;
};

/** Order the documents @p among, as far as the first @p room results need it. */
void search_order(struct search_order *out, size_t room,
                  const struct search_subject *subject, const struct doc_list *among);

struct partial;

/** Append the best results that hold a part, as far as the first @p room results need
 *  them. Where they do, @p out has all results that match. */
void search_order_partly(struct search_order *out, size_t room, const struct plan *plan,
                         const struct partial *partial);

#endif
