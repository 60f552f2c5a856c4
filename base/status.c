/* The names of the statuses, and the making of error texts. */
#include "base/status.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static const char *const names[STATUS_COUNT_] = {
    [STATUS_OK] = "ok",
    [STATUS_BAD_INPUT] = "bad-input",
    [STATUS_NOT_FOUND] = "not-found",
    [STATUS_EXISTS] = "exists",
    [STATUS_LOCKED] = "locked",
    [STATUS_TOO_LARGE] = "too-large",
    [STATUS_IO] = "io",
    [STATUS_INDEX_CORRUPT] = "index-corrupt",
    [STATUS_INDEX_VERSION] = "index-version",
    [STATUS_INDEX_CHANGED] = "index-changed",
    [STATUS_UNSUPPORTED] = "unsupported",
    [STATUS_NO_MEMORY] = "no-memory",
    [STATUS_INTERNAL] = "internal",
};

const char *status_name(enum status status)
{
    assert(status < STATUS_COUNT_);
    return names[status];
}

/** Make @p text one line of valid UTF-8: bytes that are not UTF-8 become '?', control
 *  characters become spaces, and a character that was cut at the end is removed. */
static void make_one_line(char text[ERROR_TEXT_BYTES])
{
    size_t n = strlen(text);
    for (size_t i = 0, length; i < n; i += length) {
        int32_t c = utf8_decode(text + i, n - i, &length);
        if ((c >= 0 && c < 0x20) || c == 0x7F)
            text[i] = ' ';
        else if (c < 0 && i + length == n && n == ERROR_TEXT_BYTES - 1)
            text[i] = '\0';
        else if (c < 0)
            memset(text + i, '?', length);
    }
}

enum status error_set(struct error *err, enum status status, const char *format, ...)
{
    if (!err)
        return status;
    err->code = status;
    va_list args;
    va_start(args, format);
    (void)vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    make_one_line(err->text);
    return status;
}

enum status error_set_system(struct error *err, const char *what, const char *path)
{
    int code = errno;
    char text[128];
    return error_set(err, code == ENOENT ? STATUS_NOT_FOUND : STATUS_IO, "%s: %s: %s",
                     path, what, strerror_r(code, text, sizeof text));
}

/** Append as much of @p text as there is room for. */
static void append(struct error *err, const char *text)
{
    size_t used = strlen(err->text);
    size_t room = sizeof err->text - 1 - used;
    size_t n = strnlen(text, room);
    memcpy(err->text + used, text, n);
    err->text[used + n] = '\0';
}

enum status error_context(struct error *err, enum status status, const char *format, ...)
{
    if (!err)
        return status;
    struct error outer = {.code = status};
    va_list args;
    va_start(args, format);
    (void)vsnprintf(outer.text, sizeof outer.text, format, args);
    va_end(args);
    append(&outer, ": ");
    append(&outer, err->text);
    make_one_line(outer.text);
    *err = outer;
    return status;
}
