/* The page that tells a visitor what went wrong. */
#ifndef SERVER_PAGE_PAGE_ERROR_H
#define SERVER_PAGE_PAGE_ERROR_H

#include "server/exchange/exchange.h"

/** Fill the reply's body with the error page; its status is set already. @p faults may be NULL.
 *  @return STATUS_OK, or why there is no page: STATUS_NOT_FOUND, STATUS_NO_MEMORY, STATUS_INTERNAL. */
MUST_CHECK enum status page_error(struct exchange *x, enum problem problem,
                                  const struct search_faults *faults);

#endif
