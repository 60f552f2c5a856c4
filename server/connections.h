/* The open connections: how many there are, whose they are, and how long each may take
 * for what it is doing. */
#ifndef SERVER_CONNECTIONS_H
#define SERVER_CONNECTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/arena.h"
#include "base/macros.h"

/**
 * What a connection is doing. These phases have absolute deadlines, while the timeout of
 * libmicrohttpd starts again with every byte.
 */
enum connection_phase {
    /* The head of a request is awaited, or the rest of it. */
    PHASE_HEAD,
    /* The connection is kept open for another request. */
    PHASE_IDLE,
    /* A request is being answered, or its client is receiving the answer. */
    PHASE_ANSWER,
    PHASE_COUNT_
};

struct connection_limits {
    /* How long each phase may last, in milliseconds. */
    uint64_t phase_ms[PHASE_COUNT_];
    /* The most connections at the same time. */
    size_t most;
    /* The most from one address (with IPv6: from one /64); 0 for no limit. */
    size_t most_per_address;
};

/** Every function may be called by any thread. */
struct connections;
struct connection;

/**
 * Make it without any connection. Never NULL; it may be freed when all connections are
 * closed.
 */
struct connections *connections_new(const struct connection_limits *limits);
void connections_free(struct connections *connections);

enum admission { ADMIT, REFUSE_FULL, REFUSE_ADDRESS };

/** Find out whether one more connection from @p address may be opened. */
MUST_CHECK enum admission connections_admit(struct connections *connections,
                                            const struct sockaddr *address);

/**
 * Register the connection on socket @p fd, in PHASE_HEAD. Never NULL. Until
 * connection_close() the socket may be shut down at any time, and must not be closed.
 */
struct connection *connection_open(struct connections *connections, int fd);
void connection_close(struct connection *connection);

/**
 * Enter @p phase, whose time starts now. A head that was already awaited keeps its first
 * deadline.
 */
void connection_enter(struct connection *connection, enum connection_phase phase);

/**
 * Memory for the request that the connection is at. Whoever ends the request clears it.
 */
struct arena *connection_arena(struct connection *connection);

/**
 * Shut down the sockets whose phase has lasted too long. The threads that serve them then
 * see them end.
 */
void connections_cut_late(struct connections *connections);

/**
 * From now on, connections that are not being answered may stay no longer than
 * @p grace_ms; for those that are open, that time begins now.
 */
void connections_drain(struct connections *connections, uint64_t grace_ms);
bool connections_are_draining(const struct connections *connections);

/** How many connections are open. */
size_t connections_count(struct connections *connections);

#endif
