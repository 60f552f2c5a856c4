/* Makes the gzip form of an answer, and reads whether a client wants it. */
#ifndef SERVER_HTTP_GZIP_H
#define SERVER_HTTP_GZIP_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/** Under this many bytes an answer fits in one packet with its head: nothing is gained. */
#define GZIP_LEAST_BYTES 1024

/** Append @p plain, compressed, to the empty @p out. @return false, with nothing in @p out, when that is no shorter or
 *  would pass its ceiling. */
bool gzip_write(struct buf *out, struct str plain);

/**
 * Whether @p accept_encoding (the Accept-Encoding field's value; `at` NULL when it was not sent: as it is) wants gzip at
 * least as much as the answer as it is (RFC 9110 §12.5.3).
 */
bool gzip_is_wanted(struct str accept_encoding);

#endif
