/* The words of suggest.bin in bytewise order, front-coded: each word is stored as what it
 * has beyond what it shares with the word before. */
#ifndef ENGINE_WORDS_SUGGEST_LEXICON_H
#define ENGINE_WORDS_SUGGEST_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "engine/file/sections.h"

/** The longest word in bytes; longer ones are cut. */
#define SUGGEST_WORD_MAX 48

/** How many words a block has. The first word of a block is stored whole, so that reading
 *  any word starts nearby. */
#define LEXICON_BLOCK 16U

/** The sections of a lexicon, counted from its first one. */
enum lexicon_section {
    /* For each word, how many bytes it shares with the word before (u8). */
    LEXICON_SHARED,
    /* For each word, how many bytes it has beyond those (u8). */
    LEXICON_RESTS,
    /* For each block, the least that one of its words shares (u8). */
    LEXICON_LEAST,
    /* For each block, where its first word starts in LEXICON_BYTES (u32). */
    LEXICON_BLOCKS,
    /* Block after block, the whole first word, then what each other word has beyond what
     * it shares. */
    LEXICON_BYTES,
    LEXICON_SECTION_COUNT_
};

/** A lexicon in a mapped file, valid as long as that. In a damaged file words are wrong
 *  or "". */
struct suggest_lexicon {
    const uint8_t *shared, *rests, *least;
    const uint32_t *blocks;
    const char *bytes;
    size_t n, n_blocks, n_bytes;
};

/** The words from number lo up to, and without, number hi. */
struct word_range {
    uint32_t lo, hi;
};

/** Write @p n words as the sections from @p first on. They are in bytewise order, each
 *  once, of at most SUGGEST_WORD_MAX bytes. */
void lexicon_write(struct sections_writer *writer, uint32_t first,
                   const struct str *words, uint32_t n);

/** Find the lexicon whose first section is @p first. @return STATUS_OK or
 *  STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status lexicon_open(struct suggest_lexicon *out,
                                    const struct sections *file, uint32_t first,
                                    struct error *err);

/** Iterates over the words from the first one of a block on. Held by value. */
struct lexicon_cursor {
    const struct suggest_lexicon *lexicon;
    /* The number of the word; lexicon->n at the end. */
    uint32_t word;
    /* Where its n stored bytes start: those behind the shared ones, or all bytes of the
     * first word of a block. */
    size_t at;
    size_t n;
};

/** A cursor on the first word of block @p block. */
struct lexicon_cursor lexicon_at(const struct suggest_lexicon *lexicon, uint32_t block);

/** What the word has beyond what it shares with the word before. Borrowed from the
 *  file. */
struct str lexicon_rest(const struct lexicon_cursor *cursor);

/** Go to the next word that shares fewer than @p depth bytes with the word before it;
 *  with UINT_MAX, to the next word. */
void lexicon_next(struct lexicon_cursor *cursor, unsigned depth);

/** The words that start with @p prefix; with @p whole, the word @p prefix alone. */
struct word_range lexicon_find(const struct suggest_lexicon *lexicon, struct str prefix,
                               bool whole);

#endif
