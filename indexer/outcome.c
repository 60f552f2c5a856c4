/* Says how a run ended. */
#include "indexer/outcome.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/exit_code.h"
#include "base/file.h"
#include "indexer/source/interrupt.h"

/** The most bytes of what is said at the end. */
#define WORDS_MAX (1U << 14)

/** Put @p value with one decimal and its unit, as French writes it. */
static void put_decimal(struct buf *out, double value, const char *unit)
{
    char text[40];
    int n = snprintf(text, sizeof text, "%.1f", value);
    char *point = memchr(text, '.', (size_t)n);
    if (point)
        *point = ',';
    buf_printf(out, "%s %s", text, unit);
}

static void put_size(struct buf *out, uint64_t bytes)
{
    static const char *const units[] = {NULL, "ko", "Mo", "Go"};
    double value = (double)bytes;
    size_t unit = 0;
    while (value >= 1000 && unit + 1 < COUNT_OF(units)) {
        value /= 1000;
        unit++;
    }
    if (unit == 0)
        buf_printf(out, "%u octet%s", (unsigned)bytes, bytes > 1 ? "s" : "");
    else
        put_decimal(out, value, units[unit]);
}

static void put_counts(struct buf *out, const struct report *report)
{
    struct report_counts counts = report_totals(report);
    buf_printf(out, "  lus %u, gardés %u, refusés %u", counts.of[COUNT_READ],
               counts.of[COUNT_KEPT], counts.of[COUNT_REFUSED]);
    if (counts.of[COUNT_LEFT_OUT])
        buf_printf(out, ", non publiés %u", counts.of[COUNT_LEFT_OUT]);
    buf_printf(out, ", avertissements %u, fichiers ignorés %u", counts.of[COUNT_WARNINGS],
               counts.of[COUNT_IGNORED]);
}

static void put_summary(struct buf *out, const struct outcome *outcome)
{
    const struct build_result *result = &outcome->result;
    buf_printf(out, "%s %s : %u document%s, génération %s\n",
               result->unchanged ? "Rien de changé dans" : "Index publié dans",
               outcome->options->index, result->n_documents,
               result->n_documents > 1 ? "s" : "", result->generation);
    put_counts(out, outcome->report);
    buf_printf(out, "\n  ajoutés %u, modifiés %u, inchangés %u, retirés %u\n",
               result->n_added, result->n_changed, result->n_same, result->n_removed);
    if (outcome->thesaurus.n_concepts)
        buf_printf(
            out, "  thésaurus : %u descripteur%s, %u synonyme%s\n",
            outcome->thesaurus.n_concepts, outcome->thesaurus.n_concepts > 1 ? "s" : "",
            outcome->thesaurus.n_synonyms, outcome->thesaurus.n_synonyms > 1 ? "s" : "");
    buf_put_text(out, "  textes ");
    put_size(out, result->text_bytes);
    buf_put_text(out, ", index ");
    put_size(out, result->index_bytes);
    buf_put_text(out, ", durée ");
    put_decimal(out, (double)console_elapsed(outcome->console) / 1000, "s");
}

/** Put what is said of the failure. */
static void put_failure(struct buf *out, const struct outcome *outcome)
{
    if (interrupt_came())
        /* After a signal nothing is wrong with the system: its words would mislead. */
        buf_put_text(out, outcome->error.text);
    else
        exit_put_words(out, outcome->status, outcome->error.text);
}

static void say_how_it_ended(const struct outcome *outcome)
{
    if (outcome->status) {
        AUTO_BUF words = BUF_INIT(WORDS_MAX);
        put_failure(&words, outcome);
        console_fail(outcome->console, "inffo-index : %s", buf_text(&words));
        return;
    }
    AUTO_BUF text = BUF_INIT(WORDS_MAX);
    if (outcome->is_published)
        put_summary(&text, outcome);
    else if (outcome->report)
        put_counts(&text, outcome->report);
    if (text.n)
        console_say(outcome->console, "%s", buf_text(&text));
}

static void put_result(json_t *object, const struct outcome *outcome)
{
    const struct build_result *result = &outcome->result;
    (void)json_object_set_new(object, "generation", json_string(result->generation));
    const struct {
        const char *name;
        uint64_t value;
    } numbers[] = {
        {"documents", result->n_documents},
        {"text_bytes", result->text_bytes},
        {"index_bytes", result->index_bytes},
        {"added", result->n_added},
        {"changed", result->n_changed},
        {"unchanged", result->n_same},
        {"removed", result->n_removed},
        {"descriptors", outcome->thesaurus.n_concepts},
        {"synonyms", outcome->thesaurus.n_synonyms},
    };
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        (void)json_object_set_new(object, numbers[i].name,
                                  json_integer((json_int_t)numbers[i].value));
}

static const char *word_for(const struct outcome *outcome)
{
    if (outcome->status)
        return "failed";
    if (!outcome->is_published)
        return "read";
    return outcome->result.unchanged ? "unchanged" : "published";
}

static json_t *outcome_json(const struct outcome *outcome)
{
    json_t *object = json_object();
    (void)json_object_set_new(object, "status", json_string(word_for(outcome)));
    (void)json_object_set_new(object, "exit_code",
                              json_integer(exit_code(outcome->status)));
    if (outcome->status) {
        AUTO_BUF words = BUF_INIT(WORDS_MAX);
        put_failure(&words, outcome);
        (void)json_object_set_new(object, "error", json_string(buf_text(&words)));
    }
    if (outcome->is_published)
        put_result(object, outcome);
    (void)json_object_set_new(object, "duration_ms",
                              json_integer(console_elapsed(outcome->console)));
    if (outcome->report)
        report_to_json(outcome->report, object);
    return object;
}

static void free_library_text(char **text)
{
    free(*text); /* library memory */
}

static enum status write_report(const struct outcome *outcome, const json_t *object)
{
    CLEANUP(free_library_text) char *text = json_dumps(object, JSON_INDENT(2));
    struct error err = {0};
    enum status st = file_write(outcome->options->report, str_of(text), &err);
    if (st)
        console_fail(outcome->console, "inffo-index : compte rendu non écrit : %s",
                     err.text);
    return st;
}

int outcome_print_json(const json_t *object)
{
    bool is_written =
        json_dumpf(object, stdout, JSON_INDENT(2)) == 0 && fputc('\n', stdout) != EOF;
    return is_written && fflush(stdout) == 0 ? 0 : exit_code(STATUS_IO);
}

int outcome_end(struct outcome *outcome)
{
    say_how_it_ended(outcome);
    json_t *object = outcome_json(outcome);
    int code = exit_code(outcome->status);
    if (outcome->options->report && write_report(outcome, object) && code == 0)
        code = exit_code(STATUS_IO);
    if (outcome->options->wants_json && outcome_print_json(object) && code == 0)
        code = exit_code(STATUS_IO);
    json_decref(object);
    if (outcome->status && interrupt_came())
        interrupt_die();
    return code;
}
