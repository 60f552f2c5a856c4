/* Finds what people call a region, a theme or a kind in the vocabulary: by label, slug,
 * code, plural, former name, department or académie, in any case and accents. */
#ifndef INDEXER_MEMBER_VOCABULARY_NAMES_H
#define INDEXER_MEMBER_VOCABULARY_NAMES_H

#include "base/buf.h"
#include "engine/vocabulary/vocabulary.h"

/** How sure it is that a text is meant as a name of a place. */
enum place_sureness {
    /* It may be any word: only what is the name of one region counts. */
    PLACE_MAYBE,
    /* It stands where a place is expected: « Nord » is the department. */
    PLACE_CERTAIN,
    /* It stands where a department is expected: 35 is its code. */
    PLACE_DEPARTMENT
};

/** What names_find_region() returns for « France », « national » and the like. */
#define REGION_NATIONAL REGION_MAX
/** What the functions below return for a name that the vocabulary does not have. */
#define NAME_UNKNOWN (-1)

/** The number of the region that @p text names, REGION_NATIONAL or NAME_UNKNOWN. */
int names_find_region(const struct vocabulary *vocabulary, struct str text,
                      enum place_sureness sureness);

/** The number of the theme that @p text names, or NAME_UNKNOWN. */
int names_find_theme(const struct vocabulary *vocabulary, struct str text);

/** The kind that @p text names; KIND_COUNT_ when there is none. */
enum kind names_find_kind(const struct vocabulary *vocabulary, struct str text);

/** What a value is a name of. */
enum name_sort { NAMES_OF_REGIONS, NAMES_OF_THEMES, NAMES_OF_KINDS };

/**
 * Append the names of @p sort that are written most like @p text, at most three:
 * « Bretagne », « Corse ». Nothing when none is like it.
 */
void names_put_nearest(struct buf *out, const struct vocabulary *vocabulary,
                       enum name_sort sort, struct str text);

#endif
