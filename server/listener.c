/* Opens listening sockets, and refuses connections that cannot be served. */
#include "server/listener.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BACKLOG 1024

/**
 * Cut "host:port", where an IPv6 host is in brackets. False when @p address is not of
 * this form.
 */
static bool cut_address(const char *address, char host[static 256], char port[static 8])
{
    struct str whole = str_of(address);
    const char *colon = strrchr(address, ':');
    if (!colon || strlen(colon + 1) == 0 || strlen(colon + 1) > 5 ||
        strspn(colon + 1, "0123456789") != strlen(colon + 1))
        return false;
    struct str name = {whole.at, (size_t)(colon - whole.at)};
    if (name.n > 2 && name.at[0] == '[' && name.at[name.n - 1] == ']')
        name = (struct str){name.at + 1, name.n - 2};
    else if (str_find(name, STR(":")) < name.n)
        return false;
    if (name.n == 0 || name.n > 255)
        return false;
    (void)snprintf(host, 256, "%.*s", STR_ARG(name));
    (void)snprintf(port, 8, "%s", colon + 1);
    return true;
}

static bool is_loopback(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 in6;
        memcpy(&in6, address, sizeof in6);
        return IN6_IS_ADDR_LOOPBACK(&in6.sin6_addr);
    }
    struct sockaddr_in in;
    memcpy(&in, address, sizeof in);
    return ntohl(in.sin_addr.s_addr) >> 24 == IN_LOOPBACKNET;
}

/** Make a socket that listens at @p info; -1 on failure, with errno. */
static int listen_at(const struct addrinfo *info)
{
    int fd = socket(info->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    int on = 1;
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    /* "[::]:8080" is for IPv6 only: whoever wants IPv4 too names that as well. */
    if (info->ai_family == AF_INET6)
        (void)setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (bind(fd, info->ai_addr, info->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
        return fd;
    int code = errno;
    (void)close(fd);
    errno = code;
    return -1;
}

enum status listener_open(struct listener *out, const char *address, struct error *err)
{
    *out = (struct listener){-1, false};
    char host[256];
    char port[8];
    if (!cut_address(address, host, port))
        return error_set(err, STATUS_BAD_INPUT,
                         "« %s » n'est pas une adresse comme 127.0.0.1:8080 ou "
                         "[::1]:8080",
                         address);
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM,
                             .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    struct addrinfo *found = NULL;
    if (getaddrinfo(host, port, &hints, &found) != 0 || !found)
        return error_set(err, STATUS_BAD_INPUT, "« %s » : hôte inconnu", address);
    out->fd = listen_at(found);
    int code = errno;
    out->is_loopback = is_loopback(found->ai_addr);
    freeaddrinfo(found);
    if (out->fd < 0)
        return error_set(err, STATUS_UNSUPPORTED,
                         "impossible d'écouter sur %s (%s) : choisissez un autre port ou "
                         "arrêtez ce qui l'occupe",
                         address, strerrorname_np(code));
    return STATUS_OK;
}

void listener_close(struct listener *listener)
{
    if (listener->fd >= 0)
        (void)close(listener->fd);
    listener->fd = -1;
}

void listener_put_url(struct buf *out, const struct listener *listener)
{
    struct sockaddr_storage address = {0};
    socklen_t length = sizeof address;
    char host[NI_MAXHOST] = "";
    char port[NI_MAXSERV] = "";
    if (getsockname(listener->fd, (struct sockaddr *)&address, &length) == 0)
        (void)getnameinfo((struct sockaddr *)&address, length, host, sizeof host, port,
                          sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
    bool is_v6 = address.ss_family == AF_INET6;
    buf_printf(out, "http://%s%s%s:%s", is_v6 ? "[" : "", host, is_v6 ? "]" : "", port);
}

static void drop(int *fd)
{
    if (*fd <= 0)
        return;
    char sink[4096];
    for (int i = 0; i < 4 && recv(*fd, sink, sizeof sink, MSG_DONTWAIT) > 0; i++)
        ;
    (void)close(*fd);
    *fd = 0;
}

void refusals_add(struct refusals *refusals, int fd, enum problem problem)
{
    AUTO_BUF body = BUF_INIT(4096);
    problem_write(&body, problem, NULL, NULL);
    AUTO_BUF answer = BUF_INIT(8192);
    buf_printf(&answer,
               "HTTP/1.1 %u %s\r\nContent-Type: application/problem+json\r\n"
               "Content-Language: fr\r\nContent-Length: %zu\r\nRetry-After: 5\r\n"
               "Cache-Control: no-store\r\nConnection: close\r\n\r\n%s",
               problem_text(problem)->status,
               problem == PROBLEM_TOO_MANY ? "Too Many Requests" : "Service Unavailable",
               body.n, buf_text(&body));
    (void)send(fd, answer.at, answer.n, MSG_NOSIGNAL | MSG_DONTWAIT);
    (void)shutdown(fd, SHUT_WR);
    /* Closing the socket now, while its request is unread, would reset the connection,
     * and the client might not see the answer. */
    int *slot = &refusals->fds[refusals->next++ % REFUSALS_MAX];
    drop(slot);
    *slot = fd;
}

void refusals_close_old(struct refusals *refusals)
{
    for (size_t i = 0; i < REFUSALS_MAX; i++)
        drop(&refusals->fds[i]);
}
