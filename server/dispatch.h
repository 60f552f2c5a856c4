/* From the head of a request to its answer: routing, negotiation, guards, headers. No
 * socket is known here. */
#ifndef SERVER_DISPATCH_H
#define SERVER_DISPATCH_H

#include "server/http/head.h"
#include "server/http/reply.h"
#include "server/site/site.h"

/** What is logged about a request. */
struct dispatch_result {
    /* The path of the route, from the table of routes; "-" when none matches. */
    const char *route;
    /* How the cache answered: "hit", "wait" or "miss"; NULL for answers that are not
     * kept. */
    const char *cache;
};

/**
 * Answer a head in which head_check() found no fault, by filling @p reply, which was just
 * initialised.
 */
struct dispatch_result dispatch(const struct site *site, const struct head *head,
                                struct reply *reply);

/** Answer a head that has @p fault. The connection is closed after it. */
void dispatch_fault(const struct site *site, const struct head *head,
                    enum head_fault fault, struct reply *reply);

#endif
