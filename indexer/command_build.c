/* Reads the sources and publishes an index of them. */
#include "base/file.h"
#include "engine/build/build.h"
#include "indexer/assigning.h"
#include "indexer/command.h"
#include "indexer/outcome.h"
#include "indexer/source/interrupt.h"
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

static enum status take(void *build, struct record *record, void *prepared,
                        struct error *err)
{
    return build_take(build, record, prepared, err);
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

static enum status read_sources(struct outcome *outcome, struct build *build)
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
    if (st)
        return st;
    struct intake intake = {build_vocabulary(build),
                            outcome->report,
                            outcome->console,
                            {prepare, pointers, n, take, build, NULL}};
    st = intake_read(&intake, &outcome->options->sources, &outcome->error);
    uint32_t n_refused = report_totals(outcome->report).of[COUNT_REFUSED];
    if (!st && n_refused > outcome->options->max_errors)
        st = error_set(&outcome->error, STATUS_BAD_INPUT,
                       "%u refus, plus que les %u de --max-errors : rien n'est publié",
                       n_refused, outcome->options->max_errors);
    return st;
}

static enum status publish(struct outcome *outcome, struct build *build)
{
    console_say(outcome->console, "Écriture de l'index…");
    /* Writing takes long and cannot be stopped in the middle, so that a signal ends the
     * process at once. The next run sweeps away what it left. */
    interrupt_unwatch();
    if (interrupt_came())
        return error_set(&outcome->error, STATUS_IO, "interrompu : rien n'est publié");
    enum status st =
        build_publish(build, &outcome->result, outcome->options->jobs, &outcome->error);
    outcome->is_published = st == STATUS_OK;
    return st;
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
    if (!st)
        st = read_sources(outcome, build);
    return st ? st : publish(outcome, build);
}

int command_build(const struct index_options *options)
{
    struct console console = console_open(stderr, options->is_quiet);
    AUTO_REPORT *report = report_new(&console);
    struct outcome outcome = {.options = options, .console = &console, .report = report};
    interrupt_watch();
    outcome.status = run(&outcome);
    return outcome_end(&outcome);
}
