/* inffo-searchd: answers searches by HTTP. */
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/exit_code.h"
#include "server/loop.h"
#include "server/options.h"
#include "server/site/site.h"

/** What is told to whom it concerns by a descriptor, not by interrupting: before any thread starts. */
static int take_signals(void)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
}

/** As many descriptors as may be had: each connection is one. */
static void raise_descriptors(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

static uint32_t threads_of(const struct server_options *options)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (options->threads > 0)
        return options->threads;
    return cores < 1 ? 1 : (uint32_t)cores;
}

static void close_listeners(struct loop *loop)
{
    for (size_t i = 0; i < loop->n_listeners; i++)
        listener_close(&loop->listeners[i]);
}

/** Open every listening socket; say where on stdout, for people and for tests that asked for any port. */
static enum status listen_all(struct loop *loop, const struct server_options *options,
                              struct error *err)
{
    for (size_t i = 0; i < options->n_listen; i++) {
        enum status st = listener_open(&loop->listeners[i], options->listen[i], err);
        if (st)
            return st;
        loop->n_listeners++;
    }
    return STATUS_OK;
}

static void announce(const struct loop *loop)
{
    for (size_t i = 0; i < loop->n_listeners; i++) {
        AUTO_BUF url = BUF_INIT(512);
        listener_put_url(&url, &loop->listeners[i]);
        (void)printf("listening on %s\n", buf_text(&url));
        log_event(loop->log, "info", "server.listens", "%s", buf_text(&url));
    }
    (void)fflush(stdout);
}

static struct connection_limits limits_of(const struct server_options *options,
                                          const struct loop *loop)
{
    bool is_public = false;
    for (size_t i = 0; i < loop->n_listeners; i++)
        is_public = is_public || !loop->listeners[i].is_loopback;
    /* Behind a proxy on the same machine all connections come from one address: no limit there unless asked for. */
    bool is_limited = is_public || options->limits_addresses;
    return (struct connection_limits){
        .phase_ms = {[PHASE_HEAD] = 1000UL * options->head_seconds,
                     [PHASE_IDLE] = 1000UL * options->idle_seconds,
                     [PHASE_ANSWER] = 60000},
        .most = options->max_connections,
        .most_per_address = is_limited ? options->max_per_address : 0};
}

static enum status serve(struct loop *loop, struct site *site,
                         const struct server_options *options, uint32_t threads,
                         struct error *err)
{
    enum status st = listen_all(loop, options, err);
    if (st)
        return st;
    struct connection_limits limits = limits_of(options, loop);
    loop->connections = connections_new(&limits);
    st = http_server_new(&loop->http, threads, site, loop->log, loop->connections, err);
    if (!st) {
        AUTO_OPENER *opener = opener_new(site->served, site->cache, loop->log);
        loop->opener = opener;
        announce(loop);
        loop_run(loop);
    }
    http_server_free(loop->http);
    connections_free(loop->connections);
    log_event(loop->log, "info", "server.ends", "arrêté");
    return st;
}

static enum status run(const struct server_options *options, struct error *err)
{
    struct log log = {options->log, options->log_queries, STDERR_FILENO};
    struct listener listeners[OPTIONS_LISTEN_MAX];
    struct loop loop = {.listeners = listeners,
                        .signals = take_signals(),
                        .index = options->index,
                        .log = &log};
    raise_descriptors();
    uint32_t threads = threads_of(options);
    struct site site = {.cors = {options->cors, options->n_cors},
                        .frame_ancestors = options->frame_ancestors};
    enum status st = site_load_web(&site, options->assets, INFFO_WEB, err);
    if (st)
        (void)error_context(err, st, "gabarits et feuilles de style (voir --assets)");
    if (!st) {
        AUTO_SERVED *served = served_new(options->index, threads);
        AUTO_CACHE *cache =
            options->cache_bytes > 0 ? cache_new(options->cache_bytes) : NULL;
        AUTO_SEARCH_TIMES *times = search_times_new();
        site.served = served;
        site.cache = cache;
        site.times = times;
        opener_update(served, &log, false);
        st = serve(&loop, &site, options, threads, err);
        close_listeners(&loop);
    }
    site_release_web(&site);
    (void)close(loop.signals);
    return st;
}

/** Say on the standard error what went wrong, in French. */
static void tell(const struct error *err)
{
    AUTO_BUF words = BUF_INIT((size_t)2 * ERROR_TEXT_BYTES);
    exit_put_words(&words, err->code, err->text);
    (void)fprintf(stderr, "inffo-searchd : %s\n", buf_text(&words));
}

/** An answer's largest arrays are given back to the system with it: else the heap keeps room for the largest of each
 *  thread. glibc would raise the bound by itself whenever such an array is freed. */
#define LARGE_BYTES (1 << 20)

int main(int argc, char **argv)
{
    struct server_options options;
    struct error err = {0};
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): no thread has been started yet. */
    (void)mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
    enum status st = options_read(&options, argc, argv, &err);
    int code = st ? EX_USAGE : EX_OK;
    if (!st && options.help)
        options_help(stdout);
    else if (!st && options.version)
        (void)puts("inffo-searchd " INFFO_VERSION);
    else if (!st)
        code = exit_code(st = run(&options, &err));
    if (st)
        tell(&err);
    return code;
}
