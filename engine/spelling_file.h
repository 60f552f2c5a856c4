/* The sections of spelling.bin: a tree of the index's words, letter by letter, and the words by their sound. */
#ifndef ENGINE_SPELLING_FILE_H
#define ENGINE_SPELLING_FILE_H

#include <stdint.h>

enum spelling_section {
    SPELLING_NODES = 1, /* struct spelling_node, each before what is below it */
    SPELLING_WORDS,     /* struct spelling_word, ordered by exact term */
    SPELLING_SOUNDS     /* struct spelling_sound, ordered */
};

/** One letter on the way to words. */
struct spelling_node {
    uint32_t end; /* the number of the first node that is not below this one */
    uint32_t
        what; /* letter << SPELLING_LETTER_SHIFT | word number + 1, or 0 when no word ends here */
};
#define SPELLING_LETTER_SHIFT 24
#define SPELLING_WORD_BITS ((UINT32_C(1) << SPELLING_LETTER_SHIFT) - 1)
#define SPELLING_WORDS_MAX (SPELLING_WORD_BITS - 1)

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
