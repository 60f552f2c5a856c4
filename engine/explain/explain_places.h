/* Where the words of a query stand in one document, and how near to each other. */
#ifndef ENGINE_EXPLAIN_EXPLAIN_PLACES_H
#define ENGINE_EXPLAIN_EXPLAIN_PLACES_H

#include "engine/explain/explain.h"
#include "engine/store/flat/form_marks.h"

/** The words of a plan, ready to be looked for. In the plan's arena. */
struct places {
    const struct plan *plan;
    struct form_marks
        marks; /* the words with their alternatives; synonyms are phrases of their own */
};
struct places places_new(const struct plan *plan);

/** Set place, is_exact, is_whole and written of the words of @p explanation, whose ways are known, and `near`. */
void places_find(struct explanation *explanation, const struct places *places,
                 uint32_t docid);

#endif
