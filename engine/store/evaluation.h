/* Evaluating expressions: what the sets of one question come to, and who owns it. */
#ifndef ENGINE_STORE_EVALUATION_H
#define ENGINE_STORE_EVALUATION_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "engine/store/doc_set.h"
#include "engine/store/set.h"
#include "engine/store/store.h"

/** The sets of one question. It owns all that was found. */
struct evaluation {
    struct store *store;
    /* Of the expressions. It may be cleared before evaluation_free(). */
    struct arena *arena;
    /* The number of the last document of the index. */
    uint32_t last;
    /* What evaluation_free() frees. */
    const struct doc_set **owned;
    size_t n_owned, room_owned;
};

/** An evaluation of expressions in @p arena, never NULL; freed by evaluation_free(). */
struct evaluation *evaluation_new(struct store *store, uint32_t last,
                                  struct arena *arena);

/** The documents of @p set, valid until evaluation_free(). They are found when they
 *  are asked for first. */
static inline const struct doc_set *evaluate(struct evaluation *evaluation,
                                             struct set *set)
{
    if (!set->docs)
        set->docs = evaluation->store->type->evaluate(evaluation, set);
    return set->docs;
}

/** Free it with all that was found. NULL is allowed. */
void evaluation_free(struct evaluation *evaluation);

/**
 * For the table of a store that gives lists and sets: combine them here. Each part of
 * @p set is evaluated once.
 */
const struct doc_set *evaluate_by_bitmaps(struct evaluation *evaluation,
                                          const struct set *set);

#endif
