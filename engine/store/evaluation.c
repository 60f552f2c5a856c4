/* Evaluating expressions by bitmaps. The bitmaps that a store keeps are often views of
 * mapped files, so that they are never changed: what is combined in place is new. */
#include "engine/store/evaluation.h"

#include <assert.h>

#include "base/memory.h"
#include "engine/store/at_least.h"
#include "engine/store/doc_set_bitmap.h"
#include "engine/store/list_set.h"

struct evaluation *evaluation_new(struct store *store, uint32_t last, struct arena *arena)
{
    struct evaluation *evaluation = mem_new(sizeof *evaluation);
    *evaluation = (struct evaluation){.store = store, .arena = arena, .last = last};
    return evaluation;
}

void evaluation_free(struct evaluation *evaluation)
{
    if (!evaluation)
        return;
    for (size_t i = 0; i < evaluation->n_owned; i++)
        roaring_bitmap_free(&evaluation->owned[i]->bitmap);
    mem_free(evaluation->owned);
    mem_free(evaluation);
}

/** Own @p bitmap, which is new. */
static const struct doc_set *own(struct evaluation *e, const roaring_bitmap_t *bitmap)
{
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): the elements are pointers. */
    MEM_GROW(e->owned, e->n_owned + 1, e->room_owned, 64);
    return e->owned[e->n_owned++] = doc_set_of_bitmap(bitmap);
}

static const roaring_bitmap_t *part(struct evaluation *e, const struct set *set, size_t i)
{
    return &evaluate(e, set->parts.at[i])->bitmap;
}

static const struct doc_set *of_none(struct evaluation *e, const struct set *set)
{
    (void)set;
    return own(e, roaring_bitmap_create());
}

static const struct doc_set *of_every(struct evaluation *e, const struct set *set)
{
    (void)set;
    return own(e, roaring_bitmap_from_range(1, (uint64_t)e->last + 1, 1));
}

static const struct doc_set *of_term(struct evaluation *e, const struct set *set)
{
    struct posting_list list = store_list(e->store, set->term.family, set->term.text);
    const roaring_bitmap_t *kept = store_set(e->store, &list);
    return own(e, kept ? kept : bitmap_of_list(&list, e->arena));
}

/** With more sets than this, they are united at once by a set of bits. */
#define UNITED_IN_TURN 4U

/** The union of @p n sets, ≥ 2; new. */
static roaring_bitmap_t *unite(const roaring_bitmap_t **sets, size_t n)
{
    if (n > UNITED_IN_TURN)
        return roaring_bitmap_or_many(n, sets);
    roaring_bitmap_t *out = roaring_bitmap_or(sets[0], sets[1]);
    for (size_t i = 2; i < n; i++)
        roaring_bitmap_or_inplace(out, sets[i]);
    return out;
}

static const struct doc_set *of_values(struct evaluation *e, const struct set *set)
{
    const roaring_bitmap_t **kept = arena_room(e->arena, set->values.n, sizeof(void *));
    size_t n = 0;
    for (size_t i = 0; i < set->values.n; i++) {
        kept[n] = store_value(e->store, set->values.facet, set->values.at[i]);
        n += kept[n] != NULL;
    }
    if (!n)
        return own(e, roaring_bitmap_create());
    return n == 1 ? doc_set_of_bitmap(kept[0]) : own(e, unite(kept, n));
}

static const struct doc_set *of_range(struct evaluation *e, const struct set *set)
{
    return own(e, roaring_bitmap_from_range(set->range.first, set->range.end, 1));
}

static const struct doc_set *of_list(struct evaluation *e, const struct set *set)
{
    return own(e, bitmap_of_sorted(set->list.docids, set->list.n));
}

static const struct doc_set *of_any(struct evaluation *e, const struct set *set)
{
    const roaring_bitmap_t **parts = arena_room(e->arena, set->parts.n, sizeof(void *));
    for (size_t i = 0; i < set->parts.n; i++)
        parts[i] = part(e, set, i);
    return own(e, unite(parts, set->parts.n));
}

/** Once nothing is left, the other parts are not evaluated. */
static const struct doc_set *of_all(struct evaluation *e, const struct set *set)
{
    const struct doc_set *first = evaluate(e, set->parts.at[0]);
    if (doc_set_is_empty(first))
        return first;
    roaring_bitmap_t *out = roaring_bitmap_and(&first->bitmap, part(e, set, 1));
    for (size_t i = 2; i < set->parts.n && !roaring_bitmap_is_empty(out); i++)
        roaring_bitmap_and_inplace(out, part(e, set, i));
    return own(e, out);
}

static const struct doc_set *of_at_least(struct evaluation *e, const struct set *set)
{
    struct telling words[AT_LEAST_WORDS_MAX];
    size_t n = set->parts.n;
    assert(n <= AT_LEAST_WORDS_MAX);
    for (size_t i = 0; i < n; i++)
        words[i] = (struct telling){part(e, set, i), set->parts.weights[i]};
    return own(e, at_least(words, n, set->parts.least, e->last));
}

static const struct doc_set *of_but(struct evaluation *e, const struct set *set)
{
    return own(e, roaring_bitmap_andnot(part(e, set, 0), part(e, set, 1)));
}

const struct doc_set *evaluate_by_bitmaps(struct evaluation *evaluation,
                                          const struct set *set)
{
    static const struct doc_set *(*const kinds[])(struct evaluation * e,
                                                  const struct set *set) = {
        [SET_NONE] = of_none,     [SET_EVERY] = of_every, [SET_TERM] = of_term,
        [SET_VALUES] = of_values, [SET_RANGE] = of_range, [SET_LIST] = of_list,
        [SET_ANY] = of_any,       [SET_ALL] = of_all,     [SET_AT_LEAST] = of_at_least,
        [SET_BUT] = of_but,
    };
    return kinds[set->kind](evaluation, set);
}
