/* Where a request meets the cache: before anything of it is read, before its answer is
 * computed, and after. */
#ifndef SERVER_EXCHANGE_RECALL_H
#define SERVER_EXCHANGE_RECALL_H

#include "server/http/head.h"
#include "server/http/reply.h"
#include "server/site/site.h"

struct exchange;
struct flight;

/** What one request has to do with the cache. */
struct recall {
    /* The normalised request; its `at` is NULL until recall_claim() is called. */
    struct str key;
    uint64_t epoch;
    /* The computation that this request does for others too; NULL when there is none. */
    struct flight *flight;
    /* The answer that the cache had, held; NULL when it has to be computed. */
    struct stored *answer;
    /* The answer is not kept, so that each such request is computed. */
    bool is_for_once;
    /* What the log says of it: see dispatch_result. */
    const char *outcome;
};

/**
 * Answer from the cache a request that was sent in exactly these bytes before.
 *
 * @return the route of the answer; NULL when the cache does not have it, and then the
 *         reply is unchanged.
 */
const char *recall(const struct site *site, const struct head *head, struct reply *reply);

/**
 * Ask the cache for the answer to the normalised request @p key.
 *
 * @return true when the cache has it: recall_end() will put it into the reply.
 */
bool recall_claim(struct exchange *x, struct str key);

/**
 * End the request, whose answer is complete except for headers that are its own. The
 * answer is kept, or the one that was found is taken, and the reply gets the form that
 * the client wants.
 */
void recall_end(struct exchange *x);

#endif
