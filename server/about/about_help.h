/* The help page: how to search. */
#ifndef SERVER_ABOUT_ABOUT_HELP_H
#define SERVER_ABOUT_ABOUT_HELP_H

#include "server/exchange/exchange.h"

/** Make the help page the reply's body. */
void about_help(struct exchange *x);

#endif
