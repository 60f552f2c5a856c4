/* The documents that have given values of facets, from the mapped bitmaps and the order of the numbers. */
#ifndef ENGINE_VALUE_SETS_H
#define ENGINE_VALUE_SETS_H

#include <roaring/roaring.h>

#include "engine/index_parts.h"
#include "engine/search.h"

/* Each gives a new set, freed with roaring_bitmap_free(). */

/** Of any of the regions; REGION_NATIONAL: of none. */
roaring_bitmap_t *documents_of_regions(const struct index *index, region_set regions);

/** Of any of the themes, by themselves or by a theme below. */
roaring_bitmap_t *documents_of_themes(const struct index *index,
                                      const struct theme_set *themes);

/** Of any of the kinds, a bit each. */
roaring_bitmap_t *documents_of_kinds(const struct index *index, uint32_t kinds);

/** Published from day @p from to day @p to, both included; DATE_NONE: without a bound. */
roaring_bitmap_t *documents_of_dates(const struct index *index, date_day from,
                                     date_day to);

#endif
