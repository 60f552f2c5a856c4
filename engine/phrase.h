/* Words in order: which of the candidate documents hold them side by side. */
#ifndef ENGINE_PHRASE_H
#define ENGINE_PHRASE_H

#include <roaring/roaring.h>

#include "base/arena.h"
#include "engine/form_marks.h"
#include "engine/index_parts.h"
#include "engine/query.h"

/** Keep of @p candidates the documents where marks 0, 1, … @p n − 1 stand at neighbouring positions of one segment
 *  (of the field, when it is not QUERY_ANYWHERE). @p n ≤ 32. A single mark: where it stands at all. */
void phrase_keep(roaring_bitmap_t *candidates, const struct index *index,
                 const struct form_marks *marks, size_t n, enum query_field field);

#endif
