/* A growing byte buffer with a ceiling. Appending never fails; going past the ceiling marks it. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

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

/** The bytes put may not be the buffer's own: growing moves them. What printf cannot write marks the
 *  buffer as the ceiling does. */
void buf_put(struct buf *buf, const void *bytes, size_t n);
void buf_put_str(struct buf *buf, struct str s);
void buf_put_text(struct buf *buf, const char *text);
void buf_put_byte(struct buf *buf, char byte);
void buf_printf(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);

/** Append @p n bytes whose value the caller will set; NULL when that would pass the ceiling.
 *  Good until the next call on @p buf. */
char *buf_extend(struct buf *buf, size_t n);

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
