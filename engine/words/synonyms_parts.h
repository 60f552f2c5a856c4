/* The table of synonyms while it is made. Private to engine/synonyms*.c. */
#ifndef ENGINE_WORDS_SYNONYMS_PARTS_H
#define ENGINE_WORDS_SYNONYMS_PARTS_H

#include "base/arena.h"
#include "engine/file/sections.h"
#include "engine/words/synonyms.h"

/** Longer forms are no set phrases that a person would type. */
#define SYNONYM_WORDS_MAX 16

struct synonyms {
    struct sections file; /* mapped, where it was opened: the texts are there */
    struct arena *arena;
    struct synonym *at; /* sorted by the first stem, once made */
    size_t n, room;
    const struct synonym **phrases; /* one that leads to each */
    uint32_t n_phrases;
};

/** One without any. */
struct synonyms *synonyms_empty(void);

/** An analysed way of saying. */
struct synonym_side {
    const struct str *stems;
    const bool *stops;
    size_t n;
    struct str text;
    bool needs_capitals; /* an acronym that is a word in lower case */
    const struct str *context;
    size_t n_context;
};

/** What leads from a side to another. */
struct way {
    enum synonym_kind kind;
    double weight;
};

/** Add the way from @p from to @p to, unless either is empty or longer than a set phrase, or @p to is
 *  but a part of @p from. */
void synonyms_add(struct synonyms *synonyms, const struct synonym_side *from,
                  const struct synonym_side *to, struct way way);

/** Sort, drop what leads twice from one to the same (the kind that stands first in its enum stays), number the phrases. */
void synonyms_finish(struct synonyms *synonyms);

#endif
