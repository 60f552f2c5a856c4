/* Which descriptors of the thesaurus a query names. */
#ifndef ENGINE_ANSWER_CONCEPTS_H
#define ENGINE_ANSWER_CONCEPTS_H

#include "base/arena.h"
#include "engine/index/index.h"
#include "text/analyse.h"

/** A descriptor of the thesaurus that the query names; nothing is filtered by it. */
#define CONCEPTS_MAX 3
#define CONCEPT_LABELS_MAX 10
struct search_labels {
    const struct str *at;
    size_t n;
};
struct search_concept {
    struct str code, label;
    struct str domain;         /* above all descriptors, and none itself; may be empty */
    struct search_labels path; /* from the topmost descriptor down to the label */
    struct search_labels narrower, related; /* CONCEPT_LABELS_MAX at most */
};

/** In the arena that concepts_find() was given. */
struct concept_list {
    const struct search_concept *at;
    size_t n;
};

/** The longest names that stand in the words of @p text, those of more words first, each descriptor once, at
 *  most CONCEPTS_MAX. None when the index has no thesaurus. */
struct concept_list concepts_find(struct str text, const struct index *index,
                                  struct analyser *analyser, struct arena *arena);

#endif
