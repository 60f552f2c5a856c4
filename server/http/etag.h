/* Entity tags: which answer it is, and whether the client already has it. */
#ifndef SERVER_HTTP_ETAG_H
#define SERVER_HTTP_ETAG_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/**
 * Append a strong entity tag, with its quotes: the generation and a digest of @p what.
 *
 * @param generation  letters, digits and "-._" only.
 */
void etag_write(struct buf *out, struct str generation, struct str what);

/**
 * Whether the list @p if_none_match names @p etag, or is "*". A weak tag counts as the
 * strong one.
 *
 * @param if_none_match  the value of the If-None-Match field; its `at` is NULL when the
 *                       field was not sent.
 */
bool etag_matches(struct str if_none_match, struct str etag);

/** Append the tag of the gzip form of the answer whose tag is @p etag. */
void etag_put_gzip(struct buf *out, struct str etag);

/**
 * Find out whether the client has the answer already, in one of the forms that it takes.
 *
 * @param gzip_etag  the tag of the gzip form; NULL when there is none.
 * @return the tag of the form that it has, @p etag or @p gzip_etag; NULL when it has
 *         neither.
 */
const char *etag_known(struct str if_none_match, const char *etag, const char *gzip_etag,
                       bool wants_gzip);

#endif
