/* Finds the descriptors of the thesaurus that a query names. They are shown; nothing is
 * filtered by them. */
#ifndef ENGINE_ANSWER_CONCEPTS_H
#define ENGINE_ANSWER_CONCEPTS_H

#include "base/arena.h"
#include "engine/index/index.h"
#include "text/analyse.h"

/** The most descriptors of a query, and the most labels of a list but the path. */
#define CONCEPTS_MAX 3
#define CONCEPT_LABELS_MAX 10

struct search_labels {
    const struct str *at;
    size_t n;
};

/** A descriptor that the query names. */
struct search_concept {
    struct str code, label;
    /* What stands above all descriptors and is none itself; may be empty. */
    struct str domain;
    /* The labels from the topmost descriptor down to this one. */
    struct search_labels path;
    struct search_labels narrower, related;
};

/** In the arena that concepts_find() was given; texts are borrowed from the index. */
struct concept_list {
    const struct search_concept *at;
    size_t n;
};

/**
 * Find the names of the thesaurus in the words of @p text; at each word the longest name
 * wins. Descriptors with names of more words come first; each comes once, and there are
 * CONCEPTS_MAX at most. An index without thesaurus gives none.
 *
 * @param analyser  its last answer is overwritten.
 */
struct concept_list concepts_find(struct str text, const struct index *index,
                                  struct analyser *analyser, struct arena *arena);

#endif
