/* Counts the references to an answer; the last holder frees it. */
#include "server/http/stored.h"

#include <stdatomic.h>
#include <strings.h>

#include "base/macros.h"
#include "base/memory.h"
#include "server/http/etag.h"
#include "server/http/gzip.h"

/** About how many bytes the allocator adds to a block. */
#define BLOCK_BYTES 16
/**
 * About how many bytes libmicrohttpd takes for a response, and for each of its headers
 * beside the value.
 */
#define RESPONSE_BYTES 256
#define HEADER_BYTES 128

enum gzip_state { GZIP_NOT_YET, GZIP_BEING_MADE, GZIP_MADE, GZIP_NEVER };

struct stored {
    atomic_uint n_holders;
    atomic_int gzip_state;
    const char *route;
    char *key;
    size_t n_key;
    /* The names are literals; the values are in `values`. */
    struct reply_header *headers;
    size_t n_headers;
    struct buf values;
    /* The tag of the gzip form; NULL when the answer has no tag. */
    char *gzip_etag;
    struct buf body;
    _Atomic(void *) made[STORED_GZIP + 1];
    /* Frees what stands in `made`; set by the thread that set that. */
    void (*free_made[STORED_GZIP + 1])(void *made);
    /* Only the thread that makes it may touch it, until the state says that it is
     * made. */
    struct buf gzip;
};

/** Whether the header describes the body, so that a 304 leaves it out. */
static bool is_of_the_body(const char *name)
{
    static const char *const names[] = {"Content-Type", "Content-Language", "Link"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcasecmp(name, names[i]) == 0)
            return true;
    return false;
}

/** Give back the room that the buffer kept to grow: the answer stays for long. */
static void shrink(struct buf *buf)
{
    if (buf->n > 0 && buf->room > buf->n + 1) {
        buf->at = mem_resize_array(buf->at, buf->n + 1, 1);
        buf->room = buf->n + 1;
    }
}

static struct stored *new_empty(void)
{
    struct stored *stored = mem_new(sizeof *stored);
    atomic_init(&stored->n_holders, 1U);
    atomic_init(&stored->gzip_state, GZIP_NOT_YET);
    stored->values = (struct buf)BUF_INIT(1U << 20);
    stored->body = (struct buf)BUF_INIT(REPLY_BODY_MAX);
    stored->gzip = (struct buf)BUF_INIT(REPLY_BODY_MAX);
    return stored;
}

static void copy_headers(struct stored *stored, const struct reply *reply)
{
    for (size_t i = 0; i < reply->n_headers; i++)
        buf_put(&stored->values, reply->headers[i].value,
                strlen(reply->headers[i].value) + 1);
    shrink(&stored->values);
    stored->headers = mem_new_array(reply->n_headers, sizeof *stored->headers);
    const char *value = stored->values.at;
    for (size_t i = 0; i < reply->n_headers; i++) {
        stored->headers[i] = (struct reply_header){reply->headers[i].name, value};
        value += strlen(value) + 1;
    }
    stored->n_headers = reply->n_headers;
}

struct stored *stored_new(struct reply *reply, const char *route, struct str key)
{
    struct stored *stored = new_empty();
    stored->route = route;
    stored->key = mem_copy_string(key.at, key.n);
    stored->n_key = key.n;
    copy_headers(stored, reply);
    stored->body = reply->body;
    reply->body = (struct buf)BUF_INIT(REPLY_BODY_MAX);
    shrink(&stored->body);
    const char *etag = reply_header_of(reply, "ETag");
    if (etag) {
        AUTO_BUF of_gzip = BUF_INIT(512);
        etag_put_gzip(&of_gzip, str_of(etag));
        stored->gzip_etag = mem_copy_string(buf_text(&of_gzip), of_gzip.n);
    }
    return stored;
}

struct stored *stored_bytes(struct str bytes)
{
    struct stored *stored = new_empty();
    buf_put_str(&stored->body, bytes);
    shrink(&stored->body);
    return stored;
}

struct stored *stored_hold(struct stored *stored)
{
    atomic_fetch_add_explicit(&stored->n_holders, 1U, memory_order_relaxed);
    return stored;
}

void stored_drop(struct stored *stored)
{
    if (!stored ||
        atomic_fetch_sub_explicit(&stored->n_holders, 1U, memory_order_acq_rel) > 1)
        return;
    for (size_t i = 0; i < COUNT_OF(stored->made); i++) {
        void *made = atomic_load_explicit(&stored->made[i], memory_order_acquire);
        if (made)
            stored->free_made[i](made);
    }
    buf_release(&stored->values);
    buf_release(&stored->body);
    buf_release(&stored->gzip);
    mem_free(stored->key);
    mem_free(stored->headers);
    mem_free(stored->gzip_etag);
    mem_free(stored);
}

struct str stored_body(const struct stored *stored)
{
    return buf_str(&stored->body);
}

const char *stored_route(const struct stored *stored)
{
    return stored->route;
}

struct str stored_key(const struct stored *stored)
{
    return (struct str){stored->key, stored->n_key};
}

struct str stored_gzip(struct stored *stored, size_t *made)
{
    *made = 0;
    int state = atomic_load_explicit(&stored->gzip_state, memory_order_acquire);
    if (state == GZIP_NOT_YET && stored->body.n >= GZIP_LEAST_BYTES &&
        atomic_compare_exchange_strong(&stored->gzip_state, &state, GZIP_BEING_MADE)) {
        bool is_shorter = gzip_write(&stored->gzip, buf_str(&stored->body));
        if (is_shorter) {
            shrink(&stored->gzip);
            *made = stored->gzip.room + BLOCK_BYTES;
        } else {
            buf_release(&stored->gzip);
        }
        state = is_shorter ? GZIP_MADE : GZIP_NEVER;
        atomic_store_explicit(&stored->gzip_state, state, memory_order_release);
    }
    return state == GZIP_MADE ? buf_str(&stored->gzip) : (struct str){NULL, 0};
}

void *stored_made(struct stored *stored, enum stored_form form)
{
    return atomic_load_explicit(&stored->made[form], memory_order_acquire);
}

void *stored_keep_made(struct stored *stored, enum stored_form form, void *made,
                       void (*end)(void *made))
{
    void *before = NULL;
    if (!atomic_compare_exchange_strong(&stored->made[form], &before, made)) {
        end(made);
        return before;
    }
    /* Only the last holder reads this: dropping the answer comes after setting it. */
    stored->free_made[form] = end;
    return made;
}

/**
 * How many bytes the responses take that stored_keep_made() keeps, whether or not they
 * were made yet.
 */
static size_t responses_size(const struct stored *stored)
{
    size_t n = RESPONSE_BYTES + stored->n_headers * HEADER_BYTES + stored->values.room;
    return stored->n_headers > 0 ? COUNT_OF(stored->made) * n : 0;
}

size_t stored_size(const struct stored *stored)
{
    size_t n = sizeof *stored + stored->n_headers * sizeof *stored->headers +
               stored->values.room + stored->body.room + stored->n_key +
               (size_t)6 * BLOCK_BYTES + responses_size(stored);
    if (stored->gzip_etag)
        n += strlen(stored->gzip_etag) + 1;
    if (atomic_load_explicit(&stored->gzip_state, memory_order_acquire) == GZIP_MADE)
        n += stored->gzip.room + BLOCK_BYTES;
    return n;
}

static void put_headers(const struct stored *stored, struct reply *reply,
                        const char *etag)
{
    for (size_t i = 0; i < stored->n_headers; i++) {
        struct reply_header header = stored->headers[i];
        if (reply->status == 304 && is_of_the_body(header.name))
            continue;
        if (etag && strcmp(header.name, "ETag") == 0)
            header.value = etag;
        reply->headers[reply->n_headers++] = header;
    }
}

static const char *etag_of(const struct stored *stored)
{
    for (size_t i = 0; i < stored->n_headers; i++)
        if (strcmp(stored->headers[i].name, "ETag") == 0)
            return stored->headers[i].value;
    return NULL;
}

void stored_present(struct stored *stored, struct reply *reply,
                    struct str accept_encoding, struct str if_none_match, size_t *made)
{
    *made = 0;
    reply_clear(reply);
    reply->stored = stored;
    reply->fixed = STR("");
    bool wants_gzip = gzip_is_wanted(accept_encoding);
    const char *etag = etag_of(stored);
    const char *known =
        etag ? etag_known(if_none_match, etag, stored->gzip_etag, wants_gzip) : NULL;
    if (known) {
        reply->status = 304;
        put_headers(stored, reply, known);
        return;
    }
    struct str gzip = wants_gzip ? stored_gzip(stored, made) : (struct str){NULL, 0};
    put_headers(stored, reply, gzip.at ? stored->gzip_etag : etag);
    reply->fixed = gzip.at ? gzip : stored_body(stored);
    if (gzip.at)
        reply->headers[reply->n_headers++] =
            (struct reply_header){"Content-Encoding", "gzip"};
}
