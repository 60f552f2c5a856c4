/* The main thread: it accepts connections, cuts late ones, and reacts to signals and to
 * new generations. */
#ifndef SERVER_LOOP_H
#define SERVER_LOOP_H

#include "server/connections.h"
#include "server/http_server.h"
#include "server/listener.h"
#include "server/log.h"
#include "server/opener.h"

struct loop {
    struct listener *listeners;
    size_t n_listeners;
    /* A signalfd for TERM, INT and HUP. */
    int signals;
    const char *index;
    struct opener *opener;
    struct connections *connections;
    struct http_server *http;
    const struct log *log;
};

/**
 * Serve until TERM or INT comes. Then accept no more, let requests under way finish, and
 * return.
 */
void loop_run(struct loop *loop);

#endif
