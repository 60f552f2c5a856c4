/* Measures how long each stage of a search takes. */
#ifndef ENGINE_ANSWER_SEARCH_TIMING_H
#define ENGINE_ANSWER_SEARCH_TIMING_H

#include <stdint.h>

/** The stages, in the order in which they run. */
enum search_stage {
    /* Places and times, the plan, corrections. */
    STAGE_PLAN,
    /* The documents that match, before the filters. */
    STAGE_MATCH,
    /* Filters and facet counts. */
    STAGE_FACETS,
    /* The order of the results. */
    STAGE_RANK,
    /* Titles and snippets of the hits. */
    STAGE_EXTRACTS,
    /* The answer as JSON or as a page; measured by the handler that writes it. */
    STAGE_WRITE,
    STAGE_COUNT_
};

/** The name of a stage in the header Server-Timing: "plan". Static. */
const char *search_stage_name(enum search_stage stage);

/** Held by value. All 0 when no search ran. */
struct search_timing {
    /* Nanoseconds of each stage. */
    uint64_t ns[STAGE_COUNT_];
    /* When the last stage ended, on the monotonic clock. */
    uint64_t last;
};

/** Set all stages to 0; the first one begins now. */
void timing_begin(struct search_timing *timing);

/** Add the time since the last call to @p stage. */
void timing_stage(struct search_timing *timing, enum search_stage stage);

#endif
