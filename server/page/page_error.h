/* What a visitor or a program is told when a request is refused. */
#ifndef SERVER_PAGE_PAGE_ERROR_H
#define SERVER_PAGE_PAGE_ERROR_H

#include "server/exchange/exchange.h"

/**
 * Write the body of the answer to a refused request: a page or problem details, depending
 * on the route and on what the client accepts. Nothing is done when the request was not
 * refused.
 */
void page_error_write(struct exchange *x);

#endif
