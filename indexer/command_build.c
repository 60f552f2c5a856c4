/* Reads the sources and publishes an index of them. */
#include "base/file.h"
#include "engine/build/build.h"
#include "indexer/assigning.h"
#include "indexer/command.h"
#include "indexer/last_good.h"
#include "indexer/outcome.h"
#include "indexer/source/interrupt.h"
#include "indexer/unchanged.h"
#include "indexer/vocabulary_path.h"

/** What one thread uses. */
struct index_worker {
    const struct assigning_worker *assigning;
    struct build_worker *build;
};

static void *prepare(void *context, struct record *record)
{
    const struct index_worker *worker = context;
    assign(worker->assigning->assigner, worker->assigning->analyser, record, NULL);
    return build_prepare(worker->build, record);
}

/** Where records go: into the build, and into what is said to the editors. */
struct index_target {
    struct build *build;
    /* NULL: nothing is said. */
    struct review *review;
};

static enum status take(void *context, struct record *record, void *prepared,
                        struct error *err)
{
    const struct index_target *target = context;
    enum status st = build_take(target->build, record, prepared, err);
    if (st)
        return st;
    struct review_document document = {
        record->fields[FIELD_ID], record->fields[FIELD_TITLE],
        record->fields[FIELD_ORIGIN_FILE], record->origin_lines[0]};
    enum build_change change = build_change_of(prepared);
    if (change != CHANGE_NONE)
        review_note(target->review,
                    change == CHANGE_ADDED ? REVIEW_ADDED : REVIEW_CHANGED, &document);
    review_take(target->review, record);
    return STATUS_OK;
}

/** Turns the remarks of a thesaurus into warnings on its file. */
struct thesaurus_listener {
    struct report *report;
    const char *file;
};

static void warn_of_thesaurus(void *context, uint32_t line, const char *message)
{
    const struct thesaurus_listener *listener = context;
    report_warn(listener->report, listener->file, line, message);
}

static enum status read_thesaurus(struct outcome *outcome, struct build *build)
{
    const char *path = outcome->options->thesaurus;
    if (!path)
        return STATUS_OK;
    struct thesaurus_listener listener = {outcome->report, path};
    struct thesaurus_remarks remarks = {warn_of_thesaurus, &listener};
    report_begin_source(outcome->report, path);
    enum status st =
        build_thesaurus(build, &outcome->thesaurus, path, &remarks, &outcome->error);
    if (st == STATUS_NOT_FOUND)
        return error_set(&outcome->error, st, "%s : thésaurus introuvable", path);
    if (st == STATUS_TOO_LARGE)
        return error_set(&outcome->error, STATUS_BAD_INPUT,
                         "%s : plus de 32 Mio, ce n'est pas un thésaurus", path);
    if (!st)
        report_count(outcome->report, COUNT_FILES);
    return st;
}

/** Ends the run when too much of the sources of the command line was refused; those of
 *  the configuration answer for themselves. */
static enum status check_refusals(struct outcome *outcome)
{
    uint32_t n_refused = 0, most = outcome->options->max_errors;
    const struct intake_sources *sources = &outcome->plan->sources;
    size_t first = report_n_sources(outcome->report) - sources->n;
    for (size_t i = 0; i < sources->n; i++) {
        report_return_to(outcome->report, first + i);
        if (!sources->at[i].is_lenient)
            n_refused += report_of_source(outcome->report).of[COUNT_REFUSED];
    }
    if (n_refused <= most)
        return STATUS_OK;
    return error_set(&outcome->error, STATUS_BAD_INPUT,
                     "%u refus, plus que les %u de --max-errors : rien n'est publié",
                     n_refused, most);
}

/** Who listens to the reading. */
struct listeners {
    struct last_good *last_good;
    struct unchanged *unchanged;
};

static bool skips(void *context, size_t source, const struct source_file *file)
{
    const struct listeners *listeners = context;
    return unchanged_skips(listeners->unchanged, source, file);
}

static void end_file(void *context, size_t source, const struct source_file *file,
                     const struct report_counts *counts)
{
    const struct listeners *listeners = context;
    unchanged_note(listeners->unchanged, source, file, counts);
    /* A file that is ignored may have been a notice until its head was spoilt. */
    if (counts->of[COUNT_REFUSED] || counts->of[COUNT_IGNORED])
        last_good_file(listeners->last_good, file->origin);
}

static void end_source(void *context, size_t source, const char *failure)
{
    const struct listeners *listeners = context;
    unchanged_note_source(listeners->unchanged, source, failure);
    last_good_source(listeners->last_good, source, failure);
}

/** Read all sources into the target, then take what did not change and what stays. */
static enum status read_into(struct outcome *outcome, struct build *build,
                             struct unchanged *unchanged,
                             const struct intake_target *target)
{
    struct last_good_setting setting = {&outcome->plan->sources,
                                        build,
                                        target,
                                        outcome->report,
                                        outcome->state,
                                        outcome->review,
                                        outcome->options->max_errors,
                                        outcome->options->accepts_loss};
    AUTO_LAST_GOOD *last_good = last_good_new(&setting);
    struct listeners listeners = {last_good, unchanged};
    struct intake_listener listener = {skips, end_file, end_source, &listeners};
    struct intake intake = {build_vocabulary(build), outcome->report, outcome->console,
                            *target, &listener};
    enum status st = intake_read(&intake, &outcome->plan->sources, &outcome->error);
    if (!st)
        st = check_refusals(outcome);
    /* Who wants a report wants to know of all documents. */
    if (!st && !outcome->review && unchanged_is_all(unchanged)) {
        outcome->is_kept = true;
        return STATUS_OK;
    }
    if (!st)
        st = unchanged_take(unchanged, target, &outcome->error);
    return st ? st : last_good_keep(last_good, &outcome->error);
}

static enum status read_sources(struct outcome *outcome, struct build *build,
                                struct unchanged *unchanged)
{
    unsigned n = outcome->options->jobs;
    struct index_worker workers[JOBS_MAX];
    void *pointers[JOBS_MAX];
    AUTO_ASSIGNING assigning;
    assigning_open(&assigning, build_vocabulary(build), n);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < n; i++) {
        workers[i].assigning = &assigning.workers[i];
        pointers[i] = &workers[i];
        st = build_worker_new(&workers[i].build, build, &outcome->error);
    }
    struct index_target both = {build, outcome->review};
    struct intake_target target = {prepare, pointers, n, take, &both, NULL};
    return st ? st : read_into(outcome, build, unchanged, &target);
}

static enum status publish(struct outcome *outcome, struct build *build)
{
    console_say(outcome->console, "Écriture de l'index…");
    /* Writing takes long and cannot be stopped in the middle, so that a signal ends the
     * process at once. The next run sweeps away what it left. */
    interrupt_unwatch();
    if (interrupt_came())
        return error_set(&outcome->error, STATUS_IO, "interrompu : rien n'est publié");
    return build_publish(build, &outcome->result, outcome->options->jobs,
                         &outcome->error);
}

/** What is served is served, even where it cannot be remembered what it was made of. */
static void remember(const struct outcome *outcome, struct unchanged *unchanged)
{
    struct error err = {0};
    if (unchanged_remember(unchanged, outcome->result.generation, &err))
        console_fail(outcome->console,
                     "inffo-index : état non gardé, tout sera relu : %s", err.text);
}

/** Let the lexicon tell the words of French, where there is one. */
static enum status read_inflections(struct outcome *outcome, struct build *build)
{
    AUTO_TEXT *path = inflections_path();
    if (path)
        return build_inflections(build, path, &outcome->error);
    if (!vocabulary_inflections(build_vocabulary(build)))
        console_say(outcome->console,
                    "Pas de lexique du français : pluriels et féminins par règles.");
    return STATUS_OK;
}

static enum status run(struct outcome *outcome)
{
    const struct index_options *options = outcome->options;
    AUTO_TEXT *vocabulary = NULL;
    AUTO_BUILD *build = NULL;
    enum status st = vocabulary_path(&vocabulary, options->vocabulary, &outcome->error);
    if (st)
        return st;
    st = build_open(&build, options->index, vocabulary, &outcome->error);
    if (st == STATUS_NOT_FOUND)
        return error_set(&outcome->error, STATUS_IO, "%s : dossier impossible à créer",
                         options->index);
    if (st)
        return st;
    console_say(outcome->console, "Lecture des sources…");
    st = read_inflections(outcome, build);
    if (!st)
        st = read_thesaurus(outcome, build);
    if (st)
        return st;
    struct unchanged_setting setting = {outcome->plan, outcome->state, build,
                                        outcome->report};
    AUTO_UNCHANGED *unchanged = unchanged_new(&setting);
    st = read_sources(outcome, build, unchanged);
    if (!st && outcome->is_kept)
        build_keep_served(build, &outcome->result);
    else if (!st)
        st = publish(outcome, build);
    outcome->is_published = st == STATUS_OK;
    if (!st)
        remember(outcome, unchanged);
    return st;
}

/** Open the state, where there is a configuration, and update the remote sources. */
static enum status open_state(struct state **out, struct run_plan *plan,
                              struct outcome *outcome)
{
    *out = NULL;
    if (!plan->options.config)
        return STATUS_OK;
    enum status st = state_open(out, plan->configuration.state, &outcome->error);
    return st ? st : run_plan_update(plan, *out, outcome->console, &outcome->error);
}

int command_build(const struct index_options *options)
{
    struct console console = console_open(stderr, options->is_quiet);
    AUTO_REPORT *report = report_new(&console);
    AUTO_RUN_PLAN plan = RUN_PLAN_INIT;
    AUTO_STATE *state = NULL;
    AUTO_REVIEW *review = options->report ? review_new() : NULL;
    struct outcome outcome = {
        .options = &plan.options, .console = &console, .report = report, .plan = &plan};
    interrupt_watch();
    outcome.status = run_plan_make(&plan, options, &console, &outcome.error);
    if (!outcome.status)
        outcome.status = open_state(&state, &plan, &outcome);
    outcome.state = state;
    outcome.review = review;
    if (!outcome.status)
        outcome.status = run(&outcome);
    return outcome_end(&outcome);
}
