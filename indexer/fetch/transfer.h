/* One request to one server: the limits and the callbacks of libcurl. */
#ifndef INDEXER_FETCH_TRANSFER_H
#define INDEXER_FETCH_TRANSFER_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "indexer/fetch/http.h"

/** A connection that is used again and again; for one thread. */
struct transfer;

/** @return new; the caller frees it with transfer_free(). */
struct transfer *transfer_new(const struct http_settings *settings);
void transfer_free(struct transfer *transfer);

/**
 * Ask once for @p request->address, which is of the web, and follow nothing.
 *
 * @param[out] redirect  where the answer leads, absolute; "" when it does not.
 * @param is_home  the server is the one of the configuration: it may be private, and gets
 *                 the credentials.
 * @return as http_get(); texts do not name the address.
 */
MUST_CHECK enum status transfer_run(struct http_answer *out, char redirect[ADDRESS_BYTES],
                                    struct transfer *transfer,
                                    const struct http_request *request, bool is_home,
                                    struct error *err);

#endif
