/* Filters and facet counts of the documents that the words match. */
#ifndef ENGINE_MATCH_FILTER_H
#define ENGINE_MATCH_FILTER_H

#include <roaring/roaring.h>

#include "base/arena.h"
#include "engine/index/index_parts.h"
#include "engine/match/facet_value.h"
#include "engine/plan/plan.h"
#include "engine/request/request.h"

/** Documents in rising order of their numbers, which is the newest first. What passed the
 *  filters is one. */
struct filtered {
    /** The numbers, in the arena. */
    uint32_t *docids;
    uint32_t n;
};

/** All documents of @p docs. */
struct filtered filtered_of(const roaring_bitmap_t *docs, struct arena *arena);

/** The first place from @p at on whose document is @p docid or a later one; among->n
 *  where there is none. It is a galloping search: near places are found soonest. */
static inline uint32_t filtered_seek(const struct filtered *among, uint32_t at,
                                     uint32_t docid)
{
    uint32_t step = 1, end = at;
    for (; end < among->n && among->docids[end] < docid; end += step, step *= 2)
        at = end + 1;
    end = end < among->n ? end : among->n;
    while (at < end) {
        uint32_t middle = at + (end - at) / 2;
        if (among->docids[middle] < docid)
            at = middle + 1;
        else
            end = middle;
    }
    return at;
}

/** Apply the request's filters to @p docs, and count the facets that it asks for into
 *  @p lists. A facet's counts ignore the filter of its own field and obey the others. */
struct filtered filter_and_count(struct facet_list lists[FACET_COUNT_],
                                 const roaring_bitmap_t *docs,
                                 const struct search_request *request,
                                 const struct plan *plan);

#endif
