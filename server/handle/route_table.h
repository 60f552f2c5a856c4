/* The table of what the server answers to. */
#ifndef SERVER_HANDLE_ROUTE_TABLE_H
#define SERVER_HANDLE_ROUTE_TABLE_H

#include "server/exchange/exchange.h"

/** The route of the decoded path @p path, or NULL; @p rest is what stands for its "{…}". */
const struct route *route_find(struct str path, struct str *rest);

#endif
