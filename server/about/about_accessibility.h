/* The accessibility statement: what was checked of RGAA 4.1, and what was not. */
#ifndef SERVER_ABOUT_ABOUT_ACCESSIBILITY_H
#define SERVER_ABOUT_ABOUT_ACCESSIBILITY_H

#include "server/exchange/exchange.h"

/** Make the statement the reply's body. */
void about_accessibility(struct exchange *x);

#endif
