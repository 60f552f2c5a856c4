/* Writes the CORS headers (Fetch standard, §3.2). */
#include "server/http/cors.h"

#define ALLOWED_METHODS "GET, HEAD, OPTIONS"

static const char *allowed(const struct cors *cors, struct str origin)
{
    if (!origin.at)
        return NULL;
    for (size_t i = 0; i < cors->n; i++)
        if (strcmp(cors->origins[i], "*") == 0 ||
            str_equal(str_of(cors->origins[i]), origin))
            return cors->origins[i];
    return NULL;
}

void cors_apply(const struct cors *cors, struct reply *reply, struct str origin)
{
    const char *origin_allowed = allowed(cors, origin);
    if (!origin_allowed)
        return;
    reply_header(reply, "Access-Control-Allow-Origin", "%s", origin_allowed);
    reply_header(reply, "Access-Control-Expose-Headers",
                 "ETag, Link, Retry-After, Server-Timing");
}

void cors_preflight(const struct cors *cors, struct reply *reply, struct str origin)
{
    reply->status = 204;
    reply_header(reply, "Allow", ALLOWED_METHODS);
    reply_header(reply, "Vary",
                 "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
    const char *origin_allowed = allowed(cors, origin);
    if (!origin_allowed)
        return;
    reply_header(reply, "Access-Control-Allow-Origin", "%s", origin_allowed);
    reply_header(reply, "Access-Control-Allow-Methods", ALLOWED_METHODS);
    reply_header(reply, "Access-Control-Allow-Headers",
                 "Accept, Accept-Language, Content-Language, Content-Type, "
                 "If-None-Match");
    reply_header(reply, "Access-Control-Max-Age", "86400");
}
