/* New words for texts that grow beyond those they were learnt from, as many as Heaps' law says: V(n) = V0 (n / n0)^β. */
#ifndef BENCH_COINAGE_H
#define BENCH_COINAGE_H

#include "bench/chain.h"

struct coinage;

/** What the words of @p chain, borrowed and sealed, say of how a vocabulary grows. Never NULL. */
struct coinage *coinage_new(const struct chain *chain);
void coinage_free(struct coinage *coinage);
void coinage_free_at(struct coinage **coinage);
#define AUTO_COINAGE CLEANUP(coinage_free_at) struct coinage

/** Say that @p n_words more are being written. */
void coinage_advance(struct coinage *coinage, uint32_t n_words);

/** Append a made word and a space where one is due: half of them are new, the others made before. A word is the head of
 *  one that was learnt and the tail of another. */
void coinage_put(struct buf *out, struct coinage *coinage, struct chance *chance);

#endif
