/* inffo-searchd, the program that answers searches by HTTP. */
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/exit_code.h"
#include "engine/json/json_read.h"
#include "server/loop.h"
#include "server/options.h"
#include "server/site/site.h"

/**
 * Block the signals and read them from a descriptor instead. This comes before any thread
 * starts, so that no thread is interrupted.
 */
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

/** Raise the limit of open descriptors, since each connection takes one. */
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

/** Open every listening socket. */
static enum status listen_all(struct loop *loop, const struct server_options *options,
                              struct error *err)
{
    for (size_t i = 0; i < options->listen.n; i++) {
        enum status st = listener_open(&loop->listeners[i], options->listen.at[i], err);
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
    uint32_t per_address = options->max_per_address;
    /* Behind a proxy on the same machine, all connections come from one address. There is
     * no limit for one address then, unless the operator sets one. */
    if (per_address == PER_ADDRESS_DEFAULT)
        per_address = is_public ? 64 : 0;
    return (struct connection_limits){
        .phase_ms = {[PHASE_HEAD] = 1000UL * options->head_seconds,
                     [PHASE_IDLE] = 1000UL * options->idle_seconds,
                     [PHASE_ANSWER] = 60000},
        .most = options->max_connections,
        .most_per_address = per_address};
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

static void print_fault(const char *fault)
{
    (void)fprintf(stderr, "%s\n", fault);
}

/** Read the configuration, if there is one, and set what it says and no option does. */
static enum status read_config(struct site_config *config, struct server_options *options,
                               struct error *err)
{
    enum status st = STATUS_OK;
    if (options->config)
        st = site_config_read(config, options->config, print_fault, err);
    if (st)
        return st;
    if (!options->index)
        options->index = config->index;
    if (options->public_url.n > 0)
        config->identity.public_url = options->public_url;
    if (!options->index)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s : il manque « index », ou --index DOSSIER", options->config);
    return STATUS_OK;
}

static enum status load_web(struct site *site, const struct server_options *options,
                            const struct site_config *config, struct error *err)
{
    enum status st = site_load_web(site, options->assets, INFFO_WEB, err);
    if (st)
        return error_context(err, st, "feuilles de style (voir --assets)");
    return site_take_config(site, config, err);
}

static enum status run(const struct server_options *options,
                       const struct site_config *config, struct error *err)
{
    struct log log = {options->log, options->log_queries, STDERR_FILENO};
    struct listener listeners[OPTIONS_LISTEN_MAX];
    struct loop loop = {.listeners = listeners,
                        .signals = take_signals(),
                        .index = options->index,
                        .log = &log};
    raise_descriptors();
    uint32_t threads = threads_of(options);
    struct site site = {.cors = {options->cors.at, options->cors.n},
                        .frame_ancestors = options->frame_ancestors,
                        .logs_words = options->log_queries};
    enum status st = load_web(&site, options, config, err);
    AUTO_JSON *contract = NULL;
    if (!st)
        st = contract_read(&contract, err);
    site.contract = contract;
    AUTO_GAP_COUNTER *gaps = NULL;
    if (!st && options->gaps)
        st = gap_counter_new(&gaps, options->gaps, err);
    if (!st) {
        AUTO_SERVED *served = served_new(options->index, options->engine, threads);
        AUTO_CACHE *cache =
            options->cache_bytes > 0 ? cache_new(options->cache_bytes) : NULL;
        AUTO_SEARCH_TIMES *times = search_times_new();
        site.served = served;
        site.cache = cache;
        site.times = times;
        site.gaps = gaps;
        opener_update(served, &log, false);
        st = serve(&loop, &site, options, threads, err);
        close_listeners(&loop);
    }
    site_release_web(&site);
    (void)close(loop.signals);
    return st;
}

/**
 * Arrays above this size are given back to the system when they are freed. Otherwise the
 * heap would keep room for the largest arrays of each thread, because glibc raises this
 * bound by itself whenever such an array is freed.
 */
#define LARGE_BYTES (1 << 20)

int main(int argc, char **argv)
{
    struct server_options options;
    struct error err = {0};
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): no thread has been started yet. */
    (void)mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
    if (options_read(&options, argc, argv, &err))
        return command_line_refuse(&server_command_line, &err);
    if (options.question)
        return command_line_answer(&server_command_line, options.question);
    AUTO_SITE_CONFIG config = SITE_CONFIG_INIT;
    if (read_config(&config, &options, &err) || run(&options, &config, &err))
        return exit_tell(server_command_line.program, &err);
    return EX_OK;
}
