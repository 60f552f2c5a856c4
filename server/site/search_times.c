/* Counters that threads add to without a lock. */
#include "server/site/search_times.h"

#include <inttypes.h>
#include <stdatomic.h>

#include "base/memory.h"

#define NS_A_SECOND 1e9

/**
 * The buckets of the histogram: their upper ends in nanoseconds, and in seconds for
 * Prometheus.
 */
static const struct {
    uint64_t ns;
    const char *seconds;
} bounds[] = {
    {100000, "0.0001"},   {250000, "0.00025"}, {500000, "0.0005"},  {1000000, "0.001"},
    {2500000, "0.0025"},  {5000000, "0.005"},  {10000000, "0.01"},  {25000000, "0.025"},
    {50000000, "0.05"},   {100000000, "0.1"},  {250000000, "0.25"}, {1000000000, "1"},
    {UINT64_MAX, "+Inf"},
};

struct search_times {
    /* How many searches fell into each bucket; a search is counted in one only. */
    atomic_uint_fast64_t in[COUNT_OF(bounds)];
    atomic_uint_fast64_t total_ns;
    atomic_uint_fast64_t stage_ns[STAGE_COUNT_];
};

struct search_times *search_times_new(void)
{
    return mem_new(sizeof(struct search_times));
}

void search_times_free(struct search_times *times)
{
    mem_free(times);
}

void search_times_free_at(struct search_times **times)
{
    search_times_free(*times);
}

/**
 * Add to a figure. No order among the figures is needed, since nothing else depends on
 * them.
 */
static void add(atomic_uint_fast64_t *figure, uint64_t n)
{
    (void)atomic_fetch_add_explicit(figure, n, memory_order_relaxed);
}

static uint64_t figure_of(const atomic_uint_fast64_t *figure)
{
    return atomic_load_explicit(figure, memory_order_relaxed);
}

void search_times_add(struct search_times *times, const struct search_timing *timing,
                      uint64_t total_ns)
{
    if (!timing->last)
        return;
    size_t bucket = 0;
    while (total_ns > bounds[bucket].ns)
        bucket++;
    add(&times->in[bucket], 1);
    add(&times->total_ns, total_ns);
    for (size_t i = 0; i < STAGE_COUNT_; i++)
        add(&times->stage_ns[i], timing->ns[i]);
}

void search_times_put(struct buf *out, const struct search_times *times)
{
    uint64_t n = 0;
    buf_put_text(out,
                 "# HELP inffo_search_seconds Searches that were computed, by how long "
                 "their request took.\n# TYPE inffo_search_seconds histogram\n");
    for (size_t i = 0; i < COUNT_OF(bounds); i++) {
        n += figure_of(&times->in[i]);
        buf_printf(out, "inffo_search_seconds_bucket{le=\"%s\"} %" PRIu64 "\n",
                   bounds[i].seconds, n);
    }
    buf_printf(out,
               "inffo_search_seconds_sum %.9f\ninffo_search_seconds_count %" PRIu64 "\n",
               (double)figure_of(&times->total_ns) / NS_A_SECOND, n);
    buf_put_text(out,
                 "# HELP inffo_search_stage_seconds_total How long each stage of them "
                 "took.\n# TYPE inffo_search_stage_seconds_total counter\n");
    for (size_t i = 0; i < STAGE_COUNT_; i++)
        buf_printf(out, "inffo_search_stage_seconds_total{stage=\"%s\"} %.9f\n",
                   search_stage_name((enum search_stage)i),
                   (double)figure_of(&times->stage_ns[i]) / NS_A_SECOND);
}
