/* One request and the answer that is being made: what a handler is given. */
#ifndef SERVER_EXCHANGE_EXCHANGE_H
#define SERVER_EXCHANGE_EXCHANGE_H

#include <jansson.h>

#include "engine/answer/search.h"
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
    /* Our JSON, or application/x-suggestions+json for clients that ask for it. */
    FORMAT_SUGGESTIONS,
    /* The type of the file; whatever a client accepts, it gets that. */
    FORMAT_FILE
};

/**
 * One endpoint. Its handler fills the reply and returns STATUS_OK, or returns the status
 * of what failed: the dispatcher then answers with the problem that this status stands
 * for.
 */
struct route {
    /* The path. "{…}" in it stands for any text but the empty one, slashes included. */
    const char *path;
    enum route_format format;
    /* Whether the request needs an index: without one it is answered with 503, and the
     * handler is not called. */
    bool needs_index;
    enum status (*handle)(struct exchange *exchange, struct error *err);
};

/** Why a request is refused. */
struct refusal {
    enum problem problem;
    /* The parameters that are wrong, in the request's arena; NULL when there is no more
     * to say. */
    const struct search_faults *faults;
};

struct exchange {
    const struct site *site;
    const struct head *head;
    const struct uri *uri;
    /* NULL when no route matches. */
    const struct route *route;
    /* What stands in the place of the route's "{…}". */
    struct str rest;
    /* Memory that lives as long as the request. */
    struct arena *arena;
    struct reply *reply;
    /* NULL unless the route needs the index. */
    const struct lease *lease;
    /* The index of the lease; NULL likewise. */
    const struct index *index;
    struct searcher *searcher;
    /* What the cache knows of this answer. */
    struct recall recall;
    /* How long the search of the handler took; empty when it made none. */
    struct search_timing timing;
    /* NULL when the request is not refused. */
    const struct refusal *refusal;
};

/**
 * Refuse the request. What was written until now is forgotten, and the status and headers
 * are set; page_error_write() writes the body later.
 *
 * @param faults  the parameters that are wrong, which are copied; may be NULL.
 */
void exchange_refuse(struct exchange *x, enum problem problem,
                     const struct search_faults *faults);

/**
 * Lead the client to @p address for good (308), an address of this site that is
 * percent-encoded.
 */
void exchange_redirect(struct exchange *x, struct str address);

/**
 * Set the caching headers of an answer that depends on nothing but the generation and
 * @p what, which is the normalised request.
 *
 * @return true when nothing is left to do: the client has the answer, and the reply is a
 *         304, or the cache has it. Otherwise the answer that is made now will be kept.
 */
MUST_CHECK bool exchange_is_known(struct exchange *x, struct str what);

/**
 * Refuse the request if a parameter is not one of @p names, which NULL ends, or is given
 * twice, or is not UTF-8. One whose value is empty counts as not given.
 *
 * @return whether all parameters are right; if not, the request is refused.
 */
MUST_CHECK bool exchange_takes_only(struct exchange *x, const char *const names[]);

/**
 * Count a search that found nothing, where such searches are counted. Its answer is then
 * not kept in the cache: it is asked for again, and counted.
 */
void exchange_note_gap(struct exchange *x, const struct search_answer *answer);

/** Make the JSON value @p body the reply's body, and free it. */
void exchange_take_json(struct exchange *x, json_t *body);

/** A JSON string of @p s, which is valid UTF-8. The caller gives it away or frees it. */
json_t *json_text(struct str s);

#endif
