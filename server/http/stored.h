/* One complete answer, as the cache keeps it and as many replies at once send it: headers, body, gzip form. */
#ifndef SERVER_HTTP_STORED_H
#define SERVER_HTTP_STORED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "server/http/reply.h"

/** Freed when its last holder drops it; all functions may be called by any thread that holds it. */
struct stored;

/** An answer of status 200 from @p reply: its headers are copied, its body is taken (the reply has none afterwards).
 *  @p route is a literal; @p key, copied, is the normalised request. Never NULL; the caller holds it. */
struct stored *stored_new(struct reply *reply, const char *route, struct str key);

/** Only bytes, a copy: what the cache remembers of one name of an answer. */
struct stored *stored_bytes(struct str bytes);

struct stored *stored_hold(struct stored *stored);
/** NULL is allowed. */
void stored_drop(struct stored *stored);

struct str stored_body(const struct stored *stored);
const char *stored_route(const struct stored *stored);
struct str stored_key(const struct stored *stored);

/**
 * The body's gzip form, made by the first who asks; its `at` is NULL when the body is too short to gain by it, or is
 * being compressed by another thread at this moment: nobody waits, the body as it is will do.
 * @param[out] made  the bytes that holding it takes from now on more; 0 when it was there already.
 */
struct str stored_gzip(struct stored *stored, size_t *made);

enum stored_form { STORED_PLAIN, STORED_GZIP };

/**
 * What a library made of form @p form to send it, such as a response with all its headers; NULL when nothing was made. It
 * goes with the answer, by the function it was given with: who uses it holds the answer for that time.
 */
void *stored_made(struct stored *stored, enum stored_form form);

/** Let @p made go with the answer, @p end to free it; when another thread was faster, @p made is freed at once.
 *  @return what goes with it. */
void *stored_keep_made(struct stored *stored, enum stored_form form, void *made,
                       void (*end)(void *made));

/** What holding it takes, in bytes, the gzip form as far as it was made. */
size_t stored_size(const struct stored *stored);

/**
 * Make @p reply this answer, for a client whose fields are @p accept_encoding and @p if_none_match (`at` NULL: not
 * sent): 200, as it is or compressed, or 304. The reply holds @p stored from now on: the caller gives its hold away.
 * @param[out] made  as stored_gzip() says.
 */
void stored_present(struct stored *stored, struct reply *reply,
                    struct str accept_encoding, struct str if_none_match, size_t *made);

#endif
