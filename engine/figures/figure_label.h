/* Reads how an indicator is called: which words of its label say what is counted, and
 * which a question may leave out. */
#ifndef ENGINE_FIGURES_FIGURE_LABEL_H
#define ENGINE_FIGURES_FIGURE_LABEL_H

#include "base/arena.h"
#include "engine/vocabulary/vocabulary.h"
#include "text/analyse.h"

/** The most words of each kind that a name keeps; a longer label has no name. */
#define FIGURE_NAME_WORDS 24U

/** The ages that a name says: « 15-24 ans », « 50 ans et plus ». */
#define FIGURE_AGE_NONE 0
#define FIGURE_AGE_OPEN 255

/**
 * A name of what is counted. « Demandeurs d'emploi (catégories A, B et C) » is asked for
 * by « demandeur » and « emploi »; « catégorie » may be said too.
 */
struct figure_name {
    /* Stems, each once; in the arena. */
    struct str required[FIGURE_NAME_WORDS], allowed[FIGURE_NAME_WORDS];
    size_t n_required, n_allowed;
    /* Whether required word i is a number: « 25 ». */
    bool is_number[FIGURE_NAME_WORDS];
    /* The letters of its categories, in their order: "abc". */
    char categories[8];
    /* The youngest and the oldest; FIGURE_AGE_NONE when the name says no age. */
    uint8_t age_low, age_high;
    /* It says « moins de 25 », « plus de 50 ». */
    bool says_less, says_more;
    /* What is counted stands below a heading, whose words may be left out: « Apprentis :
     * CFA ». */
    bool is_grouped;
};

/** Names of regions, prepared to be left out of labels. */
struct figure_places;
struct figure_places *figure_places_new(const struct vocabulary *vocabulary,
                                        struct analyser *analyser);
void figure_places_free(struct figure_places *places);

/**
 * Read the label or title @p text of an indicator of @p regions. Their names and periods
 * are no part of the name: it is the same in each region and year.
 *
 * @param analyser  its last answer is overwritten.
 * @return whether it has a name: not if it has no word but such, or too many.
 */
bool figure_label_read(struct figure_name *out, struct str text, region_set regions,
                       const struct figure_places *places, struct analyser *analyser,
                       struct arena *arena);

/** Add the words of @p text, such as a unit, to what a question may say beside the name.
 *  Beyond FIGURE_NAME_WORDS they are left out. */
void figure_label_allow(struct figure_name *name, struct str text,
                        struct analyser *analyser, struct arena *arena);

#endif
