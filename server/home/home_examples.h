/* The questions that the home page shows as examples. Each finds something in the index
 * that is served. */
#ifndef SERVER_HOME_HOME_EXAMPLES_H
#define SERVER_HOME_HOME_EXAMPLES_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/** How many are shown. */
#define EXAMPLES_SHOWN 6

/**
 * Write the examples as links: those of the identity that find something, and, where
 * these are too few, some that are made of the themes and regions of @p all. They are
 * looked for once for each generation. Nothing is written when there are none.
 *
 * @param all  the answer to a request without words and filters, with its facets.
 * @return STATUS_OK, or what search() says.
 */
MUST_CHECK enum status home_examples(struct html *h, struct exchange *x,
                                     const struct search_answer *all, struct error *err);

#endif
