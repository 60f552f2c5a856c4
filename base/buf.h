/* A growing byte buffer with a ceiling. Appending never fails; going past the ceiling marks it. */
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

/** Held by value: BUF_INIT before use, buf_release() (or AUTO_BUF) after. A zero byte that is not
 *  counted always follows the text once something was appended. */
struct buf {
    char *at;
    size_t n;
    size_t room;
    size_t limit;
    bool overflowed;
};

/** An empty buffer that will hold at most @p limit_bytes (and never more than SIZE_MAX / 2). */
#define BUF_INIT(limit_bytes)                                                            \
    {                                                                                    \
        NULL, 0, 0, (limit_bytes), false                                                 \
    }

/** Give the memory back; the buffer is then empty, unmarked and can be filled again. */
void buf_release(struct buf *buf);
#define AUTO_BUF CLEANUP(buf_release) struct buf

/** Forget the content and the mark, keep the memory. */
void buf_clear(struct buf *buf);

/** buf_extend() where the room has to grow, or the ceiling is reached. */
char *buf_extend_slowly(struct buf *buf, size_t n);

/** Append @p n bytes whose value the caller will set; NULL when that would pass the ceiling.
 *  Good until the next call on @p buf. */
static inline char *buf_extend(struct buf *buf, size_t n)
{
    /* Answers are made of thousands of short pieces: nearly all of them fit. */
    if (n >= buf->room - buf->n || n > buf->limit - buf->n || buf->overflowed)
        return buf_extend_slowly(buf, n);
    char *tail = buf->at + buf->n;
    buf->n += n;
    buf->at[buf->n] = '\0';
    return tail;
}

/** The bytes put may not be the buffer's own: growing moves them. What printf cannot write marks the
 *  buffer as the ceiling does. */
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
void buf_printf(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);

/** Whether something was left out because of the ceiling. */
bool buf_overflowed(const struct buf *buf);

/** The content, borrowed until the next call on @p buf. */
struct str buf_str(const struct buf *buf);

/** The content as a zero-terminated string, borrowed likewise; never NULL. */
const char *buf_text(const struct buf *buf);

#ifdef __cplusplus
}
#endif

#endif
