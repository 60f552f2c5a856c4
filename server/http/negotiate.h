/* Reads which content types a client accepts. */
#ifndef SERVER_HTTP_NEGOTIATE_H
#define SERVER_HTTP_NEGOTIATE_H

#include <stdbool.h>

#include "base/str.h"

/**
 * How much the client wants @p type, such as "text/html", in thousandths from 0 to 1000.
 * The most particular range that matches decides (RFC 9110 §12.5.1).
 *
 * @param accept  the value of the Accept field; its `at` is NULL when the field was not
 *                sent, which accepts everything.
 */
int accept_quality(struct str accept, const char *type);

/**
 * Read the quality in the parameters of a value: the q of `type;q=0.5;…`.
 *
 * @param parameters  what follows the first ";"; its `at` is NULL when there is no ";".
 * @return thousandths, 1000 when there is no quality or none that can be read.
 */
int field_quality(struct str parameters);

/** Whether @p a and @p b are the same name, the case of ASCII letters left aside. */
bool field_is(struct str a, struct str b);

#endif
