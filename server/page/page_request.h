/* What a page takes from its address. People get addresses from mails, networks and other
 * sites, and write some themselves: a page leaves out what it does not know. */
#ifndef SERVER_PAGE_PAGE_REQUEST_H
#define SERVER_PAGE_PAGE_REQUEST_H

#include "html/url.h"
#include "server/exchange/exchange.h"

/**
 * Read the search that the address asks for. Parameters that no search has are left out,
 * labels and slugs are taken in any case (search_param_named()).
 *
 * @param only  the one parameter that the page knows; NULL when it knows all of a search.
 * @return as search_request_read().
 */
MUST_CHECK enum status page_request_read(struct search_request *out,
                                         struct search_faults *faults, struct exchange *x,
                                         const char *only);

/**
 * Read the search of a page of results, as page_request_read() reads all of it. A page
 * beyond those that can be reached is no mistake: the request is then for the last of
 * them.
 *
 * @param[out] beyond  the number of the page that was asked for; 0 when it is in reach.
 */
MUST_CHECK enum status page_results_read(struct search_request *out, uint32_t *beyond,
                                         struct search_faults *faults,
                                         struct exchange *x);

/**
 * The parameters that page_request_read() reads, in the request's arena, with room for
 * one more.
 */
struct search_param *page_params(size_t *n, const struct exchange *x, const char *only);

/** Whether the address has a parameter that a search has. */
bool page_has_search(const struct exchange *x);

/**
 * Lead the client from this address to @p path for good, with those parameters that a
 * search has.
 */
void page_move(struct exchange *x, struct url path);

#endif
