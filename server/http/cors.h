/* Which other origins' pages may read the API's answers. */
#ifndef SERVER_HTTP_CORS_H
#define SERVER_HTTP_CORS_H

#include <stddef.h>

#include "base/str.h"
#include "server/http/reply.h"

/** The origins given at start, borrowed; "*" among them allows all. None: no other origin reads anything. */
struct cors {
    const char *const *origins;
    size_t n;
};

/** Say in @p reply whether @p origin (the Origin field; `at` NULL when not sent) may read it. No credentials, ever. */
void cors_apply(const struct cors *cors, struct reply *reply, struct str origin);

/** Make @p reply the answer to an OPTIONS request: 204, what is allowed and, to an allowed origin, for how long. */
void cors_preflight(const struct cors *cors, struct reply *reply, struct str origin);

#endif
