/* The addresses of comparisons, and how a page reads them. */
#ifndef SERVER_COMPARE_COMPARE_ADDRESS_H
#define SERVER_COMPARE_COMPARE_ADDRESS_H

#include "engine/compare/compare_request.h"
#include "html/url.h"
#include "server/exchange/exchange.h"

/**
 * Read the comparison that the address asks for. As with all pages, what it does not know
 * and what is empty is left out, and labels and slugs are taken in any case.
 *
 * @return as compare_request_read().
 */
MUST_CHECK enum status compare_page_read(struct compare_request *out,
                                         struct search_faults *faults,
                                         const struct exchange *x);

/** The page of the comparison, such as "/comparer?q=vae". In the exchange's arena. */
struct url compare_url(const struct exchange *x, const struct compare_request *request);

/** The same comparison as CSV for spreadsheets. */
struct url compare_csv_url(const struct exchange *x,
                           const struct compare_request *request);

#endif
