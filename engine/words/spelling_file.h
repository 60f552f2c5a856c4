/* The sections of spelling.bin: a tree of the index's words, letter by letter, and the words by their sound. */
#ifndef ENGINE_WORDS_SPELLING_FILE_H
#define ENGINE_WORDS_SPELLING_FILE_H

#include <stdint.h>

enum spelling_section {
    SPELLING_NODES = 1, /* struct spelling_node, the root first */
    SPELLING_WORDS,     /* struct spelling_word, ordered by exact term */
    SPELLING_SOUNDS     /* struct spelling_sound, ordered */
};

/** Where a beginning of words leads to. What stands right below a node stands together, in the order of the letters. */
struct spelling_node {
    uint32_t letters; /* spelling_letter() of each that goes on from here */
    uint32_t below;   /* the number of the node of the first of them */
    uint32_t word;    /* number + 1 of the word that ends here; 0: none does */
};

/** The bit of letter @p letter, a to z. */
static inline uint32_t spelling_letter(unsigned char letter)
{
    return UINT32_C(1) << (letter - 'a') % 32U;
}

/** One exact term. */
struct spelling_word {
    uint32_t n_documents;
    uint32_t form; /* in forms.bin: how it is most often written */
};

struct spelling_sound {
    uint32_t hash; /* of its key (text/sound.h) */
    uint32_t word;
};

/** Words of so many letters a to z are there; shorter ones are near too much. */
#define SPELLING_LETTERS_MIN 3
#define SPELLING_LETTERS_MAX 30

#endif
