/* Puts the command line and the configuration together. */
#include "indexer/run_plan.h"

#include <time.h>

#include "base/memory.h"
#include "indexer/source/interrupt.h"

/** The most remarks of the update of a source. */
#define REMARKS_MAX 1000U

static void print_fault(void *console, const char *fault)
{
    console_fail(console, "%s", fault);
}

/** What the command line does not say is what the configuration says. */
static void fill_options(struct index_options *options,
                         const struct configuration *configuration)
{
    const struct {
        const char **to;
        const char *from;
    } rows[] = {{&options->index, configuration->index},
                {&options->vocabulary, configuration->vocabulary},
                {&options->thesaurus, configuration->thesaurus}};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (!*rows[i].to)
            *rows[i].to = rows[i].from;
}

static void list_sources(struct run_plan *plan)
{
    const struct option_sources *words = &plan->options.sources;
    const struct configuration *configuration = &plan->configuration;
    size_t n = configuration->n_sources;
    plan->rows = mem_new_array(n + words->n + 1, sizeof *plan->rows);
    plan->updates = mem_new_array(n + 1, sizeof *plan->updates);
    for (size_t i = 0; i < n; i++) {
        const struct source_config *source = &configuration->sources[i];
        plan->rows[i] = (struct intake_source){
            .name = source->name,
            .place = {source->path, source->name, &source->settings},
            .is_lenient = true,
            .accept_loss = source->accept_loss,
        };
    }
    for (size_t i = 0; i < words->n; i++)
        plan->rows[n + i] = (struct intake_source){
            .name = words->names[i],
            .place = {words->names[i], NULL, &source_settings_none},
            .accept_loss = ACCEPT_LOSS_DEFAULT,
        };
    plan->sources =
        (struct intake_sources){plan->rows, n + words->n, plan->options.sources.format};
}

/** Check what neither the command line nor the configuration says. */
static enum status check(const struct run_plan *plan, struct error *err)
{
    const struct index_options *options = &plan->options;
    bool builds = options->command == COMMAND_BUILD || options->command == COMMAND_WATCH;
    if (builds && !options->index)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s : il manque « index », ou --index DOSSIER", options->config);
    if (plan->sources.n == 0)
        return error_set(err, STATUS_BAD_INPUT, "%s : il manque « sources »",
                         options->config);
    return STATUS_OK;
}

enum status run_plan_make(struct run_plan *out, const struct index_options *options,
                          struct console *console, struct error *err)
{
    *out = (struct run_plan){.options = *options, .configuration = CONFIGURATION_INIT};
    if (options->config) {
        enum status st = configuration_read(&out->configuration, options->config,
                                            print_fault, console, err);
        if (st)
            return st;
        fill_options(&out->options, &out->configuration);
        configuration_place_state(&out->configuration,
                                  out->options.index ? out->options.index : "");
    }
    list_sources(out);
    return options->config ? check(out, err) : STATUS_OK;
}

void run_plan_release(struct run_plan *plan)
{
    configuration_release(&plan->configuration);
    for (size_t i = 0; plan->rows && i < plan->sources.n; i++)
        json_decref(plan->rows[i].remarks);
    mem_free(plan->rows);
    mem_free(plan->updates);
    plan->rows = NULL;
    plan->updates = NULL;
}

/** Note in the state how asking the source at the time @p began went. */
static enum status note_update(struct state *state, const char *name, int64_t began,
                               const struct error *failure, struct error *err)
{
    struct state_source known;
    enum status st = state_get_source(&known, state, name, err);
    if (st)
        return st;
    known.last_try = began;
    (void)snprintf(known.failure, sizeof known.failure, "%s", failure->text);
    return state_put_source(state, name, &known, err);
}

/** Keep a remark for the report, which a hostile server may not make too long. */
static void keep_remark(const struct source_config *source, const char *text)
{
    json_t *remarks = source->remark_context;
    if (json_array_size(remarks) < REMARKS_MAX)
        json_array_append_new(remarks, json_string(text));
    else if (json_array_size(remarks) == REMARKS_MAX)
        json_array_append_new(remarks, json_string("d'autres remarques suivaient"));
}

/** Whether it is time to ask the source again. If not, its last failure still holds. */
static bool is_due(struct error *failure, const struct source_config *source,
                   struct state *state)
{
    struct state_source known;
    if (state_get_source(&known, state, source->name, NULL))
        return true;
    /* The watch looks when the time has passed since its last run began, which is a
     * little before the source was asked in it. */
    int64_t slack = source->every_s / 10 + 1;
    if (known.last_try + (int64_t)source->every_s <= (int64_t)time(NULL) + slack)
        return true;
    if (*known.failure)
        (void)error_set(failure, STATUS_IO, "%s", known.failure);
    return false;
}

static enum status update(struct run_plan *plan, size_t i, struct state *state,
                          struct console *console, struct error *err)
{
    struct source_config *source = &plan->configuration.sources[i];
    const struct source_type *type = source_type(source->type);
    if (!type->update)
        return STATUS_OK;
    struct error *failure = &plan->updates[i];
    *failure = (struct error){0};
    if (plan->options.command == COMMAND_WATCH && !is_due(failure, source, state)) {
        plan->rows[i].failure = failure->code ? failure->text : NULL;
        return STATUS_OK;
    }
    json_decref(plan->rows[i].remarks);
    plan->rows[i].remarks = json_array();
    source->remark = keep_remark;
    source->remark_context = plan->rows[i].remarks;
    console_say(console, "Mise à jour de « %s »…", source->name);
    int64_t began = (int64_t)time(NULL);
    enum status st = type->update(source, state, failure);
    plan->rows[i].failure = st ? failure->text : NULL;
    return note_update(state, source->name, began, failure, err);
}

enum status run_plan_update(struct run_plan *plan, struct state *state,
                            struct console *console, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < plan->configuration.n_sources && !interrupt_came(); i++)
        st = update(plan, i, state, console, err);
    return st;
}
