/* The documents that have given values of facets, dates or sources. */
#ifndef ENGINE_PLAN_VALUE_SETS_H
#define ENGINE_PLAN_VALUE_SETS_H

#include <roaring/roaring.h>

#include "engine/index/index_parts.h"
#include "engine/request/request.h"
#include "engine/store/store.h"

/* Each function returns a new bitmap of document numbers, never NULL, which the caller
 * frees with roaring_bitmap_free(). */

/** Those of any of the regions. REGION_NATIONAL stands for those of no region. */
roaring_bitmap_t *documents_of_regions(struct store *store, region_set regions);

/** Those of any of the themes or of a theme below it. */
roaring_bitmap_t *documents_of_themes(struct store *store,
                                      const struct theme_set *themes);

/** Those of any of the kinds. Bit i of @p kinds is kind i. */
roaring_bitmap_t *documents_of_kinds(struct store *store, uint32_t kinds);

/** Those in force on @p day. Documents without a known period are not. */
roaring_bitmap_t *documents_in_force(const struct index *index, date_day day);

/**
 * Those of @p among whose source is wanted. @p wanted has an entry for each number of a
 * source, 0 to n_sources.
 */
roaring_bitmap_t *documents_of_sources(const struct index *index,
                                       const roaring_bitmap_t *among, const bool *wanted);

/**
 * Those published from day @p from to day @p to, both included. DATE_NONE is an open end.
 */
roaring_bitmap_t *documents_of_dates(const struct index *index, date_day from,
                                     date_day to);

#endif
