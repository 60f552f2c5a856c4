/* The growing buffer. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"

void buf_release(struct buf *buf)
{
    mem_free(buf->at);
    buf->at = NULL;
    buf->n = buf->room = 0;
    buf->overflowed = false;
}

void buf_clear(struct buf *buf)
{
    buf->n = 0;
    buf->overflowed = false;
    if (buf->at)
        buf->at[0] = '\0';
}

char *buf_extend_slowly(struct buf *buf, size_t n)
{
    /* With the greatest limit the sum below would overflow. */
    size_t limit = buf->limit < SIZE_MAX / 2 ? buf->limit : SIZE_MAX / 2;
    if (buf->overflowed || n > limit - buf->n) {
        buf->overflowed = true;
        return NULL;
    }
    MEM_GROW(buf->at, buf->n + n + 1, buf->room, 64);
    char *tail = buf->at + buf->n;
    buf->n += n;
    buf->at[buf->n] = '\0';
    return tail;
}

void buf_put_text(struct buf *buf, const char *text)
{
    buf_put_str(buf, str_of(text));
}

void buf_put_number(struct buf *buf, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    buf_put(buf, digits + at, sizeof digits - at);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    /* The text is formatted into the free room first, where it nearly always fits. Only
     * when it does not, the buffer is extended and the text formatted again. */
    size_t room = buf->room - buf->n;
    int n = vsnprintf(room ? buf->at + buf->n : NULL, room, format, args);
    va_end(args);
    if (n < 0)
        buf->overflowed = true;
    char *tail = n < 0 ? NULL : buf_extend(buf, (size_t)n);
    if (tail && (size_t)n >= room)
        (void)vsnprintf(tail, (size_t)n + 1, format, again);
    else if (!tail && buf->at)
        buf->at[buf->n] = '\0';
    va_end(again);
}

bool buf_overflowed(const struct buf *buf)
{
    return buf->overflowed;
}

struct str buf_str(const struct buf *buf)
{
    return (struct str){buf->at ? buf->at : "", buf->n};
}

const char *buf_text(const struct buf *buf)
{
    return buf->at ? buf->at : "";
}
