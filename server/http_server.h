/* HTTP over sockets: libmicrohttpd's threads on one side, our dispatcher on the other. */
#ifndef SERVER_HTTP_SERVER_H
#define SERVER_HTTP_SERVER_H

#include <sys/socket.h>

#include "base/macros.h"
#include "base/status.h"
#include "server/connections.h"
#include "server/log.h"
#include "server/site/site.h"

struct http_server;

/**
 * Start @p threads threads, each with its own epoll. They serve the connections that http_server_add() gives them.
 *
 * @param site, log, connections  borrowed until http_server_free().
 * @return STATUS_OK or STATUS_INTERNAL.
 */
MUST_CHECK enum status http_server_new(struct http_server **out, unsigned threads,
                                       const struct site *site, const struct log *log,
                                       struct connections *connections,
                                       struct error *err);

/** Give the accepted socket @p fd to one of the threads; it is closed by them, or here when they refuse it. */
void http_server_add(struct http_server *server, int fd, const struct sockaddr *address,
                     socklen_t length);

/** Close every connection, whatever it is at, and end the threads. NULL is allowed. */
void http_server_free(struct http_server *server);

#endif
