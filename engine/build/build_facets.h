/* The bitmaps of the facets' values. */
#ifndef ENGINE_BUILD_BUILD_FACETS_H
#define ENGINE_BUILD_BUILD_FACETS_H

#include "engine/build/build_parts.h"
#include "engine/store/flat/bitmaps.h"
#include "engine/store/xapian/xapian_postings.h"

/** Add a bitmap for each region, the last one for documents of none, and for each theme
 *  and kind, from the filters of the Xapian database. @return as xapian_read(). */
MUST_CHECK enum status build_facets(struct bitmaps_writer *bitmaps,
                                    struct xapian_reader *reader,
                                    const struct build *build, struct error *err);

#endif
