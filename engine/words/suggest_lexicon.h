/* The words of suggest.bin in bytewise order, each as what it has beyond the one before (front coding). */
#ifndef ENGINE_WORDS_SUGGEST_LEXICON_H
#define ENGINE_WORDS_SUGGEST_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "engine/file/sections.h"

/** Longest word in bytes; longer ones are cut. */
#define SUGGEST_WORD_MAX 48

/** Every so many words one stands whole, so that any can be read from near. */
#define LEXICON_BLOCK 16U

/** Where its sections stand: @p first, and the ones behind it. */
enum lexicon_section {
    LEXICON_SHARED, /* u8: how many bytes a word has in common with the one before */
    LEXICON_RESTS,  /* u8: how many it has beyond those */
    LEXICON_LEAST,  /* u8: the least shared of the words of each block */
    LEXICON_BLOCKS, /* u32: where each block's first word, whole, starts in LEXICON_BYTES */
    LEXICON_BYTES, /* the first word of each block, then the rests of the others */
    LEXICON_SECTION_COUNT_
};

/** Held by value; borrowed from a file of sections. In a damaged file words are others, or "". */
struct suggest_lexicon {
    const uint8_t *shared, *rests, *least;
    const uint32_t *blocks;
    const char *bytes;
    size_t n, n_blocks, n_bytes;
};

/** Numbers [lo, hi) of words. */
struct word_range {
    uint32_t lo, hi;
};

/** Write the sections of @p n words, increasing bytewise, each once, of at most SUGGEST_WORD_MAX bytes. */
void lexicon_write(struct sections_writer *writer, uint32_t first,
                   const struct str *words, uint32_t n);

/** @return STATUS_OK or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status lexicon_open(struct suggest_lexicon *out,
                                    const struct sections *file, uint32_t first,
                                    struct error *err);

/** Going through the words, from the first one of a block. Held by value. */
struct lexicon_cursor {
    const struct suggest_lexicon *lexicon;
    uint32_t word; /* where it stands; lexicon->n at the end */
    size_t at;     /* its bytes, from the shared ones on, or all where it stands whole */
    size_t n;      /* how many */
};

/** To the first word of block @p block. */
struct lexicon_cursor lexicon_at(const struct suggest_lexicon *lexicon, uint32_t block);

/** What the cursor's word has beyond what it shares with the one before. Borrowed from the file. */
struct str lexicon_rest(const struct lexicon_cursor *cursor);

/** To the next word that shares less than @p depth bytes with the one before it; UINT_MAX: to the next word. */
void lexicon_next(struct lexicon_cursor *cursor, unsigned depth);

/** The words that start with @p prefix; the range of the word alone when @p whole. */
struct word_range lexicon_find(const struct suggest_lexicon *lexicon, struct str prefix,
                               bool whole);

#endif
