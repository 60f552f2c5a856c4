/* Waits in one poll(2) for connections, signals and changes in the index folder. */
#include "server/loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#define TICK_MS 250
/**
 * The index folder is also looked at after so many turns, since a file system may not
 * tell of changes, or the folder may not exist yet.
 */
#define TICKS_A_LOOK 8
#define ACCEPTS_A_TURN 64
/**
 * How long the end of the server lets clients finish that are not being answered, and how
 * long it may last in all.
 */
#define DRAIN_GRACE_MS 1000
#define DRAIN_MOST_MS 10000

#define WATCHED (IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

static uint64_t now_ms(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/**
 * Accept the connections that wait. False when the process has no descriptor left: trying
 * again at once would not help.
 */
static bool accept_some(struct loop *loop, int listener, struct refusals *refusals)
{
    for (int i = 0; i < ACCEPTS_A_TURN; i++) {
        struct sockaddr_storage address = {0};
        struct sockaddr *peer = (struct sockaddr *)&address;
        socklen_t length = sizeof address;
        int fd = accept4(listener, peer, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0)
            return errno != EMFILE && errno != ENFILE && errno != ENOMEM;
        switch (connections_admit(loop->connections, peer)) {
        case ADMIT:
            http_server_add(loop->http, fd, peer, length);
            break;
        case REFUSE_FULL:
            refusals_add(refusals, fd, PROBLEM_OVERLOAD);
            break;
        case REFUSE_ADDRESS:
            refusals_add(refusals, fd, PROBLEM_TOO_MANY);
            break;
        }
    }
    return true;
}

/**
 * Read the signals. True when one asks to end; HUP only asks to look at the index again.
 */
static bool read_signals(struct loop *loop)
{
    struct signalfd_siginfo info;
    bool ends = false;
    while (read(loop->signals, &info, sizeof info) == (ssize_t)sizeof info) {
        if (info.ssi_signo == SIGHUP)
            opener_poke(loop->opener, true);
        else
            ends = true;
    }
    return ends;
}

/**
 * Read what the watch of the folder tells. Whatever happened there, `current` is looked
 * at.
 */
static void read_watch(struct loop *loop, int watch)
{
    char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
    bool any = false;
    while (read(watch, events, sizeof events) > 0)
        any = true;
    if (any)
        opener_poke(loop->opener, false);
}

enum { POLL_SIGNALS, POLL_WATCH, POLL_LISTENERS, POLL_MAX = POLL_LISTENERS + 8 };

/**
 * Wait for one tick at most, then do what there is to do. False when the server is to
 * end.
 */
static bool turn(struct loop *loop, int watch, struct refusals *refusals, bool *accepts)
{
    struct pollfd fds[POLL_MAX] = {
        [POLL_SIGNALS] = {.fd = loop->signals, .events = POLLIN},
        [POLL_WATCH] = {.fd = watch, .events = POLLIN}};
    size_t n = loop->n_listeners;
    for (size_t i = 0; i < n; i++)
        fds[POLL_LISTENERS + i] = (struct pollfd){
            .fd = *accepts ? loop->listeners[i].fd : -1, .events = POLLIN};
    if (poll(fds, POLL_LISTENERS + n, TICK_MS) <= 0) {
        *accepts = true;
        return true;
    }
    for (size_t i = 0; i < n; i++)
        if (fds[POLL_LISTENERS + i].revents)
            *accepts = accept_some(loop, loop->listeners[i].fd, refusals) && *accepts;
    if (fds[POLL_WATCH].revents)
        read_watch(loop, watch);
    return !(fds[POLL_SIGNALS].revents && read_signals(loop));
}

static void serve(struct loop *loop, int watch, struct refusals *refusals)
{
    uint64_t last_tick = now_ms();
    unsigned ticks = 0;
    bool accepts = true;
    while (turn(loop, watch, refusals, &accepts)) {
        uint64_t now = now_ms();
        if (now - last_tick < TICK_MS)
            continue;
        last_tick = now;
        accepts = true;
        connections_cut_late(loop->connections);
        if (++ticks % TICKS_A_LOOK == 0) {
            refusals_close_old(refusals);
            (void)inotify_add_watch(watch, loop->index, WATCHED);
            opener_poke(loop->opener, false);
        }
    }
}

static void drain(struct loop *loop)
{
    log_event(loop->log, "info", "server.drains",
              "fin demandée : %zu connexion(s) à terminer",
              connections_count(loop->connections));
    for (size_t i = 0; i < loop->n_listeners; i++)
        listener_close(&loop->listeners[i]);
    connections_drain(loop->connections, DRAIN_GRACE_MS);
    uint64_t end = now_ms() + DRAIN_MOST_MS;
    while (connections_count(loop->connections) > 0 && now_ms() < end) {
        struct pollfd signals = {.fd = loop->signals, .events = POLLIN};
        /* A second signal ends the server without waiting any longer. */
        if (poll(&signals, 1, 20) > 0 && read_signals(loop))
            break;
        connections_cut_late(loop->connections);
    }
}

void loop_run(struct loop *loop)
{
    struct refusals refusals = {.next = 0};
    int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    (void)inotify_add_watch(watch, loop->index, WATCHED);
    opener_poke(loop->opener, false); /* for changes from before the watch began */
    serve(loop, watch, &refusals);
    drain(loop);
    refusals_close_old(&refusals);
    (void)close(watch);
}
