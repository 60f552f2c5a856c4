/* Decides which of the served documents that no source gives any more stay. */
#include "indexer/last_good.h"

#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/intern.h"
#include "base/memory.h"
#include "engine/index/documents.h"
#include "indexer/served_intake.h"

/** What is known of one source. */
struct good_source {
    /* What the origins of its documents begin with. */
    char *origin;
    /* NULL, or why it was not read whole. */
    char *failure;
    /* Its served documents; those of them that no source gives any more, and how many of
     * these are of a file without a fault. */
    uint32_t n_served, n_missing, n_lost;
    bool keeps_all;
};

/** A served document that no source gives any more. */
struct missing {
    uint32_t docid, source;
    bool has_faulty_file;
};

struct last_good {
    struct last_good_setting setting;
    struct good_source *sources;
    /* The origins of the files that had a fault. */
    struct intern *faulty;
    struct missing *missing;
    size_t n_missing, room;
    /* The source of the report that is the first of ours. */
    size_t first_in_report;
};

struct last_good *last_good_new(const struct last_good_setting *setting)
{
    struct last_good *last_good = mem_new(sizeof *last_good);
    last_good->setting = *setting;
    last_good->faulty = intern_new();
    last_good->first_in_report = report_n_sources(setting->report);
    size_t n = setting->sources->n;
    last_good->sources = mem_new_array(n + 1, sizeof *last_good->sources);
    for (size_t i = 0; i < n; i++)
        last_good->sources[i].origin =
            source_place_origin(&setting->sources->at[i].place);
    return last_good;
}

void last_good_free(struct last_good *last_good)
{
    if (!last_good)
        return;
    for (size_t i = 0; i < last_good->setting.sources->n; i++) {
        mem_free(last_good->sources[i].origin);
        mem_free(last_good->sources[i].failure);
    }
    mem_free(last_good->sources);
    intern_free(last_good->faulty);
    mem_free(last_good->missing);
    mem_free(last_good);
}

void last_good_free_at(struct last_good **last_good)
{
    last_good_free(*last_good);
}

void last_good_file(struct last_good *last_good, const char *origin)
{
    (void)intern_put(last_good->faulty, str_of(origin));
}

/** Keep @p failure as that of source @p i, and say it. */
static void fail(struct last_good *last_good, size_t i, const char *failure)
{
    struct good_source *source = &last_good->sources[i];
    struct report *report = last_good->setting.report;
    mem_free(source->failure);
    source->failure = mem_copy_string(failure, strlen(failure));
    report_return_to(report, last_good->first_in_report + i);
    report_fail_source(report, last_good->setting.sources->at[i].name, failure);
}

void last_good_source(struct last_good *last_good, size_t i, const char *failure)
{
    if (failure) {
        fail(last_good, i, failure);
        return;
    }
    uint32_t n_refused = report_of_source(last_good->setting.report).of[COUNT_REFUSED];
    if (!last_good->setting.sources->at[i].is_lenient ||
        n_refused <= last_good->setting.max_errors)
        return;
    struct error words = {0};
    (void)error_set(
        &words, STATUS_BAD_INPUT,
        "%u refus, plus que les %u de --max-errors : la source est prise pour "
        "lue à moitié",
        n_refused, last_good->setting.max_errors);
    fail(last_good, i, words.text);
}

/** The number of the source that @p origin belongs to; the number of sources for none. */
static size_t source_of(const struct last_good *last_good, struct str origin)
{
    size_t i = 0, n = last_good->setting.sources->n;
    for (; i < n; i++) {
        struct str begin = str_of(last_good->sources[i].origin);
        if (str_starts_with(origin, begin) &&
            (origin.n == begin.n || origin.at[begin.n] == '/'))
            break;
    }
    return i;
}

static void note_removed(struct last_good *last_good, const struct document *document)
{
    struct review_document removed = {document->fields[FIELD_ID], document->title,
                                      document->fields[FIELD_ORIGIN_FILE],
                                      document->origin_lines[0]};
    review_note(last_good->setting.review, REVIEW_REMOVED, &removed);
}

static void look_at(struct last_good *last_good, uint32_t docid,
                    const struct document *document)
{
    struct str origin = document->fields[FIELD_ORIGIN_FILE];
    size_t i = source_of(last_good, origin);
    bool is_given = build_has(last_good->setting.build, document->fields[FIELD_ID]);
    if (i == last_good->setting.sources->n) {
        if (!is_given)
            note_removed(last_good, document);
        return;
    }
    struct good_source *source = &last_good->sources[i];
    source->n_served++;
    if (is_given)
        return;
    bool has_faulty_file = intern_find(last_good->faulty, origin) != INTERN_NONE;
    source->n_missing++;
    source->n_lost += !has_faulty_file;
    MEM_GROW(last_good->missing, last_good->n_missing + 1, last_good->room, 64);
    last_good->missing[last_good->n_missing++] =
        (struct missing){docid, (uint32_t)i, has_faulty_file};
}

/** Find the served documents that no source gives any more. */
static enum status find_missing(struct last_good *last_good, const struct index *served,
                                struct error *err)
{
    AUTO_DOCUMENTS *documents = documents_new(served, NULL);
    for (uint32_t i = 1; i <= index_info(served).n_documents; i++) {
        struct document document;
        documents_peek(documents, i, &document);
        look_at(last_good, i, &document);
    }
    return documents_failure(documents, err);
}

/** Decide whether all documents of source @p i stay, and say why. */
static void decide(struct last_good *last_good, size_t i)
{
    const struct last_good_setting *setting = &last_good->setting;
    struct good_source *source = &last_good->sources[i];
    uint32_t share = setting->sources->at[i].accept_loss;
    bool lost_much = source->n_lost >= LOSS_LEAST &&
                     source->n_lost * UINT64_C(100) > (uint64_t)source->n_served * share;
    source->keeps_all = (source->failure || lost_much) && !setting->accepts_loss;
    if (!lost_much || source->failure || setting->accepts_loss)
        return;
    struct error words = {0};
    (void)error_set(&words, STATUS_BAD_INPUT,
                    "%u de ses %u documents ont disparu, plus de %u %% : rien n'est "
                    "retiré ; --accept-loss si c'est voulu",
                    source->n_lost, source->n_served, share);
    fail(last_good, i, words.text);
}

/** The day when the file of a document was last read without a fault. */
static void version_of(char to[DATE_TEXT_BYTES], struct last_good *last_good,
                       const struct index *served, const char *source, const char *origin)
{
    struct state_file known = {.last_good = 0};
    AUTO_BUF name = BUF_INIT(256);
    buf_printf(&name, "%s%s", source, STATE_READ);
    if (last_good->setting.state)
        IGNORE(state_get_file(&known, last_good->setting.state,
                              (struct state_key){buf_text(&name), origin}, NULL));
    int64_t seconds = known.last_good ? known.last_good : index_info(served).built_at;
    date_format(to, (date_day)(seconds / 86400));
}

static void say_it_stays(struct last_good *last_good, const struct index *served,
                         size_t source, const struct document *document)
{
    char day[DATE_TEXT_BYTES];
    struct str id = document->fields[FIELD_ID];
    AUTO_TEXT *origin = mem_copy_string(document->fields[FIELD_ORIGIN_FILE].at,
                                        document->fields[FIELD_ORIGIN_FILE].n);
    version_of(day, last_good, served, last_good->setting.sources->at[source].name,
               origin);
    struct error words = {0};
    (void)error_set(&words, STATUS_OK, "« %.*s » reste publié dans sa version du %s",
                    STR_ARG(id), day);
    report_return_to(last_good->setting.report, last_good->first_in_report + source);
    report_stay(last_good->setting.report, origin, document->origin_lines[0], words.text);
}

/** Leave in the list what stays, as numbers of documents, and say it. */
static uint32_t *choose(size_t *n, struct last_good *last_good,
                        const struct index *served)
{
    AUTO_DOCUMENTS *documents = documents_new(served, NULL);
    uint32_t *docids = mem_new_array(last_good->n_missing + 1, sizeof *docids);
    *n = 0;
    for (size_t i = 0; i < last_good->n_missing; i++) {
        const struct missing *missing = &last_good->missing[i];
        struct document document;
        documents_peek(documents, missing->docid, &document);
        if (!missing->has_faulty_file && !last_good->sources[missing->source].keeps_all) {
            note_removed(last_good, &document);
            continue;
        }
        say_it_stays(last_good, served, missing->source, &document);
        docids[(*n)++] = missing->docid;
    }
    return docids;
}

enum status last_good_keep(struct last_good *last_good, struct error *err)
{
    const struct index *served = build_served(last_good->setting.build);
    if (!served || build_n_missing(last_good->setting.build) == 0)
        return STATUS_OK;
    enum status st = find_missing(last_good, served, err);
    if (st)
        return st;
    for (size_t i = 0; i < last_good->setting.sources->n; i++)
        decide(last_good, i);
    size_t n, n_taken;
    uint32_t *docids = choose(&n, last_good, served);
    struct served_documents stay = {.index = served, .docids = docids, .n = n};
    st = served_intake(&n_taken, last_good->setting.target, &stay, err);
    mem_free(docids);
    return st;
}
