/* A document as lists show it. */
#ifndef SERVER_PAGE_PAGE_HIT_H
#define SERVER_PAGE_PAGE_HIT_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write the @p n hits, each as an item of a list. They link to the pages of the
 * documents, where @p words are marked.
 */
void page_hits(struct html *h, const struct exchange *x, const struct search_hit *hits,
               size_t n, struct str words);

/**
 * The address of the page of document @p id, where @p words are marked unless they are
 * empty.
 */
struct url document_url(struct str id, struct str words, struct arena *arena);

#endif
