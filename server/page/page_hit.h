/* A document as it shows in lists, and what is known of it at the head of its page. */
#ifndef SERVER_PAGE_PAGE_HIT_H
#define SERVER_PAGE_PAGE_HIT_H

#include "server/exchange/exchange.h"
#include "server/html/html.h"

/** Write what is known of @p document: figure, kind, regions, date, source, validity, themes. */
void page_facts(struct html *h, const struct exchange *x,
                const struct document *document);

/** Write the @p n hits, each an item of a list. @p words are marked on the documents' pages. */
void page_hits(struct html *h, const struct exchange *x, const struct search_hit *hits,
               size_t n, struct str words);

/** The address of document @p id's page, where @p words, unless empty, are marked. */
struct url document_url(struct str id, struct str words, struct arena *arena);

#endif
