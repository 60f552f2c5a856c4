/* The table of routes. */
#ifndef SERVER_HANDLE_ROUTE_TABLE_H
#define SERVER_HANDLE_ROUTE_TABLE_H

#include "server/exchange/exchange.h"

/**
 * Find the route of the decoded path @p path.
 *
 * @param[out] rest  what stands in the place of the route's "{…}".
 * @return NULL when no route matches.
 */
const struct route *route_find(struct str path, struct str *rest);

#endif
