/* The parameter `limit` of the endpoints that list a few things. */
#ifndef SERVER_EXCHANGE_LIMIT_H
#define SERVER_EXCHANGE_LIMIT_H

#include "server/exchange/exchange.h"

/** Read `limit`, 1 to @p most, into @p out, which keeps its value where the parameter is missing.
 *  @return whether all is well; otherwise the reply is complete. */
MUST_CHECK bool limit_read(size_t *out, struct exchange *x, size_t most);

#endif
