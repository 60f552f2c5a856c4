/* A document as it shows in lists and at the head of its page, in HTML. */
#ifndef SERVER_PAGE_HTML_HIT_H
#define SERVER_PAGE_HTML_HIT_H

#include "server/exchange/exchange.h"

/** Append what is shown of @p document: figure, kind, regions, date, source, validity, themes. */
void html_facts(struct buf *out, const struct document *document,
                const struct index *index);

/** Append the hit as an item of a list. @p query is searched for on the document's page too. */
void html_hit(struct buf *out, const struct search_hit *hit, const struct index *index,
              struct str query);

/** Set {{HITS:x-html}} of @p node to the @p n hits. */
void page_hits(struct template_data *node, const struct search_hit *hits, size_t n,
               const struct index *index, struct str query);

/** Append "/documents/" id, and the words to mark there when @p query is not empty. It needs no escaping in an attribute. */
void document_href(struct buf *out, struct str id, struct str query);

#endif
