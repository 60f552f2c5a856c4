/* Listening sockets, and how connections are refused when there are too many. */
#ifndef SERVER_LISTENER_H
#define SERVER_LISTENER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "server/http/problem.h"

struct listener {
    /* The socket; -1 when it is closed. */
    int fd;
    bool is_loopback;
};

/**
 * Listen at @p address, such as "127.0.0.1:8080", "[::1]:8080" or "localhost:0". Port 0
 * stands for any free one. The socket does not block.
 *
 * @return STATUS_OK, STATUS_BAD_INPUT when it is not an address, or STATUS_UNSUPPORTED
 *         when it is not possible to listen there. Texts are French.
 */
MUST_CHECK enum status listener_open(struct listener *out, const char *address,
                                     struct error *err);
void listener_close(struct listener *listener);

/** Append the address where it really listens, such as "http://127.0.0.1:40123". */
void listener_put_url(struct buf *out, const struct listener *listener);

/**
 * The most refused connections that are kept open for a moment. Their requests are still
 * to be read, or their clients would not get the answer.
 */
#define REFUSALS_MAX 64
struct refusals {
    /* The sockets, in a ring; 0 where there is none. */
    int fds[REFUSALS_MAX];
    size_t next;
};

/**
 * Answer the accepted socket @p fd with @p problem, without waiting, and close it a
 * little later.
 */
void refusals_add(struct refusals *refusals, int fd, enum problem problem);

/**
 * Close the connections that were refused before the last call. To be called now and
 * then.
 */
void refusals_close_old(struct refusals *refusals);

#endif
