/* The reports as tables. */
#include "eval/report.h"

#include "base/utf8.h"
#include "eval/report_json.h"

#define NAME_COLUMNS 26

/** Append @p text as a column of @p width code points: cut, or filled with spaces. */
static void put_column(struct buf *out, struct str text, size_t width)
{
    struct str head = utf8_head(text, width);
    buf_put_str(out, head);
    for (size_t n = utf8_count(head); n < width; n++)
        buf_put_byte(out, ' ');
}

static void put_scores(struct buf *out, const struct scores *scores)
{
    for (size_t m = 0; m < MEASURE_COUNT_; m++)
        buf_printf(out, "  %7.4f", scores->of[m]);
}

static void put_heading(struct buf *out, const char *first, size_t width)
{
    put_column(out, str_of(first), width);
    for (size_t m = 0; m < MEASURE_COUNT_; m++)
        buf_printf(out, "  %7s", measure_label((enum measure)m));
}

static void put_questions(struct buf *out, const struct eval_report *report,
                          const struct measured *measured)
{
    for (size_t i = 0; i < measured->n; i++) {
        const struct question *question =
            &report->judged->questions.at[measured->question[i]];
        put_column(out, question->id, NAME_COLUMNS);
        put_scores(out, &measured->each[i]);
        buf_printf(out, "  %.*s\n", STR_ARG(question->text));
    }
}

static const char *label_of(const struct eval_report *report,
                            const struct report_way *way)
{
    if (way->is_varied)
        return variant_label(way->variant);
    return report->n_ways > 1 ? "telles quelles" : "moyenne";
}

static void put_way(struct buf *out, const struct eval_report *report,
                    const struct report_way *way)
{
    const struct measured *measured = &way->measured;
    struct scores mean = measures_mean(measured->each, measured->n);
    struct scores first =
        measures_mean(report->ways[0].measured.each, report->ways[0].measured.n);
    if (report->options->per_question)
        put_questions(out, report, measured);
    put_column(out, str_of(label_of(report, way)), NAME_COLUMNS);
    put_scores(out, &mean);
    if (way != report->ways && first.of[MEASURE_NDCG] > 0)
        buf_printf(out, "  %6.1f %%",
                   100 * mean.of[MEASURE_NDCG] / first.of[MEASURE_NDCG]);
    buf_put_byte(out, '\n');
}

void report_put(struct buf *out, const struct eval_report *report)
{
    const struct eval_options *options = report->options;
    if (options->json) {
        report_json_put(out, report);
        return;
    }
    if (!options->quiet) {
        size_t n = report->ways[0].measured.n;
        buf_printf(out, "%s : %zu question%s jugée%s, pertinent dès la note %u\n\n",
                   options->set, n, n > 1 ? "s" : "", n > 1 ? "s" : "",
                   options->relevant);
        put_heading(out, "", NAME_COLUMNS);
        buf_put_text(out, report->n_ways > 1 ? "  nDCG gardé\n" : "\n");
    }
    for (size_t i = 0; i < report->n_ways; i++)
        put_way(out, report, &report->ways[i]);
}

void report_put_comparison(struct buf *out, const struct eval_options *options,
                           const struct comparison_result results[MEASURE_COUNT_],
                           size_t n)
{
    if (options->json) {
        report_json_put_comparison(out, options, results, n);
        return;
    }
    if (!options->quiet)
        buf_printf(
            out,
            "%s : %zu questions ; A = %s, B = %s\n\n"
            "               A        B    B - A  mieux  égal  moins    p (hasard)  "
            "p (Student)\n",
            options->set, n, options->compared[0], options->compared[1]);
    for (size_t m = 0; m < MEASURE_COUNT_; m++) {
        const struct comparison_result *r = &results[m];
        buf_printf(out, "%-8s %7.4f  %7.4f  %+7.4f  %5zu %5zu  %5zu  %12.5f %12.5f\n",
                   measure_label((enum measure)m), r->mean_a, r->mean_b, r->difference,
                   r->wins, r->ties, r->losses, r->p_randomization, r->p_t);
    }
}
