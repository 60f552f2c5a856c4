/* The form above a comparison: its words and its filters. */
#ifndef SERVER_COMPARE_COMPARE_FORM_H
#define SERVER_COMPARE_COMPARE_FORM_H

#include "engine/compare/compare_request.h"
#include "html/html.h"
#include "server/exchange/exchange.h"

/** Write the form, and the filters that are set as tags to be taken away. */
void compare_form(struct html *h, const struct exchange *x,
                  const struct compare_request *request);

#endif
