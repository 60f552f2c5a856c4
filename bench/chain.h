/* A Markov chain of words, which writes texts that are like those it has learnt. After
 * each word it goes on with what followed that word at some place in the learnt texts.
 * Words, pairs of words and short phrases are therefore as frequent as there (Zipf's
 * law). The place is mostly near the last one, because a text repeats its own words. */
#ifndef BENCH_CHAIN_H
#define BENCH_CHAIN_H

#include "base/buf.h"
#include "base/intern.h"
#include "bench/chance.h"

/** A word reaches to the next space or end of line, which belongs to it as its
 *  punctuation does. All texts are escaped as in JSON. First every text is added, then
 *  the chain is sealed; after that it is only read. */
struct chain;

/** An empty chain, never NULL; the caller frees it with chain_free(). */
struct chain *chain_new(void);
void chain_free(struct chain *chain);
void chain_free_at(struct chain **chain);
#define AUTO_CHAIN CLEANUP(chain_free_at) struct chain

/** Learn @p text, which may be empty. All texts together have less than 4 GiB: a text
 *  that would pass that is not learnt. @return whether it was learnt */
MUST_CHECK bool chain_add(struct chain *chain, struct str text);

/** Say that all texts were added. */
void chain_seal(struct chain *chain);

uint32_t chain_n_texts(const struct chain *chain);
uint32_t chain_n_words(const struct chain *chain);

/** How many words text number @p i has. */
uint32_t chain_text_words(const struct chain *chain, uint32_t i);

/** The different words, numbered in the order in which they first came. */
const struct intern *chain_spellings(const struct chain *chain);

/** How many different words are among the first @p n_words words of all texts; @p n_words
 *  is at most chain_n_words(). */
uint32_t chain_n_spellings_of(const struct chain *chain, uint32_t n_words);

/** How far the writing of a text has come. Held by value. */
struct chain_walk {
    /** Borrowed; sealed, with one word or more. */
    const struct chain *chain;
    /** Where random numbers come from; borrowed. */
    struct chance *chance;
    /** The number of the learnt word that is written next. */
    uint32_t next;
};

/** Begin a text as one of the learnt texts begins. */
void chain_walk_begin(struct chain_walk *walk);

/** Append one or more words, at most @p n_max, that follow each other in a learnt text.
 *  @return how many */
uint32_t chain_walk_put(struct buf *out, struct chain_walk *walk, uint32_t n_max);

#endif
