/* Entity tags: which answer it is, and whether the client already has it. */
#ifndef SERVER_HTTP_ETAG_H
#define SERVER_HTTP_ETAG_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/** Append a strong tag, quotes included: @p generation (letters, digits, "-._") and a digest of @p what. */
void etag_write(struct buf *out, struct str generation, struct str what);

/** Whether @p if_none_match (a field's value, or `at` NULL) lists @p etag or is "*". Weak tags compare alike. */
bool etag_matches(struct str if_none_match, struct str etag);

/** Append the tag of the gzip form of the answer whose tag is @p etag. */
void etag_put_gzip(struct buf *out, struct str etag);

/** Which form of an answer the client has already, of those that it takes: its tag, @p etag or @p gzip_etag (which may
 *  be NULL); NULL when none. */
const char *etag_known(struct str if_none_match, const char *etag, const char *gzip_etag,
                       bool wants_gzip);

#endif
