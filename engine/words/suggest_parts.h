/* What collecting completions and writing them share. */
#ifndef ENGINE_WORDS_SUGGEST_PARTS_H
#define ENGINE_WORDS_SUGGEST_PARTS_H

#include "base/intern.h"
#include "engine/words/suggest_build.h"
#include "engine/words/suggest_file.h"

struct suggest_entry {
    struct str strings[STRING_COUNT_];
    size_t first_word; /* in builder->words */
    uint32_t n_words;
    struct suggest_row row;
    region_set regions;   /* of a title's documents */
    uint32_t n_documents; /* that have the title */
    bool is_part;
};

struct suggest_builder {
    struct analyser *analyser; /* borrowed */
    uint32_t n_documents, n_titles;
    struct arena *arena;
    struct intern *lexicon; /* words */
    struct intern *keys;    /* source and words of each entry: number i is entry i's */
    struct suggest_entry *entries;
    size_t n, room;
    uint32_t *words; /* of all entries: numbers in the lexicon, with marks */
    size_t n_words, words_room;
    uint32_t *title_counts; /* of each word of the lexicon */
    size_t n_counts, counts_room;
};

#endif
