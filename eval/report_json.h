/* The reports as JSON. */
#ifndef EVAL_REPORT_JSON_H
#define EVAL_REPORT_JSON_H

#include "eval/report.h"

/**
 * Append one object and a newline. Its members are "set", "relevant", "questions" (how
 * many), the means of the measures ("ndcg@10", "mrr@10", "recall@100", "right_first") and
 * "variant" (null: the questions as they are). With --per-query it also has "per_query",
 * an array of objects with "id", "text" and the measures. With --variants it also has
 * "variants", an array of objects with "variant", the means, "kept" (the share of nDCG@10
 * that is kept; null when nDCG@10 was 0) and "per_query".
 */
void report_json_put(struct buf *out, const struct eval_report *report);

/** Append one object and a newline. Its members are "set", "a", "b", "questions" and
 *  "measures", an array of objects with "measure", "a", "b", "difference", "wins",
 *  "ties", "losses", "p_randomization" and "p_t". */
void report_json_put_comparison(struct buf *out, const struct eval_options *options,
                                const struct comparison_result results[MEASURE_COUNT_],
                                size_t n);

#endif
