/* Building expressions. */
#include "engine/store/set.h"

#include <assert.h>
#include <string.h>

static struct set *new_set(struct arena *arena, enum set_kind kind)
{
    struct set *set = arena_room(arena, 1, sizeof *set);
    *set = (struct set){.kind = kind};
    return set;
}

struct set *set_none(struct arena *arena)
{
    return new_set(arena, SET_NONE);
}

struct set *set_every(struct arena *arena)
{
    return new_set(arena, SET_EVERY);
}

struct set *set_term(struct arena *arena, enum family family, struct str text)
{
    struct set *set = new_set(arena, SET_TERM);
    set->term.family = family;
    set->term.text = text;
    return set;
}

struct set *set_values(struct arena *arena, enum store_facet facet,
                       const uint32_t *values, size_t n)
{
    if (!n)
        return set_none(arena);
    struct set *set = new_set(arena, SET_VALUES);
    uint32_t *copy = arena_room(arena, n, sizeof *copy);
    memcpy(copy, values, n * sizeof *copy);
    set->values.facet = facet;
    set->values.at = copy;
    set->values.n = n;
    return set;
}

struct set *set_range(struct arena *arena, uint32_t first, uint32_t end)
{
    if (first >= end)
        return set_none(arena);
    struct set *set = new_set(arena, SET_RANGE);
    set->range.first = first;
    set->range.end = end;
    return set;
}

struct set *set_listed(struct arena *arena, struct doc_list list)
{
    if (!list.n)
        return set_none(arena);
    struct set *set = new_set(arena, SET_LIST);
    set->list = list;
    return set;
}

struct set *set_found(struct arena *arena, const struct doc_set *docs)
{
    struct set *set = new_set(arena, SET_LIST);
    set->docs = docs;
    return set;
}

/** A set with room for @p n parts. */
static struct set *new_compound(struct arena *arena, enum set_kind kind, size_t n)
{
    struct set *set = new_set(arena, kind);
    set->parts.at = arena_room(arena, n, sizeof(struct set *));
    return set;
}

/**
 * ANY or ALL of the @p n parts. A part of the kind @p absorbing is the answer, one of
 * the kind @p neutral adds nothing, and is the answer when nothing else is left.
 */
static struct set *combine(struct arena *arena, enum set_kind kind,
                           struct set *const *parts, size_t n, enum set_kind absorbing,
                           enum set_kind neutral)
{
    struct set *set = new_compound(arena, kind, n);
    for (size_t i = 0; i < n; i++) {
        if (parts[i]->kind == absorbing)
            return parts[i];
        if (parts[i]->kind != neutral)
            set->parts.at[set->parts.n++] = parts[i];
    }
    if (set->parts.n == 1)
        return set->parts.at[0];
    return set->parts.n ? set : new_set(arena, neutral);
}

struct set *set_any(struct arena *arena, struct set *const *parts, size_t n)
{
    return combine(arena, SET_ANY, parts, n, SET_EVERY, SET_NONE);
}

struct set *set_all(struct arena *arena, struct set *const *parts, size_t n)
{
    return combine(arena, SET_ALL, parts, n, SET_NONE, SET_EVERY);
}

struct set *set_both(struct arena *arena, struct set *a, struct set *b)
{
    return set_all(arena, (struct set *[]){a, b}, 2);
}

struct set *set_but(struct arena *arena, struct set *a, struct set *b)
{
    if (a->kind == SET_NONE || b->kind == SET_NONE)
        return a;
    if (b->kind == SET_EVERY)
        return set_none(arena);
    struct set *set = new_compound(arena, SET_BUT, 2);
    set->parts.at[set->parts.n++] = a;
    set->parts.at[set->parts.n++] = b;
    return set;
}

struct set *set_at_least(struct arena *arena, const struct weighed_set *parts, size_t n,
                         double least)
{
    assert(least > 0);
    struct set *set = new_compound(arena, SET_AT_LEAST, n);
    double *weights = arena_room(arena, n, sizeof *weights);
    for (size_t i = 0; i < n; i++) {
        if (parts[i].set->kind == SET_NONE)
            continue;
        weights[set->parts.n] = parts[i].weight;
        set->parts.at[set->parts.n++] = parts[i].set;
    }
    set->parts.weights = weights;
    set->parts.least = least;
    return set->parts.n ? set : set_none(arena);
}

void set_parts_add(struct set_parts *parts, struct set *set, struct arena *arena)
{
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): the elements are pointers. */
    ARENA_GROW(arena, parts->at, parts->n + 1, parts->room, 8);
    parts->at[parts->n++] = set;
}
