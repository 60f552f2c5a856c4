/* Texts that read like others: after each word comes what came after it somewhere in the texts that were learnt, so
 * that words, pairs of words and short phrases are as frequent as there (Zipf's law included); mostly somewhere near, as a
 * text says the same words again and again. */
#ifndef BENCH_CHAIN_H
#define BENCH_CHAIN_H

#include "base/buf.h"
#include "base/intern.h"
#include "bench/chance.h"

/** A word is what stands up to a space or the end of a line, with both and with its punctuation. All texts are
 *  escaped as JSON escapes them. Add every text, then seal, then walk; read-only from then on. */
struct chain;

struct chain *chain_new(void);
void chain_free(struct chain *chain);
void chain_free_at(struct chain **chain);
#define AUTO_CHAIN CLEANUP(chain_free_at) struct chain

/** Learn @p text, which may be empty. All texts together hold less than 4 GiB: what is beyond is not learnt.
 *  @return whether it was. */
MUST_CHECK bool chain_add(struct chain *chain, struct str text);
void chain_seal(struct chain *chain);

uint32_t chain_n_texts(const struct chain *chain);
uint32_t chain_n_words(const struct chain *chain);
/** Words of text number @p i. */
uint32_t chain_text_words(const struct chain *chain, uint32_t i);

/** The different words, numbered as they came. */
const struct intern *chain_spellings(const struct chain *chain);
/** How many different words the first @p n_words words are, n_words ≤ chain_n_words(). */
uint32_t chain_n_spellings_of(const struct chain *chain, uint32_t n_words);

/** Where a text being written stands. Held by value. The chain holds a word at least. */
struct chain_walk {
    const struct chain *chain; /* borrowed, sealed */
    struct chance *chance;     /* borrowed */
    uint32_t next;             /* the number of the word that comes next */
};

/** Begin as one of the texts begins. */
void chain_walk_begin(struct chain_walk *walk);

/** Append a few words, @p n_max at most and at least one, as they followed each other in one text.
 *  @return how many. */
uint32_t chain_walk_put(struct buf *out, struct chain_walk *walk, uint32_t n_max);

#endif
