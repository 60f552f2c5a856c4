/* What can go wrong: a status, and one line of text that explains it. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include "base/macros.h"

#ifdef __cplusplus
extern "C" {
#endif

enum status {
    STATUS_OK = 0,
    /** What a person typed or a file contains is wrong; the text says what and where. */
    STATUS_BAD_INPUT,
    /** There is no such file, index, document or term. */
    STATUS_NOT_FOUND,
    /** It exists already. */
    STATUS_EXISTS,
    /** Another process holds it. */
    STATUS_LOCKED,
    /** It is over a ceiling that the function documents. */
    STATUS_TOO_LARGE,
    /** The operating system refused a read or a write. */
    STATUS_IO,
    /** An index file contradicts itself or its manifest. */
    STATUS_INDEX_CORRUPT,
    /** The index has another format. */
    STATUS_INDEX_VERSION,
    /** The index was modified while it was read; open it again. */
    STATUS_INDEX_CHANGED,
    /** The library or the system cannot do this. */
    STATUS_UNSUPPORTED,
    /** There is not enough memory. Only the borders to C++ return it. */
    STATUS_NO_MEMORY,
    /** A bug, here or in a library. */
    STATUS_INTERNAL,
    /** The number of statuses, and no status itself. */
    STATUS_COUNT_
};

/** The size of an error's text; a longer text is cut. */
#define ERROR_TEXT_BYTES 512

/** A failure: its code and one line of text in valid UTF-8. Control characters in what
 *  was formatted into the text become spaces, and bytes that are not UTF-8 question
 *  marks. Held by the caller; initialise it with `= {0}`. */
struct error {
    enum status code;
    char text[ERROR_TEXT_BYTES];
};

/** The status's stable English name, such as "bad-input". Never NULL. */
const char *status_name(enum status status);

/**
 * Fill @p err, unless it is NULL, and return @p status: so that one line `return
 * error_set(…);` is enough to fail.
 */
enum status error_set(struct error *err, enum status status, const char *format, ...)
    PRINTF_LIKE(3, 4);

/** Fill @p err after a system call that failed and set errno. The text says what was done
 *  (@p what), with which @p path, and why it failed.
 *  @return STATUS_NOT_FOUND for ENOENT, otherwise STATUS_IO. */
enum status error_set_system(struct error *err, const char *what, const char *path);

/** Put the formatted context and ": " before the text of @p err, unless it is NULL.
 *  Returns @p status. */
enum status error_context(struct error *err, enum status status, const char *format, ...)
    PRINTF_LIKE(3, 4);

#ifdef __cplusplus
}
#endif

#endif
