/* Reads the clock between the stages of a search. */
#include "engine/answer/search_timing.h"

#include <time.h>

static const char *const names[STAGE_COUNT_] = {
    [STAGE_PLAN] = "plan", [STAGE_MATCH] = "match",       [STAGE_FACETS] = "facets",
    [STAGE_RANK] = "rank", [STAGE_EXTRACTS] = "extracts", [STAGE_WRITE] = "write",
};

const char *search_stage_name(enum search_stage stage)
{
    return names[stage];
}

static uint64_t now_ns(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

void timing_begin(struct search_timing *timing)
{
    *timing = (struct search_timing){.last = now_ns()};
}

void timing_stage(struct search_timing *timing, enum search_stage stage)
{
    uint64_t now = now_ns();
    timing->ns[stage] += now - timing->last;
    timing->last = now;
}
