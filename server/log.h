/* The log on the standard error: one line for each event and each request. Addresses of
 * clients are never written, queries only when that is asked for. */
#ifndef SERVER_LOG_H
#define SERVER_LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/str.h"

enum log_format {
    LOG_LOGFMT,
    LOG_JSON,
    /* No lines for requests; events in logfmt. */
    LOG_NONE
};

struct log {
    enum log_format format;
    /* Whether the query of each request is written too. */
    bool with_queries;
    /* The file descriptor to write to; 2 is the standard error. */
    int fd;
};

/** What is logged about a request. */
struct log_request {
    struct str method;
    /* The path of the route; "-" when none matches. */
    const char *route;
    /* The query as it was sent; written only when `with_queries` is set. */
    struct str query;
    unsigned status;
    /* From the arrival of the request line to the last byte of the answer. */
    uint64_t microseconds;
    /* Of the body, as it was sent. */
    uint64_t bytes;
    /* How the cache answered: "hit", "wait" or "miss"; may be NULL. */
    const char *cache;
};
void log_request(const struct log *log, const struct log_request *request);

/**
 * Log an event, such as "index.opened", with one line of text for people.
 *
 * @param level  "info", "warning" or "error".
 */
void log_event(const struct log *log, const char *level, const char *event,
               const char *format, ...) PRINTF_LIKE(4, 5);

#endif
