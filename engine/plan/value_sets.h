/* The documents that have given values of facets, from the mapped bitmaps and the order of the numbers. */
#ifndef ENGINE_PLAN_VALUE_SETS_H
#define ENGINE_PLAN_VALUE_SETS_H

#include <roaring/roaring.h>

#include "engine/index/index_parts.h"
#include "engine/request/request.h"

/* Each gives a new set, freed with roaring_bitmap_free(). */

/** Of any of the regions; REGION_NATIONAL: of none. */
roaring_bitmap_t *documents_of_regions(const struct index *index, region_set regions);

/** Of any of the themes, by themselves or by a theme below. */
roaring_bitmap_t *documents_of_themes(const struct index *index,
                                      const struct theme_set *themes);

/** Of any of the kinds, a bit each. */
roaring_bitmap_t *documents_of_kinds(const struct index *index, uint32_t kinds);

/** In force on @p day: not those of which no day is known. */
roaring_bitmap_t *documents_in_force(const struct index *index, date_day day);

/** Those of @p among that are of any of the sources that @p wanted, by number from 0 to n_sources, has. */
roaring_bitmap_t *documents_of_sources(const struct index *index,
                                       const roaring_bitmap_t *among, const bool *wanted);

/** Published from day @p from to day @p to, both included; DATE_NONE: without a bound. */
roaring_bitmap_t *documents_of_dates(const struct index *index, date_day from,
                                     date_day to);

#endif
