/* Watches the sources of a configuration and publishes each change of them. Each run is a
 * process of its own, so that a run that ends badly ends nothing else and its memory is
 * given back. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/exit_code.h"
#include "indexer/command.h"
#include "indexer/console.h"
#include "indexer/run_plan.h"
#include "indexer/source/folder_watch.h"

/** A burst of changes is waited for until nothing changed for so long, in ms. */
#define QUIET_MS 1000
/** But no longer than this since its first change. */
#define BURST_MS 5000
/** When a run that failed is tried again. */
#define RETRY_MS 60000

struct watcher {
    const struct index_options *options;
    struct console *console;
    struct run_plan plan;
    struct folder_watch *folders;
    int signals;
    /* 0: no run goes on. */
    pid_t run;
    /* Milliseconds of the monotonic clock; 0: there is none. */
    int64_t first_change, last_change;
    /* When the sources are to be looked at in any case. */
    int64_t next_look;
    bool ends;
};

static int64_t now_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/** The shortest time between two looks at any source. */
static int64_t shortest_every(const struct run_plan *plan)
{
    int64_t shortest = INT64_C(86400) * 1000;
    for (size_t i = 0; i < plan->configuration.n_sources; i++) {
        int64_t every = plan->configuration.sources[i].every_s * INT64_C(1000);
        shortest = every < shortest ? every : shortest;
    }
    return shortest;
}

static void note_change(struct watcher *watcher)
{
    watcher->last_change = now_ms();
    if (!watcher->first_change)
        watcher->first_change = watcher->last_change;
}

/** Watch the folders as they are now. */
static enum status watch_folders(struct watcher *watcher, struct error *err)
{
    folder_watch_free(watcher->folders);
    enum status st = folder_watch_new(&watcher->folders, err);
    for (size_t i = 0; !st && i < watcher->plan.sources.n; i++) {
        bool is_remote = i < watcher->plan.configuration.n_sources &&
                         source_type(watcher->plan.configuration.sources[i].type)->update;
        /* The mirror of a remote source changes in a run only. */
        if (!is_remote)
            st = folder_watch_add(watcher->folders,
                                  watcher->plan.sources.at[i].place.path, err);
    }
    return st;
}

/** Read the configuration again; a faulty one leaves the one before in force. */
static void read_again(struct watcher *watcher)
{
    struct error err = {0};
    AUTO_RUN_PLAN plan = RUN_PLAN_INIT;
    if (run_plan_make(&plan, watcher->options, watcher->console, &err)) {
        console_fail(watcher->console,
                     "inffo-index : %s : la configuration d'avant reste", err.text);
        return;
    }
    struct run_plan before = watcher->plan;
    watcher->plan = plan;
    plan = before;
    if (watch_folders(watcher, &err))
        console_fail(watcher->console, "inffo-index : %s", err.text);
    console_say(watcher->console, "Configuration relue.");
    note_change(watcher);
}

static void start_run(struct watcher *watcher)
{
    watcher->first_change = watcher->last_change = 0;
    watcher->next_look = now_ms() + shortest_every(&watcher->plan);
    pid_t child = fork();
    if (child == 0) {
        sigset_t none;
        (void)sigemptyset(&none);
        (void)pthread_sigmask(SIG_SETMASK, &none, NULL);
        _exit(command_build(watcher->options));
    }
    if (child > 0)
        watcher->run = child;
    else
        watcher->next_look = now_ms() + RETRY_MS;
}

/** Wait for the run that ended. */
static void end_run(struct watcher *watcher)
{
    int how;
    pid_t child = waitpid(watcher->run, &how, WNOHANG);
    if (child != watcher->run || watcher->run == 0)
        return;
    watcher->run = 0;
    bool is_good = WIFEXITED(how) && WEXITSTATUS(how) == 0;
    int64_t retry = now_ms() + RETRY_MS;
    if (!is_good && retry < watcher->next_look)
        watcher->next_look = retry;
}

static void take_signal(struct watcher *watcher)
{
    struct signalfd_siginfo info;
    if (read(watcher->signals, &info, sizeof info) != (ssize_t)sizeof info)
        return;
    if (info.ssi_signo == SIGCHLD)
        end_run(watcher);
    else if (info.ssi_signo == SIGHUP)
        read_again(watcher);
    else
        watcher->ends = true;
}

static void take_changes(struct watcher *watcher)
{
    struct folder_changes changes = folder_watch_take(watcher->folders);
    struct error err = {0};
    if (changes.any)
        note_change(watcher);
    if (changes.folders && watch_folders(watcher, &err))
        console_fail(watcher->console, "inffo-index : %s", err.text);
}

/** When the next run is to start. */
static int64_t next_run(const struct watcher *watcher)
{
    if (!watcher->last_change)
        return watcher->next_look;
    int64_t quiet = watcher->last_change + QUIET_MS;
    int64_t burst = watcher->first_change + BURST_MS;
    int64_t change = quiet < burst ? quiet : burst;
    return change < watcher->next_look ? change : watcher->next_look;
}

static void wait_for_more(struct watcher *watcher)
{
    int64_t wait = watcher->run ? -1 : next_run(watcher) - now_ms();
    struct pollfd fds[] = {{watcher->signals, POLLIN, 0},
                           {folder_watch_fd(watcher->folders), POLLIN, 0}};
    int timeout = watcher->run ? -1 : wait < 0 ? 0 : (int)(wait < 60000 ? wait : 60000);
    if (poll(fds, COUNT_OF(fds), timeout) <= 0)
        return;
    if (fds[0].revents)
        take_signal(watcher);
    if (fds[1].revents)
        take_changes(watcher);
}

/** End the run that goes on, and wait for it. */
static void stop_run(struct watcher *watcher)
{
    if (!watcher->run)
        return;
    (void)kill(watcher->run, SIGTERM);
    int how;
    while (waitpid(watcher->run, &how, 0) < 0 && errno == EINTR)
        continue;
}

static enum status open_signals(struct watcher *watcher, struct error *err)
{
    sigset_t taken;
    (void)sigemptyset(&taken);
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGCHLD};
    for (size_t i = 0; i < COUNT_OF(signals); i++)
        (void)sigaddset(&taken, signals[i]);
    (void)pthread_sigmask(SIG_BLOCK, &taken, NULL);
    watcher->signals = signalfd(-1, &taken, SFD_CLOEXEC | SFD_NONBLOCK);
    if (watcher->signals < 0)
        return error_set(err, STATUS_IO, "veille impossible : %s",
                         strerrordesc_np(errno));
    return STATUS_OK;
}

static enum status watch(struct watcher *watcher, struct error *err)
{
    enum status st =
        run_plan_make(&watcher->plan, watcher->options, watcher->console, err);
    if (!st)
        st = open_signals(watcher, err);
    if (!st)
        st = watch_folders(watcher, err);
    if (st)
        return st;
    size_t n = folder_watch_count(watcher->folders);
    console_say(watcher->console, "Veille sur %zu dossier%s.", n, n > 1 ? "s" : "");
    watcher->next_look = now_ms();
    while (!watcher->ends) {
        if (!watcher->run && next_run(watcher) <= now_ms())
            start_run(watcher);
        wait_for_more(watcher);
    }
    stop_run(watcher);
    console_say(watcher->console, "Fin de la veille.");
    return STATUS_OK;
}

int command_watch(const struct index_options *options)
{
    struct console console = console_open(stderr, options->is_quiet);
    struct watcher watcher = {
        .options = options, .console = &console, .plan = RUN_PLAN_INIT, .signals = -1};
    struct error err = {0};
    enum status st = watch(&watcher, &err);
    if (st)
        console_fail(&console, "inffo-index : %s", err.text);
    if (watcher.signals >= 0)
        (void)close(watcher.signals);
    folder_watch_free(watcher.folders);
    run_plan_release(&watcher.plan);
    return exit_code(st);
}
