/* The interface of a store: what holds the postings of an index and says which documents
 * have a term or a value. Planning, matching, ranking, facets, similar documents and
 * explanations ask a store, and do not know which one it is. What is local to every index
 * (columns, texts, words in order, forms, spelling, synonyms, completions) is no part of
 * it. */
#ifndef ENGINE_STORE_STORE_H
#define ENGINE_STORE_STORE_H

#include <roaring/roaring.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/store/doc_set.h"
#include "engine/store/posting_list.h"
#include "engine/store/schema.h"

struct store;
struct evaluation;
struct set;

/** What a kind of store does. */
struct store_type {
    /* As --engine names it. */
    const char *name;
    struct posting_list (*list)(struct store *store, enum family family, struct str text);
    uint32_t (*frequency)(struct store *store, enum family family, struct str text);
    const roaring_bitmap_t *(*set)(struct store *store, const struct posting_list *list);
    const roaring_bitmap_t *(*value)(struct store *store, enum store_facet facet,
                                     size_t value);
    /* Finds the documents of an expression; evaluate_by_bitmaps() for a store that gives
     * sets (evaluation.h). */
    const struct doc_set *(*evaluate)(struct evaluation *evaluation,
                                      const struct set *set);
    void (*rest)(struct store *store);
    enum status (*failure)(struct store *store, struct error *err);
    void (*release)(struct store *store);
};

/** The head of every store. A store belongs to one thread at a time. */
struct store {
    const struct store_type *type;
};

/** The posting list of the term @p text in @p family, empty where no document has it. It
 *  is valid until store_rest(). */
static inline struct posting_list store_list(struct store *store, enum family family,
                                             struct str text)
{
    return store->type->list(store, family, text);
}

/** How many documents have the term: the n of its list. */
static inline uint32_t store_frequency(struct store *store, enum family family,
                                       struct str text)
{
    return store->type->frequency(store, family, text);
}

/** The documents of @p list as a set that the store keeps, or NULL when it keeps none:
 *  then bitmap_of_list() makes one. It must not be changed; the caller frees it with
 *  roaring_bitmap_free() before the store. */
static inline const roaring_bitmap_t *store_set(struct store *store,
                                                const struct posting_list *list)
{
    return store->type->set(store, list);
}

/** The documents that have value @p value of facet @p facet, borrowed until
 *  store_free(); NULL when there are none. */
static inline const roaring_bitmap_t *store_value(struct store *store,
                                                  enum store_facet facet, size_t value)
{
    return store->type->value(store, facet, value);
}

/** The question is answered: its lists are no longer needed. */
static inline void store_rest(struct store *store)
{
    store->type->rest(store);
}

/** The first failure since the last call; what was asked in between may be wrong.
 *  @return STATUS_OK when nothing failed. */
MUST_CHECK static inline enum status store_failure(struct store *store, struct error *err)
{
    return store->type->failure(store, err);
}

static inline void store_free(struct store *store)
{
    if (store)
        store->type->release(store);
}

#endif
