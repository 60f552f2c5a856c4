/* The answer to one request, before libmicrohttpd sends it. */
#ifndef SERVER_HTTP_REPLY_H
#define SERVER_HTTP_REPLY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/macros.h"

#define REPLY_HEADERS_MAX 24
/** The longest body: a page holds one document at most, whose text is escaped. */
#define REPLY_BODY_MAX ((size_t)64 << 20)

struct stored;

struct reply_header {
    const char *name;
    const char *value;
};

/** Held by value: reply_init() before use, reply_release() after. */
struct reply {
    /* The status of HTTP; 200 unless it is set. */
    unsigned status;
    struct buf body;
    /* The body to send instead of `body`, unless its `at` is NULL. Borrowed from
     * `stored`, or from something that lives as long as the server. */
    struct str fixed;
    /* The stored answer that `fixed` and the headers may be borrowed from, and which the
     * reply holds for that reason; NULL when there is none. */
    struct stored *stored;
    struct reply_header headers[REPLY_HEADERS_MAX];
    size_t n_headers;
    /* Whether nothing in it depends on this one request: all replies that send `stored`
     * have the same headers. */
    bool is_shared;
    /* Whether the connection is closed after it. */
    bool closes;
    struct arena *arena;
};

/**
 * Begin a reply. The values of its headers are kept in @p arena, which must outlive it.
 */
void reply_init(struct reply *reply, struct arena *arena);
void reply_release(struct reply *reply);

/**
 * Set the header @p name, a literal, to the formatted value; an earlier value is
 * replaced. Line breaks in the value become spaces.
 */
void reply_header(struct reply *reply, const char *name, const char *format, ...)
    PRINTF_LIKE(3, 4);

/** As reply_header(), with a copy of @p value. */
void reply_header_text(struct reply *reply, const char *name, struct str value);

/**
 * As reply_header(), with @p value itself: it has no line break and outlives the reply.
 */
void reply_header_fixed(struct reply *reply, const char *name, const char *value);

/** The value of the header @p name; NULL when it is not set. */
const char *reply_header_of(const struct reply *reply, const char *name);

/** Forget the body and the headers, so that another answer can take their place. */
void reply_clear(struct reply *reply);

/** The body that will be sent. Borrowed until the reply changes. */
struct str reply_body(const struct reply *reply);

#endif
