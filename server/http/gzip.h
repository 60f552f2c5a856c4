/* Compresses answers, and reads whether a client wants them compressed. */
#ifndef SERVER_HTTP_GZIP_H
#define SERVER_HTTP_GZIP_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/** A shorter answer is not compressed: with its head it fits in one packet anyway. */
#define GZIP_LEAST_BYTES 1024

/**
 * Append @p plain, compressed, to @p out, which is empty.
 *
 * @return false, and @p out stays empty, when the compressed form is not shorter or is
 *         longer than @p out may hold.
 */
bool gzip_write(struct buf *out, struct str plain);

/**
 * Whether the client wants gzip at least as much as the plain answer (RFC 9110 §12.5.3).
 *
 * @param accept_encoding  the value of the Accept-Encoding field; its `at` is NULL when
 *                         the field was not sent, which asks for the plain answer.
 */
bool gzip_is_wanted(struct str accept_encoding);

#endif
