/* Writes the records of sources, or those of an index, as JSONL to the standard
 * output. */
#include "base/buf.h"
#include "base/file.h"
#include "base/intern.h"
#include "engine/index/documents.h"
#include "engine/record/record_json.h"
#include "indexer/assigning.h"
#include "indexer/command.h"
#include "indexer/format/jsonl.h"
#include "indexer/outcome.h"
#include "indexer/served_record.h"
#include "indexer/source/interrupt.h"
#include "indexer/vocabulary_path.h"

struct dump {
    const struct vocabulary *vocabulary;
    struct intern *ids;
    struct buf line;
};

static enum status write_record(struct dump *dump, const struct record *record,
                                struct error *err)
{
    buf_clear(&dump->line);
    record_to_json(&dump->line, record, dump->vocabulary);
    if (buf_overflowed(&dump->line))
        return error_set(err, STATUS_TOO_LARGE, "une ligne de JSON de plus de %u octets",
                         JSONL_LINE_MAX);
    if (fwrite(dump->line.at, 1, dump->line.n, stdout) != dump->line.n)
        return error_set(err, STATUS_IO, "écriture impossible sur la sortie standard");
    return STATUS_OK;
}

static void *prepare(void *context, struct record *record)
{
    const struct assigning_worker *worker = context;
    assign(worker->assigner, worker->analyser, record, NULL);
    return NULL;
}

static enum status take(void *context, struct record *record, void *prepared,
                        struct error *err)
{
    (void)prepared;
    struct dump *dump = context;
    struct str id = record->fields[FIELD_ID];
    if (intern_find(dump->ids, id) != INTERN_NONE)
        return error_set(err, STATUS_EXISTS, "l'identifiant « %.*s » est déjà pris",
                         STR_ARG(id));
    (void)intern_put(dump->ids, id);
    return write_record(dump, record, err);
}

static enum status dump_sources(struct outcome *outcome, struct dump *dump)
{
    unsigned n = outcome->options->jobs;
    AUTO_ASSIGNING assigning;
    assigning_open(&assigning, dump->vocabulary, n);
    void *workers[JOBS_MAX];
    for (size_t i = 0; i < n; i++)
        workers[i] = &assigning.workers[i];
    struct intake intake = {dump->vocabulary,
                            outcome->report,
                            outcome->console,
                            {prepare, workers, n, take, dump, NULL},
                            NULL};
    enum status st = intake_read(&intake, &outcome->plan->sources, &outcome->error);
    uint32_t n_refused = report_totals(outcome->report).of[COUNT_REFUSED];
    if (!st && n_refused > outcome->options->max_errors)
        st = error_set(&outcome->error, STATUS_BAD_INPUT,
                       "%u refus, plus que les %u de --max-errors", n_refused,
                       outcome->options->max_errors);
    return st;
}

static enum status run_on_sources(struct outcome *outcome)
{
    AUTO_VOCABULARY *vocabulary = NULL;
    enum status st =
        vocabulary_read(&vocabulary, outcome->options->vocabulary, &outcome->error);
    if (st)
        return st;
    AUTO_INTERN *ids = intern_new();
    struct dump dump = {vocabulary, ids, BUF_INIT(JSONL_LINE_MAX)};
    st = dump_sources(outcome, &dump);
    buf_release(&dump.line);
    return st;
}

static enum status run_on_index(struct outcome *outcome)
{
    AUTO_INDEX *index = NULL;
    enum status st = command_open_index(&index, outcome->options->index,
                                        INDEX_CHECK_SIZES, &outcome->error);
    if (st)
        return st;
    struct dump dump = {.vocabulary = index_vocabulary(index),
                        .line = BUF_INIT(JSONL_LINE_MAX)};
    AUTO_DOCUMENTS *documents = documents_new(index, NULL);
    for (uint32_t i = 1; !st && i <= index_info(index).n_documents; i++) {
        AUTO_RECORD *record = served_record(documents, i);
        st = documents_failure(documents, &outcome->error);
        if (!st)
            st = write_record(&dump, record, &outcome->error);
    }
    buf_release(&dump.line);
    return st;
}

/** Write what the sources hold, or without any what the index holds. */
static enum status run(struct outcome *outcome, bool has_sources)
{
    enum status st = has_sources ? run_on_sources(outcome) : run_on_index(outcome);
    if (!st && fflush(stdout))
        return error_set(&outcome->error, STATUS_IO,
                         "écriture impossible sur la sortie standard");
    return st;
}

int command_dump(const struct index_options *options)
{
    struct console console = console_open(stderr, options->is_quiet);
    AUTO_REPORT *report = report_new(&console);
    AUTO_RUN_PLAN plan = RUN_PLAN_INIT;
    bool has_sources = options->sources.n > 0 || options->config;
    struct outcome outcome = {.options = &plan.options,
                              .console = &console,
                              .report = has_sources ? report : NULL,
                              .plan = &plan};
    interrupt_watch();
    outcome.status = run_plan_make(&plan, options, &console, &outcome.error);
    /* The standard output is for the records alone. */
    plan.options.wants_json = false;
    if (!outcome.status)
        outcome.status = run(&outcome, has_sources);
    return outcome_end(&outcome);
}
