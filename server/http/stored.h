/* A complete answer that the cache keeps and that many replies may send at the same time:
 * its headers, its body, its gzip form. */
#ifndef SERVER_HTTP_STORED_H
#define SERVER_HTTP_STORED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "server/http/reply.h"

/**
 * A counted reference: it is freed when the last one who holds it drops it. Every
 * function may be called by any thread that holds it.
 */
struct stored;

/**
 * Make a stored answer of @p reply, whose status is 200. Its headers are copied, its body
 * is taken: afterwards the reply has none. Never NULL; the caller holds it.
 *
 * @param route  the path of the route, a literal.
 * @param key    the normalised request, which is copied.
 */
struct stored *stored_new(struct reply *reply, const char *route, struct str key);

/**
 * Make a stored copy of @p bytes alone. The cache keeps a key in this form, under each of
 * the ways in which the request was spelt.
 */
struct stored *stored_bytes(struct str bytes);

struct stored *stored_hold(struct stored *stored);
/** Give the hold back; NULL is allowed. */
void stored_drop(struct stored *stored);

struct str stored_body(const struct stored *stored);
const char *stored_route(const struct stored *stored);
struct str stored_key(const struct stored *stored);

/**
 * The gzip form of the body, which the first caller makes.
 *
 * @param[out] made  how many more bytes the answer takes from now on; 0 unless this call
 *                   made the form.
 * @return its `at` is NULL when the body is too short to gain by it, or when another
 *         thread is just compressing it: nobody waits for that, since the plain body
 *         serves too.
 */
struct str stored_gzip(struct stored *stored, size_t *made);

enum stored_form { STORED_PLAIN, STORED_GZIP };

/**
 * What a library made of the form @p form in order to send it, such as a response with
 * all its headers; NULL when there is nothing yet. It is freed with the answer, which
 * whoever uses it holds meanwhile.
 */
void *stored_made(struct stored *stored, enum stored_form form);

/**
 * Keep @p made with the answer, to be freed with it by @p end. When another thread was
 * first, @p made is freed at once.
 *
 * @return what is kept.
 */
void *stored_keep_made(struct stored *stored, enum stored_form form, void *made,
                       void (*end)(void *made));

/** How many bytes the answer takes in memory, with its gzip form once that was made. */
size_t stored_size(const struct stored *stored);

/**
 * Make @p reply send this answer: 200 with the plain or the gzip form, or 304. The caller
 * gives its hold to the reply.
 *
 * @param accept_encoding  the value of that field; its `at` is NULL when it was not sent.
 * @param if_none_match    likewise.
 * @param[out] made        as for stored_gzip().
 */
void stored_present(struct stored *stored, struct reply *reply,
                    struct str accept_encoding, struct str if_none_match, size_t *made);

#endif
