/* Where the cache stands in the way of a request: before anything is read of it, before it is computed, and after. */
#ifndef SERVER_EXCHANGE_RECALL_H
#define SERVER_EXCHANGE_RECALL_H

#include "server/http/head.h"
#include "server/http/reply.h"
#include "server/site/site.h"

struct exchange;
struct flight;

/** What one request has to do with the cache. */
struct recall {
    struct str key; /* the normalised request; `at` NULL until recall_claim() */
    uint64_t epoch;
    struct flight *flight; /* not NULL: this request computes for others too */
    struct stored *answer; /* held: found, instead of being computed */
    const char *outcome;   /* as dispatch_result.cache */
};

/** Answer from the cache a request that was sent in just these bytes before. @return the answer's route, NULL when it is
 *  not there: the reply is as it was. */
const char *recall(const struct site *site, const struct head *head, struct reply *reply);

/** Ask the cache for the answer to the normalised request @p key. @return true when it has it: recall_end() will put it
 *  into the reply. */
bool recall_claim(struct exchange *x, struct str key);

/** The answer is complete, but for the headers that no other request shares: keep it, or take the one that was found,
 *  and give the client the form it wants. */
void recall_end(struct exchange *x);

#endif
