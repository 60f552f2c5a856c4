/* Makes new words for texts that are longer than those they were learnt from. The
 * vocabulary grows as Heaps' law says: V(n) = V0 (n / n0)^β. */
#ifndef BENCH_COINAGE_H
#define BENCH_COINAGE_H

#include "bench/chain.h"

struct coinage;

/** Learn from @p chain, which is sealed, how its vocabulary grows. The chain is borrowed
 *  until coinage_free(). Never NULL. */
struct coinage *coinage_new(const struct chain *chain);
void coinage_free(struct coinage *coinage);
void coinage_free_at(struct coinage **coinage);
#define AUTO_COINAGE CLEANUP(coinage_free_at) struct coinage

/** Say that @p n_words more words are being written. */
void coinage_advance(struct coinage *coinage, uint32_t n_words);

/** Append a made word and a space, when the text should have one more by now. Half of the
 *  made words are new, the others were made before. A made word is the first half of one
 *  learnt word and the second half of another. */
void coinage_put(struct buf *out, struct coinage *coinage, struct chance *chance);

#endif
