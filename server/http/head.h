/* A request's head as it was sent, and what is refused before anything else is read. */
#ifndef SERVER_HTTP_HEAD_H
#define SERVER_HTTP_HEAD_H

#include <stdbool.h>

#include "base/str.h"

/** API §6: request line and fields together. */
#define HEAD_MAX_BYTES 8192
/** A target longer than this leaves no room for the rest of the head. */
#define HEAD_TARGET_MAX_BYTES 8000
#define HEAD_FIELDS_MAX 100

struct head_field {
    struct str name;
    struct str value;
};

/** Borrowed from whoever received it, until the request is answered. */
struct head {
    struct str method;
    struct str target;
    struct str version;
    const struct head_field *fields;
    size_t n_fields; /* all of them, also when more than HEAD_FIELDS_MAX were sent */
    size_t bytes;    /* from the method to the empty line, all included */
};

/** What is wrong with a head. Each is an answer of its own, after which the connection is closed. */
enum head_fault {
    HEAD_OK,
    HEAD_TARGET_TOO_LONG, /* 414 */
    HEAD_TOO_LARGE,       /* 431 */
    HEAD_MALFORMED,       /* 400 */
    HEAD_VERSION,         /* 505 */
    HEAD_HOST,            /* 400: none, several, or no host name */
    HEAD_METHOD,          /* 405 */
    HEAD_BODY             /* 400: a body, or what could be read as one */
};

/**
 * The first fault of @p head. What two servers in a row could read differently (request smuggling) is always one.
 */
enum head_fault head_check(const struct head *head);

/**
 * Whether @p head's parts lie in memory exactly as a well-formed head was sent: method SP target SP version CRLF,
 * then for each field name ":" blanks value CRLF, then CRLF. libmicrohttpd 0.9.75 also lets through lone line
 * feeds, folded lines, zero bytes and stray blanks, drops what it cannot keep and tells nobody; but it cuts its
 * strings in place in the received bytes, so the gaps between them show it.
 */
bool head_is_as_sent(const struct head *head);

/** The value of the first field called @p name (case does not count), trimmed; its `at` is NULL when there is none. */
struct str head_field(const struct head *head, const char *name);

#endif
