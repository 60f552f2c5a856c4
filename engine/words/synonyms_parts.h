/* The table of synonyms while it is made, for synonyms*.c only. */
#ifndef ENGINE_WORDS_SYNONYMS_PARTS_H
#define ENGINE_WORDS_SYNONYMS_PARTS_H

#include "base/arena.h"
#include "engine/file/sections.h"
#include "engine/words/synonyms.h"

/** The most words of one way to say something; nobody types a longer phrase. */
#define SYNONYM_WORDS_MAX 16

struct synonyms {
    /* The mapped file that holds the texts, if the table was opened from one. */
    struct sections file;
    struct arena *arena;
    /* Sorted by the first stem, once the table is finished. */
    struct synonym *at;
    size_t n, room;
    /* For each phrase, a synonym that leads to it. */
    const struct synonym **phrases;
    uint32_t n_phrases;
};

/** A new, empty table, freed with synonyms_free(). */
struct synonyms *synonyms_empty(void);

/** One way to say something, analysed. */
struct synonym_side {
    const struct str *stems;
    const bool *stops;
    size_t n;
    struct str text;
    /* Whether it is an acronym that is another word in lower case. */
    bool needs_capitals;
    const struct str *context;
    size_t n_context;
};

/** How one side leads to another. */
struct way {
    enum synonym_kind kind;
    double weight;
};

/** Add the synonym from @p from to @p to, unless either is empty or has more than
 *  SYNONYM_WORDS_MAX words, or @p to is a part of @p from. */
void synonyms_add(struct synonyms *synonyms, const struct synonym_side *from,
                  const struct synonym_side *to, struct way way);

/** Finish the table: sort it, keep one of several synonyms that lead from the same to the
 *  same (the kind that is first in its enum), and number the phrases. */
void synonyms_finish(struct synonyms *synonyms);

#endif
