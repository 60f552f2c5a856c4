/* How long each stage of a search took. */
#ifndef ENGINE_ANSWER_SEARCH_TIMING_H
#define ENGINE_ANSWER_SEARCH_TIMING_H

#include <stdint.h>

/** In the order in which they run. */
enum search_stage {
    STAGE_PLAN,     /* places and times, the plan, corrections */
    STAGE_MATCH,    /* which documents hold the words */
    STAGE_FACETS,   /* filters and counts */
    STAGE_RANK,     /* which come first */
    STAGE_EXTRACTS, /* titles and extracts of the hits */
    STAGE_WRITE,    /* the answer as JSON or as a page: its handler's */
    STAGE_COUNT_
};

/** "plan", as in Server-Timing. */
const char *search_stage_name(enum search_stage stage);

/** Monotonic nanoseconds; all 0 where no search ran. Held by value. */
struct search_timing {
    uint64_t ns[STAGE_COUNT_];
    uint64_t last; /* when the last stage ended */
};

/** Nothing took time yet: the first stage begins. */
void timing_begin(struct search_timing *timing);

/** What passed since the last call was @p stage. */
void timing_stage(struct search_timing *timing, enum search_stage stage);

#endif
