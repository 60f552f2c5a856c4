/* A filter that the words of a query name: what a reader is offered. */
#ifndef ENGINE_UNDERSTOOD_PROPOSAL_H
#define ENGINE_UNDERSTOOD_PROPOSAL_H

#include <stdbool.h>

#include "base/str.h"

/** A filter that the words name. A time with two ends is two of them with the same label. */
struct search_understood {
    struct str text, parameter, value, label;
    struct str
        rest; /* the query without the words that the filter makes needless: what to ask with it */
    bool
        applied; /* not only proposed: the query names nothing else, and its documents are among the results */
};

#endif
