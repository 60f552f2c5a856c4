/* bench_assign VOCABULARY FILE.jsonl: measures how long the analysis of documents takes,
 * and how long assigning their regions and themes takes. */
#include <stdio.h>
#include <time.h>

#include "base/file.h"
#include "engine/assign/assign.h"
#include "engine/record/record_json.h"
#include "text/analyse.h"

#define FILE_MAX_BYTES ((size_t)512 << 20)

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct bench {
    struct vocabulary *vocabulary;
    struct assigner *assigner;
    struct analyser *analyser;
    /** CPU time in seconds. */
    double analysis, assignment;
    size_t n, n_bytes, n_with_regions, n_with_themes;
};

static void measure(struct bench *bench, struct record *record)
{
    static const enum record_field fields[] = {FIELD_TITLE, FIELD_SECTION, FIELD_SOURCE,
                                               FIELD_TEXT};
    double start = now();
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        (void)analyser_run(bench->analyser, record->fields[fields[i]], 0);
    double middle = now();
    record->has_regions = record->has_themes = false;
    record->regions = 0;
    record->themes = (struct theme_set){{0}};
    assign(bench->assigner, bench->analyser, record, NULL);
    bench->analysis += middle - start;
    bench->assignment += now() - middle;
    bench->n++;
    bench->n_bytes += record->fields[FIELD_TITLE].n + record->fields[FIELD_TEXT].n;
    bench->n_with_regions += record->regions != 0;
    bench->n_with_themes += !theme_set_is_empty(&record->themes);
}

static enum status run(struct bench *bench, struct str lines, struct error *err)
{
    while (lines.at) {
        struct str line = str_cut(&lines, '\n');
        if (str_trim(line).n == 0)
            continue;
        AUTO_RECORD *record = NULL;
        enum status st =
            record_from_json(&record, line, bench->vocabulary, NULL, NULL, err);
        if (st)
            return st;
        measure(bench, record);
    }
    return STATUS_OK;
}

static void print(const struct bench *bench)
{
    double megabytes = (double)bench->n_bytes / 1e6;
    double beyond = bench->assignment - bench->analysis;
    (void)printf("%zu records, %.1f MB; with regions %zu, with themes %zu\n", bench->n,
                 megabytes, bench->n_with_regions, bench->n_with_themes);
    (void)printf("analysis alone %.1f MB/s, with assignment %.1f MB/s, assignment beyond "
                 "analysis %.1f MB/s\n",
                 megabytes / bench->analysis, megabytes / bench->assignment,
                 megabytes / beyond);
}

int main(int argc, char **argv)
{
    struct error err = {0};
    struct bench bench = {.n = 0};
    AUTO_BUF text = BUF_INIT(FILE_MAX_BYTES);
    if (argc != 3) {
        (void)fputs("bench_assign VOCABULARY FILE.jsonl\n", stderr);
        return 2;
    }
    if (vocabulary_load(&bench.vocabulary, argv[1], &err) ||
        file_read(&text, argv[2], &err)) {
        (void)fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    bench.assigner = assigner_new(bench.vocabulary);
    bench.analyser = vocabulary_analyser_new(bench.vocabulary);
    enum status st = run(&bench, buf_str(&text), &err);
    if (st)
        (void)fprintf(stderr, "%s\n", err.text);
    else
        print(&bench);
    analyser_free(bench.analyser);
    assigner_free(bench.assigner);
    vocabulary_free(bench.vocabulary);
    return st ? 1 : 0;
}
