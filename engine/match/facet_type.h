/* What a facet is: how its values are counted and listed. A facet is one file with its
 * `struct facet_type` and a row of engine/request/facet.h. */
#ifndef ENGINE_MATCH_FACET_TYPE_H
#define ENGINE_MATCH_FACET_TYPE_H

#include "base/arena.h"
#include "engine/index/index_parts.h"
#include "engine/match/facet_value.h"
#include "engine/request/request.h"

/** What the values of a facet are read from. */
enum facet_source {
    /** The profiles that documents share (columns.h). */
    FACET_OF_PROFILES,
    /** The sets of themes that documents share. */
    FACET_OF_THEME_SETS,
    /** The order of the documents, newest first. */
    FACET_OF_PERIODS
};

/** The filters of a request. The counts of a facet ignore its own field's filter. */
enum facet_filter {
    FILTER_REGION,
    FILTER_THEME,
    FILTER_KIND,
    FILTER_SOURCE,
    FILTER_DATE,
    FILTER_VALID,
    FILTER_COUNT_
};

/** For whom values are listed; all borrowed. */
struct facet_lister {
    const struct search_request *request;
    const struct index *index;
    /** The texts of values that are no one's live here. */
    struct arena *arena;
};

struct facet_type {
    enum facet_source source;
    /** The filter of its own field. */
    enum facet_filter filter;
    /** How many values there may be: their numbers are below. */
    uint32_t (*n_values)(const struct index *index);
    /** Count @p n documents more for the values of profile, or set of themes, @p number.
     *  NULL for periods. */
    void (*put)(uint32_t *counts, const struct columns *columns, uint32_t number,
                uint32_t n);
    /** Months of a period: 1 or 12. 0 for what is no period. */
    unsigned months;
    /** Value number @p i without its count. */
    struct facet_value (*value)(const struct facet_lister *lister, uint32_t i);
    /** Whether it is listed without documents too. */
    bool (*stays)(const struct facet_lister *lister, uint32_t i);
    /** From the last number to the first. */
    bool newest_first;
    /** By falling count, then label. */
    bool by_count;
    /** So many values are listed at most; 0: all. */
    size_t most;
};

/** The type of @p facet. */
const struct facet_type *facet_type(enum facet facet);

#define FACET_DECLARE(NAME, name, label, by_default)                                     \
    extern const struct facet_type name##_facet;
FACETS(FACET_DECLARE)
#undef FACET_DECLARE

#endif
