/* The documents that have given values of facets, dates or sources. */
#ifndef ENGINE_PLAN_VALUE_SETS_H
#define ENGINE_PLAN_VALUE_SETS_H

#include "engine/index/index_parts.h"
#include "engine/request/request.h"
#include "engine/store/set.h"

/* Each function returns an expression in the arena, never NULL. */

/** Those of any of the regions. REGION_NATIONAL stands for those of no region. */
struct set *documents_of_regions(region_set regions, struct arena *arena);

/** Those of any of the themes or of a theme below it. */
struct set *documents_of_themes(const struct theme_set *themes, struct arena *arena);

/** Those of any of the kinds. Bit i of @p kinds is kind i. */
struct set *documents_of_kinds(uint32_t kinds, struct arena *arena);

/** Those in force on @p day. Documents without a known period are not. */
struct set *documents_in_force(const struct index *index, date_day day,
                               struct arena *arena);

/**
 * Those of @p among whose source is wanted. @p wanted has an entry for each number of a
 * source, 0 to n_sources.
 */
struct set *documents_of_sources(const struct index *index, const struct doc_list *among,
                                 const bool *wanted, struct arena *arena);

/**
 * Those published from day @p from to day @p to, both included. DATE_NONE is an open end.
 */
struct set *documents_of_dates(const struct index *index, date_day from, date_day to,
                               struct arena *arena);

#endif
