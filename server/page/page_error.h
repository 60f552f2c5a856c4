/* What a visitor or a program is told when a request is refused. */
#ifndef SERVER_PAGE_PAGE_ERROR_H
#define SERVER_PAGE_PAGE_ERROR_H

#include "server/exchange/exchange.h"

/** Write the body of a refused request's answer: a page, or problem+json, by what the route or else the client
 *  speaks. Nothing is done where nothing was refused. */
void page_error_write(struct exchange *x);

#endif
