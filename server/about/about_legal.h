/* The page of legal notices: who publishes, and what is done with what visitors send. */
#ifndef SERVER_ABOUT_ABOUT_LEGAL_H
#define SERVER_ABOUT_ABOUT_LEGAL_H

#include "server/exchange/exchange.h"

/** Make the page the reply's body. */
void about_legal(struct exchange *x);

#endif
