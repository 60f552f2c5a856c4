/* Which of our few content types a client accepts, by its Accept field. */
#ifndef SERVER_NEGOTIATE_H
#define SERVER_NEGOTIATE_H

#include "base/str.h"

/**
 * How much @p accept (the Accept field's value; `at` NULL when it was not sent: everything) wants @p type, such as
 * "text/html": thousandths, 0 to 1000, by the most particular range that matches (RFC 9110 §12.5.1).
 */
int accept_quality(struct str accept, const char *type);

#endif
