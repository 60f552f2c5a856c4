/* The links of a page to the feeds of what it shows, and to the description of the
 * search. */
#ifndef SERVER_FOLLOW_FOLLOW_H
#define SERVER_FOLLOW_FOLLOW_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write the links in the head of a page, for programs: the description of OpenSearch, and
 * the feeds if the page has some.
 *
 * @param title  of the page, plain text.
 * @param feed   the query of the feeds, percent-encoded; its `at` is NULL when the page
 *               has none.
 */
void follow_head(struct html *h, const struct exchange *x, struct str title,
                 struct str feed);

/**
 * Write the links that a reader sees, « S’abonner ».
 *
 * @param feed  as for follow_head(), and not absent.
 */
void follow_links(struct html *h, const struct exchange *x, struct str feed);

/** The query of the feeds of @p request, in the request's arena. */
struct str follow_query(const struct exchange *x, const struct search_request *request);

#endif
