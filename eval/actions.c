/* The actions of inffo-eval, one function for each. */
#include "eval/actions.h"

#include <stdio.h>

#include "base/file.h"
#include "base/memory.h"
#include "eval/report.h"

static enum status open_index(struct index **out, const struct eval_options *options,
                              struct error *err)
{
    struct tuning tuning = tuning_default;
    enum status st =
        options->constants ? tuning_read(&tuning, options->constants, err) : STATUS_OK;
    if (st)
        return st;
    st = index_open_with(out, options->index, INDEX_CHECK_SIZES, options->engine, err);
    if (st == STATUS_NOT_FOUND)
        return error_set(err, st, "%s : pas d'index ici ; inffo-index en construit un",
                         options->index);
    if (!st)
        index_tune(*out, &tuning);
    return st;
}

static void tell_unjudged(const struct judged *judged, const struct eval_options *options)
{
    size_t n = 0;
    for (size_t i = 0; i < judged->questions.n; i++)
        n += judged_count(judged, i) == 0;
    if (n && !options->quiet)
        (void)fprintf(stderr,
                      "inffo-eval : %zu question%s sans jugement, non mesurée%s\n", n,
                      n > 1 ? "s" : "", n > 1 ? "s" : "");
}

static enum status write_run(const struct ranking *ranking, const struct judged *judged,
                             const char *path, struct error *err)
{
    AUTO_BUF text = BUF_INIT(1U << 30);
    if (!path)
        return STATUS_OK;
    ranking_put(&text, ranking, judged);
    if (buf_overflowed(&text))
        return error_set(err, STATUS_TOO_LARGE, "%s : plus de 1 Gio", path);
    return file_write(path, buf_str(&text), err);
}

/** Ask the questions in one way of typing them, and measure the answers. */
static enum status ask_way(struct report_way *way, const struct judged *judged,
                           struct asker asker, const struct eval_options *options,
                           struct error *err)
{
    AUTO_RANKING ranking = RANKING_INIT;
    struct asking asking = {asker, way->is_varied, way->variant, options->seed};
    enum status st = ranking_ask(&ranking, judged, &asking, err);
    if (!st)
        st = write_run(&ranking, judged, options->run, err);
    if (!st)
        ranking_measure(&way->measured, &ranking, judged, options->relevant);
    return st;
}

static enum status ask(struct buf *out, const struct eval_options *options,
                       const struct judged *judged, struct error *err)
{
    AUTO_INDEX *index = NULL;
    AUTO_SEARCHER *searcher = NULL;
    enum status st = open_index(&index, options, err);
    if (!st)
        searcher = searcher_new(index);
    struct report_way ways[1 + VARIANT_COUNT_] = {
        {options->has_variant, options->variant, MEASURED_INIT}};
    size_t n_ways = options->all_variants ? COUNT_OF(ways) : 1;
    for (size_t i = 0; !st && i < n_ways; i++) {
        if (i)
            ways[i] = (struct report_way){true, (enum variant)(i - 1), MEASURED_INIT};
        st = ask_way(&ways[i], judged,
                     (struct asker){searcher, index, MEASURE_RECALL_DEPTH}, options, err);
    }
    if (!st)
        report_put(out, &(struct eval_report){options, judged, ways, n_ways});
    for (size_t i = 0; i < n_ways; i++)
        measured_release(&ways[i].measured);
    return st;
}

static enum status read_run(struct measured *out, const char *path,
                            const struct judged *judged,
                            const struct eval_options *options, struct error *err)
{
    AUTO_RANKING ranking = RANKING_INIT;
    enum status st = ranking_read(&ranking, path, judged, err);
    if (!st)
        ranking_measure(out, &ranking, judged, options->relevant);
    return st;
}

static enum status score(struct buf *out, const struct eval_options *options,
                         const struct judged *judged, struct error *err)
{
    struct report_way way = {false, VARIANT_NOACC, MEASURED_INIT};
    enum status st = read_run(&way.measured, options->score, judged, options, err);
    if (!st)
        report_put(out, &(struct eval_report){options, judged, &way, 1});
    measured_release(&way.measured);
    return st;
}

static enum status compare(struct buf *out, const struct eval_options *options,
                           const struct judged *judged, struct error *err)
{
    AUTO_MEASURED a = MEASURED_INIT;
    AUTO_MEASURED b = MEASURED_INIT;
    enum status st = read_run(&a, options->compared[0], judged, options, err);
    if (!st)
        st = read_run(&b, options->compared[1], judged, options, err);
    if (st)
        return st;
    struct comparison_result results[MEASURE_COUNT_];
    double *of_a = mem_new_array(a.n, sizeof *of_a);
    double *of_b = mem_new_array(b.n, sizeof *of_b);
    for (size_t m = 0; m < MEASURE_COUNT_; m++) {
        for (size_t i = 0; i < a.n; i++) {
            of_a[i] = a.each[i].of[m];
            of_b[i] = b.each[i].of[m];
        }
        results[m] = compare_paired(of_a, of_b, a.n, options->seed);
    }
    mem_free(of_a);
    mem_free(of_b);
    report_put_comparison(out, options, results, a.n);
    return STATUS_OK;
}

static enum status vary(struct buf *out, const struct eval_options *options,
                        struct error *err)
{
    AUTO_QUESTIONS questions = QUESTIONS_INIT;
    const char *path = options->queries ? options->queries : "/dev/stdin";
    enum status st = questions_read(&questions, path, err);
    for (size_t i = 0; !st && i < questions.n; i++) {
        buf_put_str(out, questions.at[i].id);
        buf_put_byte(out, '\t');
        variant_put(out, options->variant, questions.at[i].text, options->seed);
        if (questions.at[i].set.n)
            buf_put_byte(out, '\t');
        buf_put_str(out, questions.at[i].set);
        buf_put_byte(out, '\n');
    }
    return st;
}

/** Append the constants with their default values, in the form of a file of
 *  --constants. */
static void put_constants(struct buf *out)
{
    size_t n;
    const struct tuning_row *row = tuning_rows(&n);
    for (size_t i = 0; i < n; i++)
        buf_printf(out, "%-20s %-6g # %s\n", row[i].name, row[i].value, row[i].source);
}

static enum status measure(struct buf *out, const struct eval_options *options,
                           struct error *err)
{
    AUTO_JUDGED judged = JUDGED_INIT;
    enum status st = judged_read(&judged, options->set, options->queries, err);
    if (st)
        return st;
    tell_unjudged(&judged, options);
    st = judged_choose(&judged, options->half, err);
    if (st)
        return st;
    if (options->action == ACTION_SCORE)
        return score(out, options, &judged, err);
    if (options->action == ACTION_COMPARE)
        return compare(out, options, &judged, err);
    return ask(out, options, &judged, err);
}

enum status action_run(struct buf *out, const struct eval_options *options,
                       struct error *err)
{
    switch (options->action) {
    case ACTION_ASK:
    case ACTION_SCORE:
    case ACTION_COMPARE:
        return measure(out, options, err);
    case ACTION_VARY:
        return vary(out, options, err);
    case ACTION_CONSTANTS:
        put_constants(out);
        return STATUS_OK;
    }
    return STATUS_OK;
}
