/* What stands between the heading and the results: tags of active filters, notices, proposals, the order. */
#ifndef SERVER_PAGE_PAGE_NOTICES_H
#define SERVER_PAGE_PAGE_NOTICES_H

#include "server/exchange/exchange.h"

/** Fill these parts of results.html in @p node. Texts are made in @p arena. */
void page_tags(struct template_data *node, const struct search_request *request,
               const struct index *index, struct arena *arena);
void page_notices(struct template_data *node, const struct search_answer *answer,
                  const struct index *index, struct arena *arena);
void page_orders(struct template_data *node, const struct search_request *request,
                 const struct index *index, struct arena *arena);
/** The link that shows why each result answers, or hides it again. */
void page_explain(struct template_data *node, const struct search_request *request,
                  const struct index *index, struct arena *arena);
void page_pager(struct template_data *node, const struct search_answer *answer,
                const struct index *index, struct arena *arena);

#endif
