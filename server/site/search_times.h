/* How long searches took since the start, in all and by stage, for /metrics. */
#ifndef SERVER_SITE_SEARCH_TIMES_H
#define SERVER_SITE_SEARCH_TIMES_H

#include <stdint.h>

#include "base/buf.h"
#include "engine/answer/search_timing.h"

/** Every function may be called by any thread, and none waits for another thread. */
struct search_times;

/** Make the times of no search yet. Never NULL. */
struct search_times *search_times_new(void);
void search_times_free(struct search_times *times);
void search_times_free_at(struct search_times **times);
#define AUTO_SEARCH_TIMES CLEANUP(search_times_free_at) struct search_times

/**
 * Count one search. Nothing is counted where no search ran.
 *
 * @param timing    how long each stage of the search took.
 * @param total_ns  how long the whole request took, in nanoseconds.
 */
void search_times_add(struct search_times *times, const struct search_timing *timing,
                      uint64_t total_ns);

/**
 * Append the histogram inffo_search_seconds and the counters
 * inffo_search_stage_seconds_total in the text format of Prometheus.
 */
void search_times_put(struct buf *out, const struct search_times *times);

#endif
