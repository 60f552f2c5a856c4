/* The main thread: accepts connections, cuts late ones, heeds signals and new generations. */
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
    int signals; /* a signalfd of TERM, INT and HUP */
    const char *index;
    struct opener *opener;
    struct connections *connections;
    struct http_server *http;
    const struct log *log;
};

/** Serve until TERM or INT; then stop accepting, let running requests finish, and return. */
void loop_run(struct loop *loop);

#endif
