/* The table of what the server answers to. */
#ifndef SERVER_ROUTE_H
#define SERVER_ROUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"
#include "base/str.h"

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

/** The whole table, for those who read it: the router, the documentation's test. */
const struct route *route_table(size_t *n);

/** The route of the decoded path @p path, or NULL; @p rest is what stands for its "{…}". */
const struct route *route_find(struct str path, struct str *rest);

#endif
