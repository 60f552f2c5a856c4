/* A byte buffer that grows up to a ceiling. Appending never fails: what does not fit is
 * left out, and the buffer is marked as overflowed. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/macros.h"
#include "base/str.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Held by value: initialise it with BUF_INIT, release it with buf_release() or AUTO_BUF.
 *  As soon as something was appended, a zero byte follows the text; it is not counted in
 *  n. */
struct buf {
    char *at;
    size_t n;
    size_t room;
    size_t limit;
    bool overflowed;
};

/** An empty buffer whose ceiling is @p limit_bytes (and never more than SIZE_MAX / 2). */
#define BUF_INIT(limit_bytes)                                                            \
    {                                                                                    \
        NULL, 0, 0, (limit_bytes), false                                                 \
    }

/** Free the memory. The buffer is then empty and unmarked, and can be filled again. */
void buf_release(struct buf *buf);
#define AUTO_BUF CLEANUP(buf_release) struct buf

/** Forget the content and the mark, keep the memory. */
void buf_clear(struct buf *buf);

/** The part of buf_extend() for when the memory must grow or the ceiling is reached. */
char *buf_extend_slowly(struct buf *buf, size_t n);

/** Append @p n bytes that the caller then sets. Returns where they begin, borrowed until
 *  the next call on @p buf; NULL when they would pass the ceiling. */
static inline char *buf_extend(struct buf *buf, size_t n)
{
    /* An answer is made of thousands of short pieces, and nearly all of them fit. */
    if (n >= buf->room - buf->n || n > buf->limit - buf->n || buf->overflowed)
        return buf_extend_slowly(buf, n);
    char *tail = buf->at + buf->n;
    buf->n += n;
    buf->at[buf->n] = '\0';
    return tail;
}

/* The functions that append. Their argument may not point into the buffer itself, because
 * growing moves its bytes. */
static inline void buf_put(struct buf *buf, const void *bytes, size_t n)
{
    char *tail = buf_extend(buf, n);
    if (tail && n)
        memcpy(tail, bytes, n);
}

static inline void buf_put_str(struct buf *buf, struct str s)
{
    buf_put(buf, s.at, s.n);
}

void buf_put_text(struct buf *buf, const char *text);

static inline void buf_put_byte(struct buf *buf, char byte)
{
    buf_put(buf, &byte, 1);
}

/** Append the decimal digits of @p number. */
void buf_put_number(struct buf *buf, uint64_t number);

/** Append as printf() does. What printf() cannot format marks the buffer as
 *  overflowed. */
void buf_printf(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);

/** Whether something was left out. */
bool buf_overflowed(const struct buf *buf);

/** The content, borrowed until the next call on @p buf. */
struct str buf_str(const struct buf *buf);

/** The content as a zero-terminated string, borrowed until the next call on @p buf; never
 *  NULL. */
const char *buf_text(const struct buf *buf);

#ifdef __cplusplus
}
#endif

#endif
