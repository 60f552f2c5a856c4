/* HTTP over sockets, with the threads of libmicrohttpd on one side and our dispatcher on
 * the other. */
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
 * Start @p threads threads, each with an epoll of its own. They serve the connections
 * that http_server_add() gives them.
 *
 * @param[out] out  the server, which the caller frees with http_server_free(); NULL on
 *                  failure.
 * @param site  borrowed, as @p log and @p connections, until http_server_free().
 * @return STATUS_OK or STATUS_INTERNAL.
 */
MUST_CHECK enum status http_server_new(struct http_server **out, unsigned threads,
                                       const struct site *site, const struct log *log,
                                       struct connections *connections,
                                       struct error *err);

/**
 * Give the accepted socket @p fd to one of the threads, which closes it. When none takes
 * it, it is closed at once.
 */
void http_server_add(struct http_server *server, int fd, const struct sockaddr *address,
                     socklen_t length);

/** Close every connection, whatever it is doing, and end the threads. NULL is allowed. */
void http_server_free(struct http_server *server);

#endif
