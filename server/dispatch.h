/* From a request's head to its answer: routing, negotiation, guards, headers. Knows no socket. */
#ifndef SERVER_DISPATCH_H
#define SERVER_DISPATCH_H

#include "server/http/head.h"
#include "server/http/reply.h"
#include "server/site/site.h"

/** What the log wants to know. */
struct dispatch_result {
    const char *route; /* the pattern of the routes table, "-" when none matched */
    const char *
        cache; /* "hit", "wait" or "miss"; NULL when the answer is not one that is kept */
};

/** Answer a head that head_check() found well. Fills @p reply, which was just initialised. */
struct dispatch_result dispatch(const struct site *site, const struct head *head,
                                struct reply *reply);

/** Answer a head with @p fault: the reply closes the connection. */
void dispatch_fault(const struct site *site, const struct head *head,
                    enum head_fault fault, struct reply *reply);

#endif
