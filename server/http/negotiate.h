/* Which of our few content types a client accepts, by its Accept field. */
#ifndef SERVER_HTTP_NEGOTIATE_H
#define SERVER_HTTP_NEGOTIATE_H

#include <stdbool.h>

#include "base/str.h"

/**
 * How much @p accept (the Accept field's value; `at` NULL when it was not sent: everything) wants @p type, such as
 * "text/html": thousandths, 0 to 1000, by the most particular range that matches (RFC 9110 §12.5.1).
 */
int accept_quality(struct str accept, const char *type);

/** The q of `type;q=0.5;…`, what follows the first ";" being in @p parameters: thousandths; what is no quality counts as
 *  1000, none said too (`at` NULL). */
int field_quality(struct str parameters);

/** Whether @p a and @p b are the same name: the case of ASCII letters does not count. */
bool field_is(struct str a, struct str b);

#endif
