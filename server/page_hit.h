/* How a document shows in lists and at the head of its page. */
#ifndef SERVER_PAGE_HIT_H
#define SERVER_PAGE_HIT_H

#include "server/exchange.h"

/** Set in @p node what the template "facts.html" shows of @p document: kind, regions, date, source, validity, figure,
 *  themes. @p node is that template's own. */
void page_facts(struct template_data *node, const struct document *document,
                const struct index *index);

/** Add @p hit to the list HIT of @p node. @p query is searched for on the document's page too. */
void page_hit(struct template_data *node, const struct search_hit *hit,
              const struct index *index, struct str query);

/** Append "/documents/" id, and the words to mark there when @p query is not empty. */
void document_href(struct buf *out, struct str id, struct str query);

#endif
