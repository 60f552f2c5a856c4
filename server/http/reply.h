/* What is answered to one request, before any library sends it. */
#ifndef SERVER_HTTP_REPLY_H
#define SERVER_HTTP_REPLY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/macros.h"

#define REPLY_HEADERS_MAX 24
/** A page holds one document at most, its text escaped. */
#define REPLY_BODY_MAX ((size_t)64 << 20)

struct stored;

struct reply_header {
    const char *name;
    const char *value;
};

/** Held by value: reply_init() before use, reply_release() after. */
struct reply {
    unsigned status; /* 200 until said otherwise */
    struct buf body;
    struct str
        fixed; /* a body borrowed for as long as the server runs, or from `stored`; used when its `at` is not NULL */
    struct stored *stored; /* held; `fixed` and headers may be its own; NULL: none */
    struct reply_header headers[REPLY_HEADERS_MAX];
    size_t n_headers;
    bool
        is_shared; /* nothing in it is of this one request: all who are sent `stored` get the same */
    bool closes; /* close the connection after it */
    struct arena *arena;
};

/** @p arena keeps the headers' values and must outlive the reply. */
void reply_init(struct reply *reply, struct arena *arena);
void reply_release(struct reply *reply);

/** Set header @p name (a literal) to the formatted value, in place of an earlier one. Line breaks become spaces. */
void reply_header(struct reply *reply, const char *name, const char *format, ...)
    PRINTF_LIKE(3, 4);

/** Likewise, to a copy of @p value. */
void reply_header_text(struct reply *reply, const char *name, struct str value);

/** Likewise, to @p value as it is, which is sound and outlives the reply. */
void reply_header_fixed(struct reply *reply, const char *name, const char *value);

/** The value of header @p name, or NULL. */
const char *reply_header_of(const struct reply *reply, const char *name);

/** Forget body and headers: another answer takes its place. */
void reply_clear(struct reply *reply);

/** The body, borrowed until the next change. */
struct str reply_body(const struct reply *reply);

#endif
