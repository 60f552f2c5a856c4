/* What can go wrong, as one enum, and the line of text that goes with it. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include "base/macros.h"

#ifdef __cplusplus
extern "C" {
#endif

enum status {
    STATUS_OK = 0,
    STATUS_BAD_INPUT, /* what a person or a file gave is wrong; the text says what and where */
    STATUS_NOT_FOUND,     /* no such file, index, document or term */
    STATUS_EXISTS,        /* already there */
    STATUS_LOCKED,        /* another process holds it */
    STATUS_TOO_LARGE,     /* over a documented ceiling */
    STATUS_IO,            /* the operating system refused a read or a write */
    STATUS_INDEX_CORRUPT, /* an index file contradicts itself or its manifest */
    STATUS_INDEX_VERSION, /* an index of another format */
    STATUS_INDEX_CHANGED, /* the index was modified while it was read; open it again */
    STATUS_UNSUPPORTED,   /* the library or the system cannot do this */
    STATUS_NO_MEMORY,     /* only from C++ borders */
    STATUS_INTERNAL,      /* a bug, here or in a library */
    STATUS_COUNT_         /* how many there are; not a status */
};

/** Room for one line; longer texts are cut. */
#define ERROR_TEXT_BYTES 512

/** A failure: code and one line of UTF-8 text, whatever was formatted into it: control characters
 *  became spaces, bytes that are no UTF-8 question marks. On the caller's stack; `= {0}` before use. */
struct error {
    enum status code;
    char text[ERROR_TEXT_BYTES];
};

/** The status's stable English name, such as "bad-input". Never NULL. */
const char *status_name(enum status status);

/**
 * Fill @p err (NULL: ignored) and return @p status, so that a failing line is `return error_set(…)`.
 */
enum status error_set(struct error *err, enum status status, const char *format, ...)
    PRINTF_LIKE(3, 4);

/** For a call of the system that failed and set errno: the text says what was done (@p what) on
 *  which @p path and why it failed. @return STATUS_NOT_FOUND for ENOENT, otherwise STATUS_IO. */
enum status error_set_system(struct error *err, const char *what, const char *path);

/** Put "<context>: " before the text of @p err (NULL: ignored); returns the code. */
enum status error_context(struct error *err, enum status status, const char *format, ...)
    PRINTF_LIKE(3, 4);

#ifdef __cplusplus
}
#endif

#endif
