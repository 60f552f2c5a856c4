/* The parameter `limit`, which endpoints that list a few things take. */
#ifndef SERVER_EXCHANGE_LIMIT_H
#define SERVER_EXCHANGE_LIMIT_H

#include "server/exchange/exchange.h"

/**
 * Read `limit`, from 1 to @p most, into @p out, which keeps its value when the parameter
 * is not given.
 *
 * @return whether the parameter is right; if not, the request is refused.
 */
MUST_CHECK bool limit_read(size_t *out, struct exchange *x, size_t most);

#endif
