/* Where the words of a query stand in one document, and how near to each other. */
#ifndef ENGINE_EXPLAIN_EXPLAIN_PLACES_H
#define ENGINE_EXPLAIN_EXPLAIN_PLACES_H

#include "engine/explain/explain.h"
#include "engine/store/flat/form_marks.h"

/** The words of a plan, prepared for being looked for. It is in the plan's arena. */
struct places {
    const struct plan *plan;
    /** The forms of the words and of their alternatives. Synonyms are looked for as
     *  phrases. */
    struct form_marks marks;
};
struct places places_new(const struct plan *plan);

/** Set place, is_exact, is_whole and written of the words of @p explanation, whose ways
 *  are known, and the stretches near_title and near_text. */
void places_find(struct explanation *explanation, const struct places *places,
                 uint32_t docid);

#endif
