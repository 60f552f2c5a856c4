/* The page that documents the API: the contract, for people. */
#ifndef SERVER_REFERENCE_REFERENCE_H
#define SERVER_REFERENCE_REFERENCE_H

#include "server/exchange/exchange.h"

/** Write the page. The site has a contract. */
void page_reference(struct exchange *x);

#endif
