/* Follows redirects, obeys robots.txt, and leaves servers time between requests. */
#include "indexer/fetch/http.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "indexer/fetch/robots.h"
#include "indexer/fetch/transfer.h"
#include "indexer/source/interrupt.h"

/** The most redirects that are followed, and servers that are remembered. */
#define REDIRECTS_MAX 5
#define SERVERS_MAX 4096
/** How much of a robots.txt is read (RFC 9309 asks for 500 KiB at least). */
#define ROBOTS_BYTES_MAX ((size_t)512 << 10)

/** A server that was asked. */
struct server {
    char scheme[16];
    char host[256];
    uint16_t port;
    /* Milliseconds of the monotonic clock; 0 for never. */
    int64_t last_ms;
    uint32_t pause_ms;
    /* NULL: not read yet, or everything is allowed. */
    struct robots *robots;
    bool has_robots;
    /* Why robots.txt could not be read, so that nothing is allowed; "" when it was. */
    char closed_because[128];
};

struct http_client {
    struct http_settings settings;
    struct transfer *transfer;
    struct address home;
    struct server *servers;
    size_t n_servers, room_servers;
};

struct http_client *http_client_new(const struct http_settings *settings)
{
    struct http_client *client = mem_new(sizeof *client);
    client->settings = *settings;
    client->transfer = transfer_new(&client->settings);
    http_client_set_home(client, settings->home);
    return client;
}

void http_client_set_home(struct http_client *client, const char *home)
{
    (void)address_read(&client->home, home);
}

void http_client_free(struct http_client *client)
{
    if (!client)
        return;
    for (size_t i = 0; i < client->n_servers; i++)
        robots_free(client->servers[i].robots);
    mem_free(client->servers);
    transfer_free(client->transfer);
    mem_free(client);
}

void http_answer_release(struct http_answer *answer)
{
    buf_release(&answer->body);
}

static int64_t now_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/** Wait until @p when on the clock of now_ms(), or until a signal comes. */
static void wait_until(int64_t when)
{
    for (int64_t left = when - now_ms(); left > 0 && !interrupt_came();
         left = when - now_ms()) {
        struct timespec time = {left / 1000, (left % 1000) * 1000000};
        (void)nanosleep(&time, NULL);
    }
}

/** The server of @p address. Borrowed until the next call; NULL when there are too
 *  many. */
static struct server *server_of(struct http_client *client, const struct address *address)
{
    for (size_t i = 0; i < client->n_servers; i++) {
        struct server *server = &client->servers[i];
        if (server->port == address->port && strcmp(server->host, address->host) == 0 &&
            strcmp(server->scheme, address->scheme) == 0)
            return server;
    }
    if (client->n_servers == SERVERS_MAX)
        return NULL;
    MEM_GROW(client->servers, client->n_servers + 1, client->room_servers, 4);
    struct server *server = &client->servers[client->n_servers++];
    *server =
        (struct server){.port = address->port, .pause_ms = client->settings.pause_ms};
    memcpy(server->scheme, address->scheme, sizeof server->scheme);
    memcpy(server->host, address->host, sizeof server->host);
    return server;
}

/** Ask once, when the server has had its pause. */
static enum status ask(struct http_answer *out, char redirect[ADDRESS_BYTES],
                       struct http_client *client, const struct http_request *request,
                       struct error *err)
{
    struct address address;
    if (!address_read(&address, request->address) || !address_is_web(&address))
        return error_set(err, STATUS_BAD_INPUT,
                         "adresse refusée : seuls http et https sont lus");
    bool is_home = address_is_same_server(&address, &client->home);
    if (!is_home && address_is_private_host(address.host))
        return error_set(err, STATUS_BAD_INPUT,
                         "adresse d'un réseau privé, refusée car ce n'est pas le serveur "
                         "de la configuration");
    struct server *server = server_of(client, &address);
    if (!server)
        return error_set(err, STATUS_TOO_LARGE, "plus de %d serveurs pour une source",
                         SERVERS_MAX);
    if (server->last_ms)
        wait_until(server->last_ms + server->pause_ms);
    enum status st = transfer_run(out, redirect, client->transfer, request, is_home, err);
    server->last_ms = now_ms();
    return st;
}

/** Ask, and ask again where the answer leads, when @p may_ask allows it. */
static enum status follow(struct http_answer *out, struct http_client *client,
                          const struct http_request *request,
                          enum status (*may_ask)(struct http_client *client,
                                                 const char *address, struct error *err),
                          struct error *err)
{
    char at[ADDRESS_BYTES];
    char moved_to[ADDRESS_BYTES] = "";
    char next[ADDRESS_BYTES] = "";
    bool is_for_good = true;
    if (strlen(request->address) >= sizeof at)
        return error_set(err, STATUS_BAD_INPUT, "adresse de plus de %d octets",
                         ADDRESS_BYTES - 1);
    memcpy(at, request->address, strlen(request->address) + 1);
    for (int n = 0; n <= REDIRECTS_MAX; n++) {
        struct http_request step = {at, request->etag, request->modified};
        enum status st = may_ask ? may_ask(client, at, err) : STATUS_OK;
        if (!st)
            st = ask(out, next, client, &step, err);
        if (st)
            return n == 0 ? st : error_context(err, st, "redirection vers %s", at);
        memcpy(out->address, at, sizeof at);
        memcpy(out->moved_to, moved_to, sizeof moved_to);
        if (!next[0])
            return STATUS_OK;
        is_for_good = is_for_good && (out->code == 301 || out->code == 308);
        memcpy(at, next, sizeof next);
        if (is_for_good)
            memcpy(moved_to, next, sizeof next);
    }
    return error_set(err, STATUS_IO, "plus de %d redirections", REDIRECTS_MAX);
}

/** Read the robots.txt of a server: what is not there allows everything, and what cannot
 *  be read allows nothing (RFC 9309, 2.3.1). */
static void read_robots(struct http_client *client, const struct address *address)
{
    char text[ADDRESS_BYTES];
    (void)snprintf(text, sizeof text, "%s://%s:%u/robots.txt", address->scheme,
                   address->host, address->port);
    AUTO_HTTP_ANSWER answer = HTTP_ANSWER_INIT;
    struct error fault = {0};
    struct http_request request = {text, NULL, NULL};
    enum status st = follow(&answer, client, &request, NULL, &fault);
    struct server *server = server_of(client, address);
    if (!server)
        return;
    server->has_robots = true;
    if (st)
        (void)snprintf(server->closed_because, sizeof server->closed_because, "%.120s",
                       fault.text);
    else if (answer.code >= 500 || answer.code == HTTP_TOO_MANY)
        (void)snprintf(server->closed_because, sizeof server->closed_because,
                       "réponse %u", answer.code);
    if (st || answer.code != HTTP_OK)
        return;
    struct str rules = buf_str(&answer.body);
    rules.n = rules.n < ROBOTS_BYTES_MAX ? rules.n : ROBOTS_BYTES_MAX;
    server->robots = robots_read(rules, HTTP_AGENT);
    uint32_t pause = robots_pause_ms(server->robots);
    if (pause > server->pause_ms)
        server->pause_ms = pause;
}

static enum status check_robots(struct http_client *client, const char *text,
                                struct error *err)
{
    struct address address;
    if (!address_read(&address, text) || !address_is_web(&address))
        return STATUS_OK; /* ask() says so */
    bool is_home = address_is_same_server(&address, &client->home);
    if (!is_home && address_is_private_host(address.host))
        return STATUS_OK; /* the same */
    struct server *server = server_of(client, &address);
    if (server && !server->has_robots) {
        read_robots(client, &address);
        server = server_of(client, &address);
    }
    if (!server)
        return STATUS_OK; /* the same */
    if (server->closed_because[0])
        return error_set(err, STATUS_IO, "robots.txt du serveur illisible : %s",
                         server->closed_because);
    if (server->robots && !robots_allow(server->robots, address.path))
        return error_set(err, STATUS_UNSUPPORTED,
                         "interdit par le robots.txt du serveur");
    return STATUS_OK;
}

static bool asks_to_wait(const struct http_client *client,
                         const struct http_answer *answer)
{
    return (answer->code == HTTP_TOO_MANY || answer->code == HTTP_UNAVAILABLE) &&
           answer->retry_after_s > 0 &&
           answer->retry_after_s <= (int64_t)client->settings.wait_s;
}

enum status http_get(struct http_answer *out, struct http_client *client,
                     const struct http_request *request, struct error *err)
{
    bool obeys = !client->settings.ignores_robots;
    enum status st = follow(out, client, request, obeys ? check_robots : NULL, err);
    if (!st && asks_to_wait(client, out)) {
        wait_until(now_ms() + out->retry_after_s * 1000);
        st = follow(out, client, request, obeys ? check_robots : NULL, err);
    }
    if (!st)
        return STATUS_OK;
    http_answer_release(out);
    *out = (struct http_answer)HTTP_ANSWER_INIT;
    return error_context(err, st, "%s", request->address);
}
