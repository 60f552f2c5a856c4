/* Folds the parts of one document into one result: the best part, with others listed
 * under it. */
#ifndef ENGINE_ANSWER_COLLAPSE_H
#define ENGINE_ANSWER_COLLAPSE_H

#include "engine/rank/rank.h"
#include "engine/store/doc_set.h"

/** The most parts that are listed under the best one; the rest are only counted. */
#define COLLAPSE_SHOWN 5

/** One result: a document, and the parts of the same whole that rank below it. */
struct collapsed {
    struct ranked best;
    /* Their document numbers, best first. */
    uint32_t parts[COLLAPSE_SHOWN];
    size_t n_parts;
    /* It holds a part of what was asked for (partial.h). */
    bool partial;
};

/** How many documents of @p among are folded under another one of them. */
uint32_t collapse_count(const struct doc_list *among, const struct columns *columns,
                        struct arena *arena);

/**
 * Fold @p ranked, which is sorted best first.
 *
 * @param[out] out  the results, best first; room for @p n.
 * @return how many results there are.
 */
size_t collapse(struct collapsed *out, const struct ranked *ranked, size_t n,
                const struct columns *columns, struct arena *arena);

#endif
