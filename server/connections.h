/* The open connections: how many, whose, and until when each may take for what it is doing. */
#ifndef SERVER_CONNECTIONS_H
#define SERVER_CONNECTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/arena.h"
#include "base/macros.h"

/** What a connection is doing. libmicrohttpd's own timeout starts anew with every byte; these are absolute. */
enum connection_phase {
    PHASE_HEAD,   /* a request's head is to arrive, or its rest */
    PHASE_IDLE,   /* answered, kept alive for a next request */
    PHASE_ANSWER, /* being answered; the client takes the bytes */
    PHASE_COUNT_
};

struct connection_limits {
    uint64_t phase_ms[PHASE_COUNT_]; /* the longest that each phase may last */
    size_t most;                     /* connections at once */
    size_t most_per_address; /* of them from one address (IPv6: one /64); 0: no limit */
};

/** All functions may be called by any thread. */
struct connections;
struct connection;

/** Never NULL; freed with connections_free() when all connections are closed. */
struct connections *connections_new(const struct connection_limits *limits);
void connections_free(struct connections *connections);

enum admission { ADMIT, REFUSE_FULL, REFUSE_ADDRESS };

/** Whether one more connection from @p address may be opened. */
MUST_CHECK enum admission connections_admit(struct connections *connections,
                                            const struct sockaddr *address);

/**
 * Register the connection of socket @p fd, in PHASE_HEAD. Between here and connection_close() the socket may be shut
 * down at any moment, so it must not be closed before connection_close(). Never NULL.
 */
struct connection *connection_open(struct connections *connections, int fd);
void connection_close(struct connection *connection);

/** Enter @p phase: its time starts now, except that a head that was awaited already keeps its first deadline. */
void connection_enter(struct connection *connection, enum connection_phase phase);

/** Memory for the one request that the connection is at; whoever ends the request clears it. */
struct arena *connection_arena(struct connection *connection);

/** Shut down the sockets whose phase has lasted too long; whoever serves them then sees their end. */
void connections_cut_late(struct connections *connections);

/** From now on connections that are not being answered may stay for @p grace_ms only; those there are, from now. */
void connections_drain(struct connections *connections, uint64_t grace_ms);
bool connections_are_draining(const struct connections *connections);

/** How many are open now. */
size_t connections_count(struct connections *connections);

#endif
