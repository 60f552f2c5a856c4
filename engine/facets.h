/* Filters and facet counts: one pass over the documents that the words match. */
#ifndef ENGINE_FACETS_H
#define ENGINE_FACETS_H

#include <roaring/roaring.h>

#include "base/arena.h"
#include "engine/index_parts.h"
#include "engine/search.h"

/** What passed the filters, in increasing order of the numbers: newest first. */
struct filtered {
    uint32_t *docids; /* in the arena */
    uint32_t n;
};

/**
 * Apply the request's filters to @p docs and count the facets it asks for into @p lists. Each facet's counts ignore the
 * filter of its own field and obey the others (API §2).
 */
struct filtered facets_count(struct facet_list lists[FACET_COUNT_],
                             const roaring_bitmap_t *docs,
                             const struct search_request *request,
                             const struct index *index, struct arena *arena);

#endif
