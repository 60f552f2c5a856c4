/* What words of a query name beside what they say: a region, a kind, a theme or a source.
 * Documents of it hold the word as if their text said it (decision 0046). */
#ifndef ENGINE_PLAN_PLAN_ABOUT_H
#define ENGINE_PLAN_PLAN_ABOUT_H

#include "engine/store/set.h"
#include "engine/vocabulary/vocabulary.h"

/** A place that the query names, as engine/understood found it. It is borrowed. */
struct plan_place {
    /* The n words of its name, folded. */
    const struct str *words;
    size_t n;
    region_set regions;
    /* It is the region itself, however it is called; else a town or a department. */
    bool is_region;
    /* The name is the number of a department, which texts write for other reasons. */
    bool is_number;
    /* It may be an ordinary word too, so that it is only kept from being corrected. */
    bool is_doubtful;
};

struct plan_places {
    const struct plan_place *at;
    size_t n;
};

/** Where words of the plan name a place. */
struct plan_placed {
    const struct plan_place *place;
    /* The number of the first of its words. */
    size_t first;
};

/** What a word names. Words that name it together share it. */
struct plan_about {
    /* In French, as the reader is told: « région », « Bretagne ». */
    const char *facet;
    struct str label;
    /* The documents of it, as an expression and as found. */
    struct set *set;
    const struct doc_set *docs;
    /* What each of the words adds to the score of such a document. */
    double gain;
};

struct plan;
struct plan_word;

/** The words of the plan (bit i: word i) that document @p docid holds because it is about
 *  what they name. */
uint32_t plan_held_by_about(const struct plan *plan, uint32_t docid);

/**
 * The documents of the places that the query names: those of their regions, and those
 * that say their names. NULL when it names no place.
 */
struct set *plan_here(const struct plan *plan);

/**
 * The documents that hold all words of the query and say the towns and departments among
 * them, of which their region is weaker evidence; NULL when the query names none.
 */
struct set *plan_on_the_spot(const struct plan *plan);

/** Whether the @p n words begin with the name of @p place. */
bool plan_place_begins(const struct plan_word *words, size_t n,
                       const struct plan_place *place);

/**
 * The number of words that count for matching in the name of a place that @p word is part
 * of; 1 when it is part of none. They are one thing that is asked for.
 */
size_t plan_name_length(const struct plan *plan, const struct plan_word *word);

/** Whether @p word is part of the name of a place that the query names. */
bool plan_is_placed(const struct plan *plan, const struct plan_word *word);

/** The documents of other regions alone; NULL when the query names no place. */
struct set *plan_elsewhere(const struct plan *plan);

#endif
