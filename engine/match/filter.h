/* Filters and facet counts of the documents that the words match. */
#ifndef ENGINE_MATCH_FILTER_H
#define ENGINE_MATCH_FILTER_H

#include "base/arena.h"
#include "engine/index/index_parts.h"
#include "engine/match/facet_value.h"
#include "engine/plan/plan.h"
#include "engine/request/request.h"

/** Apply the request's filters to @p docs, which @p plan matches, and count the facets
 *  that it asks for into @p lists. A facet's counts ignore the filter of its own field
 *  and obey the others. */
struct doc_list filter_and_count(struct facet_list lists[FACET_COUNT_], struct set *docs,
                                 const struct search_request *request,
                                 const struct plan *plan);

/** The documents of @p docs that pass all filters of the request. */
struct set *filter_only(struct set *docs, const struct search_request *request,
                        const struct plan *plan);

#endif
