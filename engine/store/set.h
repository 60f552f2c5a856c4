/* Sets of documents as they are asked for: expressions, which a store evaluates
 * (evaluation.h). Planning, matching and filtering build them and need not know how the
 * store does it. */
#ifndef ENGINE_STORE_SET_H
#define ENGINE_STORE_SET_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "engine/store/doc_set.h"
#include "engine/store/schema.h"

enum set_kind {
    /* No document, and all of them. */
    SET_NONE,
    SET_EVERY,
    /* The documents that have a term. */
    SET_TERM,
    /* Those that have any of some values of a facet. */
    SET_VALUES,
    /* Those in a range of numbers. Documents are numbered from the newest to the oldest,
     * so that a period is such a range. */
    SET_RANGE,
    /* Documents that are listed, because what is local to the index told which. */
    SET_LIST,
    /* Those in any, and in all, of the parts. */
    SET_ANY,
    SET_ALL,
    /* Those whose parts weigh enough together. */
    SET_AT_LEAST,
    /* Those in the first part that are not in the second. */
    SET_BUT
};

/** An expression, in an arena. It does not change; parts may be shared. */
struct set {
    enum set_kind kind;
    union {
        struct {
            enum family family;
            struct str text;
        } term;
        struct {
            enum store_facet facet;
            const uint32_t *at;
            size_t n;
        } values;
        /* From `first` to before `end`. */
        struct {
            uint32_t first, end;
        } range;
        struct doc_list list;
        /* Of ANY, ALL, AT_LEAST and BUT. The last two members are those of AT_LEAST. */
        struct {
            struct set **at;
            size_t n;
            const double *weights;
            double least;
        } parts;
    };
    /* The documents, once they were found: an expression is evaluated once. Else NULL. */
    const struct doc_set *docs;
};

/* What is given is borrowed as long as the expression, but for the arrays of parts, of
 * weights and of values, which are copied. Expressions are simplified where that is
 * trivial: ALL of one part is that part. */

struct set *set_none(struct arena *arena);
struct set *set_every(struct arena *arena);

struct set *set_term(struct arena *arena, enum family family, struct str text);

/** The documents that have any of the @p n values of @p facet. */
struct set *set_values(struct arena *arena, enum store_facet facet,
                       const uint32_t *values, size_t n);

/** The documents from number @p first to before @p end. */
struct set *set_range(struct arena *arena, uint32_t first, uint32_t end);

struct set *set_listed(struct arena *arena, struct doc_list list);

/** The documents of a set that was found already. */
struct set *set_found(struct arena *arena, const struct doc_set *docs);

struct set *set_any(struct arena *arena, struct set *const *parts, size_t n);
struct set *set_all(struct arena *arena, struct set *const *parts, size_t n);

/** Those of @p a that are also in @p b. */
struct set *set_both(struct arena *arena, struct set *a, struct set *b);

/** Those of @p a that are not in @p b. */
struct set *set_but(struct arena *arena, struct set *a, struct set *b);

/** A part of set_at_least(). */
struct weighed_set {
    struct set *set;
    /* ≥ 0. */
    double weight;
};

/** What to give set_at_least() for @p share of the weights, which are @p total together.
 *  It is a little lower, because sums are rounded, but never zero: documents without any
 *  of the parts would reach that. */
static inline double set_share(double share, double total)
{
    return share * total * (1 - 1e-5) + 1e-9;
}

/**
 * The documents in which the weights of the parts sum up to @p least or more. When the
 * sum differs from @p least by rounding only, either answer may be given.
 *
 * @param n      at most AT_LEAST_WORDS_MAX (at_least.h).
 * @param least  above 0.
 */
struct set *set_at_least(struct arena *arena, const struct weighed_set *parts, size_t n,
                         double least);

/** Parts that are gathered one by one. Begins as {.n = 0}. */
struct set_parts {
    struct set **at;
    size_t n, room;
};

void set_parts_add(struct set_parts *parts, struct set *set, struct arena *arena);

#endif
