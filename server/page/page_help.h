/* The help page: how to search. */
#ifndef SERVER_PAGE_PAGE_HELP_H
#define SERVER_PAGE_PAGE_HELP_H

#include "server/exchange/exchange.h"

/** Make the help page the reply's body. */
void page_help(struct exchange *x);

#endif
