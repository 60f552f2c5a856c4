/* Counts, keeps and prints remarks. */
#include "indexer/report.h"

#include <string.h>

#include "base/memory.h"

struct report {
    struct console *console;
    json_t *sources;
    /* The source that remarks belong to; borrowed from sources. */
    json_t *source;
    /* The counts of each source, and of all. */
    struct report_counts *counts;
    size_t n, room, current;
    struct report_counts total;
};

/* The sorts of remarks: their list in the report, their count, and how they are
 * printed. */
enum remark {
    REMARK_REFUSAL,
    REMARK_LEFT_OUT,
    REMARK_WARNING,
    REMARK_STAYED,
    REMARK_FAILURE,
    REMARK_IGNORED,
    REMARK_COUNT_
};
static const struct {
    const char *list;
    /* The member that holds the text. */
    const char *member;
    enum report_count count;
    const char *prefix;
    /* What remarks are called that were not printed. */
    const char *others;
    /* Printed even when the console is quiet. */
    bool is_failure;
} remarks[REMARK_COUNT_] = {
    {"refusals", "reason", COUNT_REFUSED, "", "refus", true},
    {"left_out", "reason", COUNT_LEFT_OUT, "non publié : ", "non publiés", false},
    {"warnings", "message", COUNT_WARNINGS, "avertissement : ", "avertissements", false},
    {"stayed", "reason", COUNT_STAYED, "", "restés publiés", false},
    {"failures", "reason", COUNT_FAILURES, "source en faute : ", "sources en faute",
     true},
    {"ignored", "reason", COUNT_IGNORED, "", "", false},
};

static const char *const count_names[REPORT_COUNT_COUNT_] = {
    [COUNT_FILES] = "files",       [COUNT_READ] = "read",
    [COUNT_KEPT] = "kept",         [COUNT_REFUSED] = "refused",
    [COUNT_LEFT_OUT] = "left_out", [COUNT_WARNINGS] = "warnings",
    [COUNT_IGNORED] = "ignored",   [COUNT_STAYED] = "stayed",
    [COUNT_SKIPPED] = "skipped",   [COUNT_FAILURES] = "failures",
};

struct report *report_new(struct console *console)
{
    struct report *report = mem_new(sizeof *report);
    report->console = console;
    report->sources = json_array();
    return report;
}

void report_free(struct report *report)
{
    if (!report)
        return;
    json_decref(report->sources);
    mem_free(report->counts);
    mem_free(report);
}

void report_free_at(struct report **report)
{
    report_free(*report);
}

/** Set member @p name of @p object to the counts. */
static void put_counts(json_t *object, const char *name,
                       const struct report_counts *counts)
{
    json_t *numbers = json_object();
    for (size_t i = 0; i < REPORT_COUNT_COUNT_; i++)
        (void)json_object_set_new(numbers, count_names[i], json_integer(counts->of[i]));
    (void)json_object_set_new(object, name, numbers);
}

/** A path as JSON. It may not be UTF-8, which JSON cannot hold. */
static json_t *json_path(const char *path)
{
    json_t *text = json_string(path);
    return text ? text : json_string("?");
}

void report_begin_source(struct report *report, const char *name)
{
    MEM_GROW(report->counts, report->n + 1, report->room, 8);
    report->current = report->n++;
    report->counts[report->current] = (struct report_counts){0};
    report->source = json_object();
    (void)json_object_set_new(report->source, "source", json_path(name));
    /* Put now so that it comes first. */
    put_counts(report->source, "counts", &report->counts[report->current]);
    for (size_t i = 0; i < REMARK_COUNT_; i++)
        (void)json_object_set_new(report->source, remarks[i].list, json_array());
    (void)json_array_append_new(report->sources, report->source);
}

void report_return_to(struct report *report, size_t i)
{
    report->current = i;
    report->source = json_array_get(report->sources, i);
}

size_t report_n_sources(const struct report *report)
{
    return report->n;
}

void report_count_more(struct report *report, enum report_count what, uint32_t n)
{
    report->total.of[what] += n;
    if (report->n)
        report->counts[report->current].of[what] += n;
}

void report_count(struct report *report, enum report_count what)
{
    report_count_more(report, what, 1);
}

static void keep(const struct report *report, enum remark sort, const char *file,
                 uint32_t line, const char *text)
{
    json_t *list = json_object_get(report->source, remarks[sort].list);
    json_t *remark = json_object();
    (void)json_object_set_new(remark, "file", json_path(file));
    if (line)
        (void)json_object_set_new(remark, "line", json_integer(line));
    (void)json_object_set_new(remark, remarks[sort].member, json_string(text));
    (void)json_array_append_new(list, remark);
}

static void print(const struct report *report, enum remark sort, const char *file,
                  uint32_t line, const char *text)
{
    char place[16] = "";
    if (line)
        (void)snprintf(place, sizeof place, ":%u", line);
    if (remarks[sort].is_failure)
        console_fail(report->console, "%s%s: %s%s", file, place, remarks[sort].prefix,
                     text);
    else
        console_say(report->console, "%s%s: %s%s", file, place, remarks[sort].prefix,
                    text);
}

static void add(struct report *report, enum remark sort, const char *file, uint32_t line,
                const char *text)
{
    report_count(report, remarks[sort].count);
    uint32_t n = report->total.of[remarks[sort].count];
    if (n <= REPORT_KEEP_MAX)
        keep(report, sort, file, line, text);
    if (n <= REPORT_PRINT_MAX && sort != REMARK_IGNORED)
        print(report, sort, file, line, text);
}

void report_refuse(struct report *report, const char *file, uint32_t line,
                   const char *reason)
{
    add(report, REMARK_REFUSAL, file, line, reason);
}

void report_leave_out(struct report *report, const char *file, uint32_t line,
                      const char *reason)
{
    add(report, REMARK_LEFT_OUT, file, line, reason);
}

void report_warn(struct report *report, const char *file, uint32_t line,
                 const char *message)
{
    add(report, REMARK_WARNING, file, line, message);
}

void report_ignore(struct report *report, const char *file, const char *reason)
{
    add(report, REMARK_IGNORED, file, 0, reason);
}

void report_stay(struct report *report, const char *file, uint32_t line,
                 const char *reason)
{
    add(report, REMARK_STAYED, file, line, reason);
}

void report_fail_source(struct report *report, const char *name, const char *reason)
{
    add(report, REMARK_FAILURE, name, 0, reason);
}

/* What can be said of a file again without reading it again. */
static const enum remark repeated[] = {REMARK_LEFT_OUT, REMARK_WARNING};

json_t *report_last_remarks(const struct report *report, const char *file)
{
    json_t *found = json_object();
    for (size_t i = 0; i < COUNT_OF(repeated); i++) {
        const char *name = remarks[repeated[i]].list;
        const json_t *list = json_object_get(report->source, name);
        json_t *own = json_array();
        for (size_t j = json_array_size(list); j > 0; j--) {
            json_t *remark = json_array_get(list, j - 1);
            const char *place = json_string_value(json_object_get(remark, "file"));
            if (strcmp(place, file) != 0)
                break;
            (void)json_array_insert(own, 0, remark);
        }
        if (json_array_size(own))
            (void)json_object_set(found, name, own);
        json_decref(own);
    }
    if (json_object_size(found))
        return found;
    json_decref(found);
    return NULL;
}

void report_repeat(struct report *report, const char *file, const json_t *said)
{
    for (size_t i = 0; i < COUNT_OF(repeated); i++) {
        enum remark sort = repeated[i];
        const json_t *list = json_object_get(said, remarks[sort].list), *remark;
        size_t j;
        json_array_foreach(list, j, remark)
        {
            const json_t *text = json_object_get(remark, remarks[sort].member);
            if (json_is_string(text))
                add(report, sort, file,
                    (uint32_t)json_integer_value(json_object_get(remark, "line")),
                    json_string_value(text));
        }
    }
}

void report_end(struct report *report)
{
    for (size_t i = 0; i < REMARK_IGNORED; i++) {
        uint32_t n = report->total.of[remarks[i].count];
        if (n > REPORT_PRINT_MAX)
            console_say(report->console, "… et %u de plus (%s), voir --report",
                        n - REPORT_PRINT_MAX, remarks[i].others);
    }
}

struct report_counts report_totals(const struct report *report)
{
    return report->total;
}

struct report_counts report_of_source(const struct report *report)
{
    return report->n ? report->counts[report->current] : report->total;
}

void report_to_json(struct report *report, json_t *object)
{
    for (size_t i = 0; i < report->n; i++)
        put_counts(json_array_get(report->sources, i), "counts", &report->counts[i]);
    put_counts(object, "totals", &report->total);
    (void)json_object_set(object, "sources", report->sources);
}
