/* The reports as JSON. */
#ifndef EVAL_REPORT_JSON_H
#define EVAL_REPORT_JSON_H

#include "eval/report.h"

/**
 * Append one object and a newline: "set", "relevant", "questions" (how many), the three means ("ndcg@10", "mrr@10",
 * "recall@100"), "variant" (null: as they are), with --per-query "per_query" (an array of "id", "text" and the three); and
 * with --variants "variants", an array of objects of "variant", the means, "kept" (of nDCG@10, null when it was 0) and
 * "per_query".
 */
void report_json_put(struct buf *out, const struct eval_report *report);

/** Append one object and a newline: "set", "a", "b", "questions" and "measures", an array of "measure", "a", "b",
 *  "difference", "wins", "ties", "losses", "p_randomization", "p_t". */
void report_json_put_comparison(struct buf *out, const struct eval_options *options,
                                const struct comparison_result results[MEASURE_COUNT_],
                                size_t n);

#endif
