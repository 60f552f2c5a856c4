/* The builder of completions, for the files that fill it and write it. */
#ifndef ENGINE_WORDS_SUGGEST_PARTS_H
#define ENGINE_WORDS_SUGGEST_PARTS_H

#include "base/intern.h"
#include "engine/words/suggest_build.h"
#include "engine/words/suggest_file.h"

struct suggest_entry {
    struct str strings[STRING_COUNT_];
    /* The place of its first word in builder->words. */
    size_t first_word;
    uint32_t n_words;
    struct suggest_row row;
    /* The regions of all documents with this title, and how many documents there are. */
    region_set regions;
    uint32_t n_documents;
    bool is_part;
};

struct suggest_builder {
    /* Borrowed. */
    struct analyser *analyser;
    uint32_t n_documents, n_titles;
    struct arena *arena;
    /* The different words. */
    struct intern *lexicon;
    /* The source and the words of each entry; key i belongs to entry i. */
    struct intern *keys;
    struct suggest_entry *entries;
    size_t n, room;
    /* The words of all entries: their numbers in the lexicon, with flags. */
    uint32_t *words;
    size_t n_words, words_room;
    /* How often each word of the lexicon stands in titles. */
    uint32_t *title_counts;
    size_t n_counts, counts_room;
};

#endif
