/* A filter that words of a query name, as it is proposed to the reader. */
#ifndef ENGINE_UNDERSTOOD_PROPOSAL_H
#define ENGINE_UNDERSTOOD_PROPOSAL_H

#include <stdbool.h>

#include "base/str.h"

/**
 * A place or time in the query, as a parameter of the search. A time with two ends is two
 * proposals, `from` and `to`, with the same label. All texts are UTF-8.
 */
struct search_understood {
    /* The words that name the filter: a piece of the query's text. */
    struct str text;
    /* The parameter, "region", "from", "to" or "valid_at", and its value. */
    struct str parameter, value;
    /* The filter in French, to be shown. */
    struct str label;
    /* What to ask together with the filter: the query without the words that the filter
     * replaces. Empty when only stop words would be left. */
    struct str rest;
    /* The filter is not only proposed: the query names nothing but places and times, and
     * the documents of those are among the results. */
    bool applied;
};

#endif
