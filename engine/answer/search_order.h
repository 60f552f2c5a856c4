/* The order of the answers: by relevance, by date, and where places and times alone list documents. */
#ifndef ENGINE_ANSWER_SEARCH_ORDER_H
#define ENGINE_ANSWER_SEARCH_ORDER_H

#include "engine/answer/collapse.h"
#include "engine/understood/understood.h"

/** The first answers, in their order. */
struct search_order {
    struct collapsed *at; /* in the plan's arena */
    size_t n;             /* no fewer than asked for, where there are so many */
    uint32_t n_folded;    /* documents that are no answers of their own */
};

/** What is ordered for; borrowed. */
struct search_subject {
    const struct plan *plan;
    const struct search_request *request;
    const struct understood
        *understood; /* of what it lists, the documents that hold the words come first */
};

/** Order @p among, which match, for the first @p room answers. */
void search_order(struct search_order *out, size_t room,
                  const struct search_subject *subject, const struct filtered *among);

#endif
