/* The documents that have given values of facets, from the mapped bitmaps, the columns
 * and the order of the document numbers. */
#ifndef ENGINE_PLAN_VALUE_SETS_H
#define ENGINE_PLAN_VALUE_SETS_H

#include <roaring/roaring.h>

#include "engine/index/index_parts.h"
#include "engine/request/request.h"

/* Each function gives a new set, which the caller frees with roaring_bitmap_free(). */

/** The documents of any of the regions; REGION_NATIONAL stands for those of none. */
roaring_bitmap_t *documents_of_regions(const struct index *index, region_set regions);

/** The documents of any of the themes, or of a theme below one of them. */
roaring_bitmap_t *documents_of_themes(const struct index *index,
                                      const struct theme_set *themes);

/** The documents of any of the kinds, a bit for each. */
roaring_bitmap_t *documents_of_kinds(const struct index *index, uint32_t kinds);

/** The documents in force on @p day. Documents whose days are not known are none. */
roaring_bitmap_t *documents_in_force(const struct index *index, date_day day);

/** The documents of @p among whose source, numbered from 0 to n_sources, is marked in
 *  @p wanted. */
roaring_bitmap_t *documents_of_sources(const struct index *index,
                                       const roaring_bitmap_t *among, const bool *wanted);

/** The documents published from day @p from to day @p to, both included. DATE_NONE leaves
 *  an end open. */
roaring_bitmap_t *documents_of_dates(const struct index *index, date_day from,
                                     date_day to);

#endif
