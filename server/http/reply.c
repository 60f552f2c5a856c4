/* Collects the status, headers and body of an answer. */
#include "server/http/reply.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <strings.h>

#include "server/http/stored.h"

void reply_init(struct reply *reply, struct arena *arena)
{
    *reply =
        (struct reply){.status = 200, .body = BUF_INIT(REPLY_BODY_MAX), .arena = arena};
}

void reply_release(struct reply *reply)
{
    buf_release(&reply->body);
    stored_drop(reply->stored);
    reply->stored = NULL;
}

void reply_clear(struct reply *reply)
{
    buf_clear(&reply->body);
    stored_drop(reply->stored);
    reply->stored = NULL;
    reply->fixed = (struct str){NULL, 0};
    reply->n_headers = 0;
    reply->is_shared = false;
    reply->status = 200;
}

static struct reply_header *find(struct reply *reply, const char *name)
{
    for (size_t i = 0; i < reply->n_headers; i++)
        if (strcasecmp(reply->headers[i].name, name) == 0)
            return &reply->headers[i];
    return NULL;
}

/**
 * Set the header. Line breaks in @p value become spaces, so that none starts another
 * header.
 */
static void put_sound(struct reply *reply, const char *name, char *value)
{
    for (char *at = value; (at = strpbrk(at, "\r\n")); at++)
        *at = ' ';
    reply_header_fixed(reply, name, value);
}

void reply_header(struct reply *reply, const char *name, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t room = n < 0 ? 1 : (size_t)n + 1;
    char *value = arena_alloc(reply->arena, room);
    va_start(args, format);
    (void)vsnprintf(value, room, format, args);
    va_end(args);
    put_sound(reply, name, value);
}

void reply_header_text(struct reply *reply, const char *name, struct str value)
{
    char *copy = arena_alloc(reply->arena, value.n + 1);
    if (value.n)
        memcpy(copy, value.at, value.n);
    put_sound(reply, name, copy);
}

void reply_header_fixed(struct reply *reply, const char *name, const char *value)
{
    struct reply_header *header = find(reply, name);
    if (!header) {
        assert(reply->n_headers < REPLY_HEADERS_MAX);
        header = &reply->headers[reply->n_headers++];
    }
    *header = (struct reply_header){name, value};
}

const char *reply_header_of(const struct reply *reply, const char *name)
{
    for (size_t i = 0; i < reply->n_headers; i++)
        if (strcasecmp(reply->headers[i].name, name) == 0)
            return reply->headers[i].value;
    return NULL;
}

struct str reply_body(const struct reply *reply)
{
    return reply->fixed.at ? reply->fixed : buf_str(&reply->body);
}
