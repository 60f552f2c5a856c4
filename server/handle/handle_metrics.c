/* GET /metrics: counters and times in the text format of Prometheus. */
#include <inttypes.h>

#include "server/exchange/exchange.h"
#include "server/handle/handlers.h"

/** The figures that are told, by name and in this order. */
static const struct {
    const char *name;
    const char *type;
    const char *help;
} metrics[] = {
    {"inffo_cache_hits_total", "counter", "Answers sent from the cache"},
    {"inffo_cache_misses_total", "counter", "Answers computed for want of a kept one"},
    {"inffo_cache_waits_total", "counter",
     "Answers computed once for several requests at the same time, but for the first"},
    {"inffo_cache_evictions_total", "counter", "Entries that left for others"},
    {"inffo_cache_entries", "gauge", "Entries: answers, and spellings of requests"},
    {"inffo_cache_bytes", "gauge", "Memory taken by the entries"},
    {"inffo_cache_limit_bytes", "gauge", "Memory that entries may take; 0: no cache"},
    {"inffo_gaps_dropped_total", "counter",
     "Searches that found nothing and could not be counted"},
    {"inffo_index_open", "gauge", "1 when a sound index is served"},
    {"inffo_index_degraded", "gauge", "1 when a newer generation was refused"},
    {"inffo_index_documents", "gauge", "Documents of the served generation"},
    {"inffo_index_built_seconds", "gauge", "When it was built, in seconds since 1970"},
};

enum status handle_metrics(struct exchange *x, struct error *err)
{
    (void)err;
    struct served_state state;
    served_state(x->site->served, &state);
    struct cache_figures cache = {0};
    if (x->site->cache)
        cache_figures(x->site->cache, &cache);
    const uint64_t values[COUNT_OF(metrics)] = {
        cache.n_hits,      cache.n_misses,
        cache.n_waits,     cache.n_evicted,
        cache.n_kept,      cache.bytes,
        cache.limit,       gap_counter_dropped(x->site->gaps),
        state.is_open,     state.refusal > 0,
        state.n_documents, (uint64_t)state.built_at};
    reply_header_fixed(x->reply, "Content-Type",
                       "text/plain; version=0.0.4; charset=utf-8");
    reply_header_fixed(x->reply, "Cache-Control", "no-store");
    for (size_t i = 0; i < COUNT_OF(metrics); i++)
        buf_printf(&x->reply->body, "# HELP %s %s.\n# TYPE %s %s\n%s %" PRIu64 "\n",
                   metrics[i].name, metrics[i].help, metrics[i].name, metrics[i].type,
                   metrics[i].name, values[i]);
    if (x->site->times)
        search_times_put(&x->reply->body, x->site->times);
    return STATUS_OK;
}
