/* Gets what is at an address of the web: politely, within limits, and never from inside
 * the own network unless that is what the configuration names. */
#ifndef INDEXER_FETCH_HTTP_H
#define INDEXER_FETCH_HTTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "indexer/fetch/address.h"

/** The name that robots.txt calls us by, and that begins the user agent. */
#define HTTP_AGENT "inffo-index"

/** Room for one value of a head and its zero byte; a longer one is taken as none. */
#define HTTP_VALUE_BYTES 256

/** The codes of HTTP that the fetchers tell apart. */
enum http_code {
    HTTP_OK = 200,
    HTTP_NOT_MODIFIED = 304,
    HTTP_NOT_FOUND = 404,
    HTTP_GONE = 410,
    HTTP_TOO_MANY = 429,
    HTTP_UNAVAILABLE = 503
};

/** How a source is asked. Held by value; all borrowed while the client lives. */
struct http_settings {
    /* The address that the configuration names. Its server may be in a private network,
     * and it alone gets the credentials. */
    const char *home;
    /* "name:password", or NULL. */
    const char *credentials;
    /* Whom the server's people can write to: an address of mail or of a page; or NULL. */
    const char *contact;
    /* The most bytes of an answer, after decompression. */
    uint64_t body_bytes;
    /* How long an answer may take, and how long it may stand still. */
    uint32_t total_s, stalled_s;
    /* The least time between two requests to a server. */
    uint32_t pause_ms;
    /* The longest time that is waited when a server asks for it. */
    uint32_t wait_s;
    /* robots.txt is not asked: the site is one's own. */
    bool ignores_robots;
};

/** Asks servers, one after the other; for one thread. It knows when it last asked each,
 *  and what its robots.txt says. */
struct http_client;

/** @return new; the caller frees it with http_client_free(). */
struct http_client *http_client_new(const struct http_settings *settings);
void http_client_free(struct http_client *client);

/** From now on @p home is the address that the configuration names. */
void http_client_set_home(struct http_client *client, const char *home);

/** Borrowed. */
struct http_request {
    const char *address;
    /* What an earlier answer had, so that the server may say that nothing changed; NULL
     * or "" for none. */
    const char *etag, *modified;
};

/** Held by value: initialise it with HTTP_ANSWER_INIT; AUTO_HTTP_ANSWER releases it. */
struct http_answer {
    struct buf body;
    /* Any; 304 only when the request had an etag or a date. */
    unsigned code;
    char etag[HTTP_VALUE_BYTES];
    char modified[HTTP_VALUE_BYTES];
    /* The type and the charset of the body, as the server writes them. */
    char type[HTTP_VALUE_BYTES];
    /* Where the first Link with rel="https://api.w.org/" leads, as it is written. */
    char wordpress[HTTP_VALUE_BYTES];
    /* X-WP-Total and X-WP-TotalPages; -1 where they are not there. */
    int64_t n_items, n_pages;
    /* Where the answer comes from, after redirects. */
    char address[ADDRESS_BYTES];
    /* Where the address leads for good; "" when it stays. */
    char moved_to[ADDRESS_BYTES];
    /* The seconds after which the server wants to be asked again; 0 when it does not
     * say. */
    int64_t retry_after_s;
};
#define HTTP_ANSWER_INIT                                                                 \
    {                                                                                    \
        .body = BUF_INIT(0), .n_items = -1, .n_pages = -1                                \
    }
void http_answer_release(struct http_answer *answer);
#define AUTO_HTTP_ANSWER CLEANUP(http_answer_release) struct http_answer

/**
 * Ask for @p request->address, and follow up to five redirects. A server that says to
 * wait (429 or 503 with Retry-After) is asked once more when the time is not too long.
 *
 * @param[out] out  the answer, whatever its code; empty on failure.
 * @return STATUS_OK; STATUS_IO when there is no whole answer; STATUS_TOO_LARGE;
 *         STATUS_BAD_INPUT for an address that is not asked (scheme, private network);
 *         STATUS_UNSUPPORTED when robots.txt forbids it. Texts are French and name the
 *         address.
 */
MUST_CHECK enum status http_get(struct http_answer *out, struct http_client *client,
                                const struct http_request *request, struct error *err);

#endif
