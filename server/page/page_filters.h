/* The filters beside the results: one group of checkboxes a facet, and the dates. */
#ifndef SERVER_PAGE_PAGE_FILTERS_H
#define SERVER_PAGE_PAGE_FILTERS_H

#include "server/exchange/exchange.h"

/** Fill the filters of results.html in @p node. Texts are made in @p arena. */
void page_filters(struct template_data *node, const struct search_answer *answer,
                  const struct index *index, struct arena *arena);

/** Set the hidden fields that keep, through the form, what its visible fields do not show: order, mode, sources… */
void page_kept_fields(struct template_data *node, const struct search_request *request,
                      const struct index *index, struct arena *arena);

#endif
