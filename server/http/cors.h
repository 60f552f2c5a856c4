/* Which other origins' pages may read the API's answers. */
#ifndef SERVER_HTTP_CORS_H
#define SERVER_HTTP_CORS_H

#include <stddef.h>

#include "base/str.h"
#include "server/http/reply.h"

/**
 * The origins whose pages may read answers, as the operator gave them; borrowed. "*"
 * among them allows every origin. Without any, no other origin may read an answer.
 */
struct cors {
    const char *const *origins;
    size_t n;
};

/**
 * Add to @p reply the headers that let pages of @p origin read it, if that origin is
 * allowed. Credentials are never allowed.
 *
 * @param origin  the value of the Origin field; its `at` is NULL when the field was not
 *                sent.
 */
void cors_apply(const struct cors *cors, struct reply *reply, struct str origin);

/**
 * Make @p reply the answer to an OPTIONS request: 204 and the methods. An allowed origin
 * is also told which headers it may send, and for how long this holds.
 */
void cors_preflight(const struct cors *cors, struct reply *reply, struct str origin);

#endif
