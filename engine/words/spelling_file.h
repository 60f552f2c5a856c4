/* The sections of spelling.bin: a trie of the words of the index, and the words by their
 * sound. */
#ifndef ENGINE_WORDS_SPELLING_FILE_H
#define ENGINE_WORDS_SPELLING_FILE_H

#include <stdint.h>

enum spelling_section {
    /* The struct spelling_node of the trie, the root first, level by level. */
    SPELLING_NODES = 1,
    /* A struct spelling_word for each word, ordered by exact term. */
    SPELLING_WORDS,
    /* A struct spelling_sound for each word, ordered by hash, then by word. */
    SPELLING_SOUNDS
};

/** A node of the trie. Its children are next to one another, in the order of the
 *  letters. */
struct spelling_node {
    /* spelling_letter() of each letter that has a child. */
    uint32_t letters;
    /* The number of the first child. */
    uint32_t below;
    /* 1 + the number of the word that ends here; 0 when none does. */
    uint32_t word;
};

/** The bit of the letter @p letter, a to z. */
static inline uint32_t spelling_letter(unsigned char letter)
{
    return UINT32_C(1) << (letter - 'a') % 32U;
}

/** A word: an exact term of the index. */
struct spelling_word {
    uint32_t n_documents;
    /* The form (forms.h) in which it is most often written. */
    uint32_t form;
};

struct spelling_sound {
    /* The hash of the word's sound key (text/sound.h). */
    uint32_t hash;
    uint32_t word;
};

/** How many letters, a to z, the words of the file have; shorter words would be near too
 *  many others. */
#define SPELLING_LETTERS_MIN 3
#define SPELLING_LETTERS_MAX 30

#endif
