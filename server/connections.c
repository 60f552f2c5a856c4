/* Keeps the open connections in a list, and looks through it a few times a second for
 * late ones. */
#include "server/connections.h"

#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"

/**
 * The address of a client: an IPv4 address, or the first half of an IPv6 address, since
 * one subscriber has that half as a whole.
 */
struct peer {
    unsigned char bytes[16];
};

struct connection {
    struct connections *owner;
    struct connection *previous, *next;
    struct arena *arena;
    struct peer peer;
    uint64_t since_ms;
    enum connection_phase phase;
    int fd;
};

struct connections {
    struct connection_limits limits;
    atomic_bool is_draining;
    /* Guards the list and everything in it, except the arenas. */
    pthread_mutex_t mutex;
    struct connection *first;
    size_t n;
};

static uint64_t now_ms(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

struct connections *connections_new(const struct connection_limits *limits)
{
    struct connections *connections = mem_new(sizeof *connections);
    connections->limits = *limits;
    pthread_mutex_init(&connections->mutex, NULL);
    return connections;
}

void connections_free(struct connections *connections)
{
    if (!connections)
        return;
    pthread_mutex_destroy(&connections->mutex);
    mem_free(connections);
}

static struct peer peer_of(const struct sockaddr *address)
{
    struct peer peer = {{0}};
    if (address->sa_family == AF_INET) {
        struct sockaddr_in in;
        memcpy(&in, address, sizeof in);
        peer.bytes[0] = 4;
        memcpy(peer.bytes + 1, &in.sin_addr, 4);
    } else if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 in6;
        memcpy(&in6, address, sizeof in6);
        peer.bytes[0] = 6;
        memcpy(peer.bytes + 1, &in6.sin6_addr, 8);
    }
    return peer;
}

enum admission connections_admit(struct connections *connections,
                                 const struct sockaddr *address)
{
    struct peer peer = peer_of(address);
    const struct connection_limits *limits = &connections->limits;
    pthread_mutex_lock(&connections->mutex);
    size_t n = connections->n;
    size_t n_of_peer = 0;
    if (limits->most_per_address > 0)
        for (const struct connection *c = connections->first; c; c = c->next)
            n_of_peer += memcmp(&c->peer, &peer, sizeof peer) == 0;
    pthread_mutex_unlock(&connections->mutex);
    if (n >= limits->most)
        return REFUSE_FULL;
    if (limits->most_per_address > 0 && n_of_peer >= limits->most_per_address)
        return REFUSE_ADDRESS;
    return ADMIT;
}

struct connection *connection_open(struct connections *connections, int fd)
{
    struct connection *connection = mem_new(sizeof *connection);
    connection->owner = connections;
    connection->arena = arena_new();
    connection->fd = fd;
    connection->phase = PHASE_HEAD;
    connection->since_ms = now_ms();
    struct sockaddr_storage address = {0};
    socklen_t length = sizeof address;
    if (getpeername(fd, (struct sockaddr *)&address, &length) == 0)
        connection->peer = peer_of((const struct sockaddr *)&address);
    pthread_mutex_lock(&connections->mutex);
    connection->next = connections->first;
    if (connection->next)
        connection->next->previous = connection;
    connections->first = connection;
    connections->n++;
    pthread_mutex_unlock(&connections->mutex);
    return connection;
}

void connection_close(struct connection *connection)
{
    if (!connection)
        return;
    struct connections *owner = connection->owner;
    pthread_mutex_lock(&owner->mutex);
    if (connection->previous)
        connection->previous->next = connection->next;
    else
        owner->first = connection->next;
    if (connection->next)
        connection->next->previous = connection->previous;
    owner->n--;
    pthread_mutex_unlock(&owner->mutex);
    arena_free(connection->arena);
    mem_free(connection);
}

void connection_enter(struct connection *connection, enum connection_phase phase)
{
    struct connections *owner = connection->owner;
    uint64_t now = now_ms();
    pthread_mutex_lock(&owner->mutex);
    bool keeps_deadline = phase == PHASE_HEAD && connection->phase == PHASE_HEAD;
    connection->phase = phase;
    if (!keeps_deadline)
        connection->since_ms = now;
    pthread_mutex_unlock(&owner->mutex);
}

struct arena *connection_arena(struct connection *connection)
{
    return connection->arena;
}

void connections_cut_late(struct connections *connections)
{
    uint64_t now = now_ms();
    pthread_mutex_lock(&connections->mutex);
    const uint64_t *longest = connections->limits.phase_ms;
    for (const struct connection *c = connections->first; c; c = c->next)
        if (now - c->since_ms >= longest[c->phase])
            (void)shutdown(c->fd, SHUT_RDWR);
    pthread_mutex_unlock(&connections->mutex);
}

void connections_drain(struct connections *connections, uint64_t grace_ms)
{
    atomic_store(&connections->is_draining, true);
    uint64_t now = now_ms();
    pthread_mutex_lock(&connections->mutex);
    connections->limits.phase_ms[PHASE_HEAD] = grace_ms;
    connections->limits.phase_ms[PHASE_IDLE] = grace_ms;
    /* A request may be on its way, so no connection is cut at once. */
    for (struct connection *c = connections->first; c; c = c->next)
        if (c->phase != PHASE_ANSWER)
            c->since_ms = now;
    pthread_mutex_unlock(&connections->mutex);
}

bool connections_are_draining(const struct connections *connections)
{
    return atomic_load(&connections->is_draining);
}

size_t connections_count(struct connections *connections)
{
    pthread_mutex_lock(&connections->mutex);
    size_t n = connections->n;
    pthread_mutex_unlock(&connections->mutex);
    return n;
}
