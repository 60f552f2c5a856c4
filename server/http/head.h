/* The head of a request as it was sent, and the checks that come before anything else. */
#ifndef SERVER_HTTP_HEAD_H
#define SERVER_HTTP_HEAD_H

#include <stdbool.h>

#include "base/str.h"

/** The most bytes of the request line and the fields together. */
#define HEAD_MAX_BYTES 8192
/** The most bytes of a target; a longer one leaves no room for the rest of the head. */
#define HEAD_TARGET_MAX_BYTES 8000
#define HEAD_FIELDS_MAX 100

struct head_field {
    struct str name;
    struct str value;
};

/** Borrowed from the connection until the request is answered. */
struct head {
    struct str method;
    struct str target;
    struct str version;
    const struct head_field *fields;
    /* All fields that were sent, even where that is more than HEAD_FIELDS_MAX. */
    size_t n_fields;
    /* The length of the head, from the method to the empty line inclusive. */
    size_t bytes;
};

/**
 * What is wrong with a head. Each fault has its own answer, and the connection is closed
 * after it.
 */
enum head_fault {
    HEAD_OK,
    /* Answered with 414. */
    HEAD_TARGET_TOO_LONG,
    /* Answered with 431. */
    HEAD_TOO_LARGE,
    /* Answered with 400. */
    HEAD_MALFORMED,
    /* Answered with 505. */
    HEAD_VERSION,
    /* Answered with 400: no Host field, several of them, or no host name in it. */
    HEAD_HOST,
    /* Answered with 405. */
    HEAD_METHOD,
    /* Answered with 400: there is a body, or what another server could take for one. */
    HEAD_BODY
};

/**
 * Find the first fault of @p head. Whatever two servers behind each other could read in
 * different ways is a fault: that is how requests are smuggled.
 */
enum head_fault head_check(const struct head *head);

/**
 * Whether the parts of @p head lie in memory as those of a well-formed head do: method SP
 * target SP version CRLF, then for each field name ":" blanks value CRLF, then CRLF.
 *
 * libmicrohttpd 0.9.75 also accepts lone line feeds, folded lines, zero bytes and stray
 * blanks. It drops what it cannot keep, and does not say so. But it cuts its strings in
 * place, in the bytes that it received, so that the gaps between the strings tell.
 */
bool head_is_as_sent(const struct head *head);

/**
 * The value of the first field called @p name, trimmed; capitals and small letters are
 * the same. Its `at` is NULL when there is no such field.
 */
struct str head_field(const struct head *head, const char *name);

#endif
