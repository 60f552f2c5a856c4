/* Explains why a document has its themes and regions. */
#include "base/buf.h"
#include "base/file.h"
#include "indexer/assigning.h"
#include "indexer/command.h"
#include "indexer/outcome.h"
#include "indexer/source/interrupt.h"
#include "indexer/vocabulary_path.h"

struct assignment_explanation {
    const struct vocabulary *vocabulary;
    const struct assigning_worker *assigning;
    const char *id;
    bool is_done;
    struct buf text;
};

static void put_regions(struct buf *out, const struct vocabulary *vocabulary,
                        region_set regions)
{
    const char *separator = "";
    for (unsigned i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        if (!(regions >> i & 1U))
            continue;
        buf_printf(out, "%s%s", separator, vocabulary_region(vocabulary, i)->label);
        separator = ", ";
    }
    if (!regions)
        buf_put_text(out, "aucune (national)");
}

static void put_themes(struct buf *out, const struct vocabulary *vocabulary,
                       const struct theme_set *themes)
{
    const char *separator = "";
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++) {
        if (!theme_set_has(themes, i))
            continue;
        buf_printf(out, "%s%s", separator, vocabulary_theme(vocabulary, i)->slug);
        separator = ", ";
    }
    if (theme_set_is_empty(themes))
        buf_put_text(out, "aucun");
}

static void explain(struct assignment_explanation *explanation, struct record *record)
{
    AUTO_BUF why = BUF_INIT(1U << 20);
    AUTO_BUF title = BUF_INIT(RECORD_TITLE_MAX);
    assign(explanation->assigning->assigner, explanation->assigning->analyser, record,
           &why);
    record_put_title(&title, record);
    struct buf *out = &explanation->text;
    buf_printf(out, "Document : %s\nTitre : %s\nOrigine : %.*s:%u-%u\n", explanation->id,
               buf_text(&title), STR_ARG(record->fields[FIELD_ORIGIN_FILE]),
               record->origin_lines[0], record->origin_lines[1]);
    buf_put_text(out, "Régions : ");
    put_regions(out, explanation->vocabulary, record->regions);
    buf_put_text(out, "\nThèmes : ");
    put_themes(out, explanation->vocabulary, &record->themes);
    buf_put_byte(out, '\n');
    buf_put_str(out, buf_str(&why));
}

static enum status take(void *context, struct record *record, void *prepared,
                        struct error *err)
{
    (void)prepared;
    (void)err;
    struct assignment_explanation *explanation = context;
    if (!str_equal(record->fields[FIELD_ID], str_of(explanation->id)))
        return STATUS_OK;
    explain(explanation, record);
    explanation->is_done = true;
    return STATUS_OK;
}

static enum status search_sources(struct outcome *outcome,
                                  struct assignment_explanation *explanation)
{
    struct intake intake = {
        explanation->vocabulary,
        outcome->report,
        outcome->console,
        {NULL, NULL, outcome->options->jobs, take, explanation, &explanation->is_done},
        NULL};
    enum status st = intake_read(&intake, &outcome->plan->sources, &outcome->error);
    if (st)
        return st;
    if (!explanation->is_done)
        return error_set(&outcome->error, STATUS_NOT_FOUND,
                         "aucun document « %s » dans ces sources", explanation->id);
    if (fwrite(explanation->text.at, 1, explanation->text.n, stdout) !=
            explanation->text.n ||
        fflush(stdout))
        return error_set(&outcome->error, STATUS_IO,
                         "écriture impossible sur la sortie standard");
    return STATUS_OK;
}

static enum status run(struct outcome *outcome)
{
    AUTO_VOCABULARY *vocabulary = NULL;
    enum status st =
        vocabulary_read(&vocabulary, outcome->options->vocabulary, &outcome->error);
    if (st)
        return st;
    AUTO_ASSIGNING assigning;
    assigning_open(&assigning, vocabulary, 1);
    struct assignment_explanation explanation = {.vocabulary = vocabulary,
                                                 .assigning = assigning.workers,
                                                 .id = outcome->options->explain_id,
                                                 .text = BUF_INIT(2U << 20)};
    st = search_sources(outcome, &explanation);
    buf_release(&explanation.text);
    return st;
}

int command_explain(const struct index_options *options)
{
    struct console console = console_open(stderr, true);
    AUTO_REPORT *report = report_new(&console);
    AUTO_RUN_PLAN plan = RUN_PLAN_INIT;
    struct outcome outcome = {
        .options = &plan.options, .console = &console, .report = report, .plan = &plan};
    interrupt_watch();
    outcome.status = run_plan_make(&plan, options, &console, &outcome.error);
    plan.options.wants_json = false;
    if (!outcome.status)
        outcome.status = run(&outcome);
    return outcome_end(&outcome);
}
