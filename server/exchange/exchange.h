/* One request and the answer in the making: what a handler is given. */
#ifndef SERVER_EXCHANGE_EXCHANGE_H
#define SERVER_EXCHANGE_EXCHANGE_H

#include <jansson.h>

#include "server/exchange/recall.h"
#include "server/http/head.h"
#include "server/http/problem.h"
#include "server/http/reply.h"
#include "server/http/uri.h"
#include "server/site/site.h"

struct exchange;

enum route_format {
    FORMAT_HTML,
    FORMAT_JSON,
    FORMAT_SUGGESTIONS, /* our JSON, or application/x-suggestions+json */
    FORMAT_FILE         /* whatever the file is: anything is accepted */
};

/**
 * One endpoint. The handler fills exchange->reply and returns STATUS_OK, or returns what failed: the dispatcher
 * then answers with the problem that this status is.
 */
struct route {
    const char *
        path; /* "{…}" stands for all that is between what is before and behind it, slashes included, never nothing */
    enum route_format format;
    bool needs_index; /* without a sound index: 503 before the handler is called */
    enum status (*handle)(struct exchange *exchange, struct error *err);
};

/** Why a request is refused. */
struct refusal {
    enum problem problem;
    const struct search_faults
        *faults; /* in the request's arena; NULL: nothing more to say */
};

struct exchange {
    const struct site *site;
    const struct head *head;
    const struct uri *uri;
    const struct route *route; /* NULL when none matched */
    struct str rest;           /* what stands for the route's "{…}" */
    struct arena *arena;       /* lives as long as the request */
    struct reply *reply;
    const struct lease *lease; /* NULL unless the route needs the index */
    const struct index *index; /* the lease's, likewise */
    struct searcher *searcher;
    struct recall recall;          /* what is known of this answer in the cache */
    struct search_timing timing;   /* of the search that the handler made, if any */
    const struct refusal *refusal; /* NULL: the request is not refused */
};

/**
 * Refuse the request: what was answered until now is forgotten, status and headers are set. Whoever sends the
 * answer has the body written (page_error.h). @p faults may be NULL; it is copied.
 */
void exchange_refuse(struct exchange *x, enum problem problem,
                     const struct search_faults *faults);

/**
 * Set the caching headers of an answer that depends on the generation and on @p what (the normalised request) only.
 * @return true when the client has that answer already (the reply is a 304 then) or the cache has it: nothing is left to
 *         do. Otherwise the answer made now will be kept.
 */
MUST_CHECK bool exchange_is_known(struct exchange *x, struct str what);

/** Refuse every parameter that is not one of @p names (NULL ends them), is given twice or is no UTF-8.
 *  @return whether all is well; otherwise the reply is complete. */
MUST_CHECK bool exchange_takes_only(struct exchange *x, const char *const names[]);

/** The reply becomes @p body as compact JSON, which is freed. */
void exchange_take_json(struct exchange *x, json_t *body);

/** @p s, valid UTF-8, as a JSON string. */
json_t *json_text(struct str s);

#endif
