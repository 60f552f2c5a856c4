/* The bitmaps of the facets' values. */
#ifndef ENGINE_BUILD_BUILD_FACETS_H
#define ENGINE_BUILD_BUILD_FACETS_H

#include "engine/build/build_parts.h"
#include "engine/store/flat/bitmaps.h"

/** Add a bitmap for each region, the last one for documents of none, and for each theme
 *  and kind of the ordered entries. */
void build_facets(struct bitmaps_writer *bitmaps, const struct build *build);

#endif
