/* The reports as JSON. */
#include "eval/report_json.h"

#include "base/utf8.h"
#include "engine/json/json_put.h"

/** Append a member whose value is a path of the command line. The path is cut at its
 *  first byte that is not UTF-8, so that the JSON is valid. */
static void put_path(struct buf *out, const char *name, const char *path)
{
    struct str text = str_of(path);
    text.n = utf8_first_invalid(text);
    buf_printf(out, "\"%s\":", name);
    json_put_string(out, text);
}

static void put_scores(struct buf *out, const struct scores *scores)
{
    for (size_t m = 0; m < MEASURE_COUNT_; m++) {
        buf_printf(out, ",\"%s\":", measure_name((enum measure)m));
        json_put_real(out, scores->of[m]);
    }
}

static void put_questions(struct buf *out, const struct eval_report *report,
                          const struct measured *measured)
{
    buf_put_text(out, ",\"per_query\":[");
    for (size_t i = 0; i < measured->n; i++) {
        const struct question *question =
            &report->judged->questions.at[measured->question[i]];
        buf_put_text(out, i ? ",{\"id\":" : "{\"id\":");
        json_put_string(out, question->id);
        buf_put_text(out, ",\"text\":");
        json_put_string(out, question->text);
        put_scores(out, &measured->each[i]);
        buf_put_byte(out, '}');
    }
    buf_put_byte(out, ']');
}

/** Append the members "variant", the means and, when they are asked for, the
 *  questions. */
static void put_way(struct buf *out, const struct eval_report *report,
                    const struct report_way *way)
{
    struct scores mean = measures_mean(way->measured.each, way->measured.n);
    buf_put_text(out, "\"variant\":");
    if (way->is_varied)
        json_put_string(out, str_of(variant_name(way->variant)));
    else
        buf_put_text(out, "null");
    put_scores(out, &mean);
    if (report->options->per_question)
        put_questions(out, report, &way->measured);
}

static double mean_ndcg(const struct report_way *way)
{
    return measures_mean(way->measured.each, way->measured.n).of[MEASURE_NDCG];
}

void report_json_put(struct buf *out, const struct eval_report *report)
{
    buf_put_byte(out, '{');
    put_path(out, "set", report->options->set);
    buf_printf(out, ",\"relevant\":%u,\"questions\":%zu,", report->options->relevant,
               report->ways[0].measured.n);
    put_way(out, report, &report->ways[0]);
    if (report->n_ways > 1)
        buf_put_text(out, ",\"variants\":[");
    for (size_t i = 1; i < report->n_ways; i++) {
        double first = mean_ndcg(&report->ways[0]);
        buf_put_text(out, i > 1 ? ",{" : "{");
        put_way(out, report, &report->ways[i]);
        buf_put_text(out, ",\"kept\":");
        if (first > 0)
            json_put_real(out, mean_ndcg(&report->ways[i]) / first);
        else
            buf_put_text(out, "null");
        buf_put_byte(out, '}');
    }
    buf_put_text(out, report->n_ways > 1 ? "]}\n" : "}\n");
}

void report_json_put_comparison(struct buf *out, const struct eval_options *options,
                                const struct comparison_result results[MEASURE_COUNT_],
                                size_t n)
{
    buf_put_byte(out, '{');
    put_path(out, "set", options->set);
    buf_put_byte(out, ',');
    put_path(out, "a", options->compared[0]);
    buf_put_byte(out, ',');
    put_path(out, "b", options->compared[1]);
    buf_printf(out, ",\"questions\":%zu,\"measures\":[", n);
    for (size_t m = 0; m < MEASURE_COUNT_; m++) {
        const struct comparison_result *r = &results[m];
        const struct {
            const char *name;
            double value;
        } reals[] = {{"a", r->mean_a},
                     {"b", r->mean_b},
                     {"difference", r->difference},
                     {"p_randomization", r->p_randomization},
                     {"p_t", r->p_t}};
        buf_printf(out, "%s{\"measure\":\"%s\",\"wins\":%zu,\"ties\":%zu,\"losses\":%zu",
                   m ? "," : "", measure_name((enum measure)m), r->wins, r->ties,
                   r->losses);
        for (size_t i = 0; i < COUNT_OF(reals); i++) {
            buf_printf(out, ",\"%s\":", reals[i].name);
            json_put_real(out, reals[i].value);
        }
        buf_put_byte(out, '}');
    }
    buf_put_text(out, "]}\n");
}
