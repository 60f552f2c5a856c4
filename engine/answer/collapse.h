/* The parts of one document are one answer: the best of them, with the others under it. */
#ifndef ENGINE_ANSWER_COLLAPSE_H
#define ENGINE_ANSWER_COLLAPSE_H

#include "engine/match/filter.h"
#include "engine/rank/rank.h"

/** Parts that are listed under the best one; the rest are only counted. */
#define COLLAPSE_SHOWN 5

/** One answer: a document, and the parts of the same whole that rank below it. */
struct collapsed {
    struct ranked best;
    uint32_t parts[COLLAPSE_SHOWN]; /* their numbers, best first */
    size_t n_parts;
};

/** How many of @p among stand under another one of them: what the answers are fewer than the documents. */
uint32_t collapse_count(const struct filtered *among, const struct columns *columns,
                        struct arena *arena);

/** Put the answers that @p ranked, best first, gives into @p out, which has room for @p n. @return how many there are. */
size_t collapse(struct collapsed *out, const struct ranked *ranked, size_t n,
                const struct columns *columns, struct arena *arena);

#endif
