/* How long searches took since the start, by stage, for /metrics. */
#ifndef SERVER_SITE_SEARCH_TIMES_H
#define SERVER_SITE_SEARCH_TIMES_H

#include <stdint.h>

#include "base/buf.h"
#include "engine/answer/search_timing.h"

/** All functions may be called by any thread; none waits for another. */
struct search_times;

/** Nothing was searched yet. Never NULL. */
struct search_times *search_times_new(void);
void search_times_free(struct search_times *times);
void search_times_free_at(struct search_times **times);
#define AUTO_SEARCH_TIMES CLEANUP(search_times_free_at) struct search_times

/** Count one search. @p total_ns is the whole request's time; @p timing the stages' (nothing is counted where no search
 *  ran). */
void search_times_add(struct search_times *times, const struct search_timing *timing,
                      uint64_t total_ns);

/** Append inffo_search_seconds, a histogram, and inffo_search_stage_seconds_total in Prometheus' text format. */
void search_times_put(struct buf *out, const struct search_times *times);

#endif
