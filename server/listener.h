/* Listening sockets, and the refusing of connections that are too many. */
#ifndef SERVER_LISTENER_H
#define SERVER_LISTENER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "server/http/problem.h"

struct listener {
    int fd; /* -1: closed */
    bool is_loopback;
};

/**
 * Listen at @p address: "127.0.0.1:8080", "[::1]:8080", "localhost:0" (0: any free port). The socket does not block.
 * @return STATUS_OK, STATUS_BAD_INPUT (it is no address) or STATUS_UNSUPPORTED (it cannot be listened at); French texts.
 */
MUST_CHECK enum status listener_open(struct listener *out, const char *address,
                                     struct error *err);
void listener_close(struct listener *listener);

/** Append "http://127.0.0.1:40123": where it listens really. */
void listener_put_url(struct buf *out, const struct listener *listener);

/** Refused connections that are still to be read from, or their client would lose the answer. */
#define REFUSALS_MAX 64
struct refusals {
    int fds[REFUSALS_MAX]; /* a ring; 0: none */
    size_t next;
};

/** Answer the accepted socket @p fd with @p problem, never waiting, and close it a little later. */
void refusals_add(struct refusals *refusals, int fd, enum problem problem);

/** Close those that were added before the last call; called now and then. */
void refusals_close_old(struct refusals *refusals);

#endif
