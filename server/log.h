/* The server's log on stderr: one line an event, one line a request. No address and no query unless asked for. */
#ifndef SERVER_LOG_H
#define SERVER_LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/str.h"

enum log_format {
    LOG_LOGFMT,
    LOG_JSON,
    LOG_NONE /* no request lines; events as logfmt */
};

struct log {
    enum log_format format;
    bool with_queries; /* write the raw query of each request too */
    int fd;            /* where to; 2 is stderr */
};

/** What is remembered of a request. */
struct log_request {
    struct str method;
    const char *route; /* the pattern, "-" when none matched */
    struct str query;  /* as sent; written only with_queries */
    unsigned status;
    uint64_t microseconds; /* from the request line's arrival to the answer's last byte */
    uint64_t bytes;        /* of the body, as it was sent */
    const char *cache;     /* "hit", "wait", "miss", or NULL */
};
void log_request(const struct log *log, const struct log_request *request);

/** An event of the server's life, such as "index.opened"; the text is for people, one line. @p level: "info",
 *  "warning" or "error". */
void log_event(const struct log *log, const char *level, const char *event,
               const char *format, ...) PRINTF_LIKE(4, 5);

#endif
