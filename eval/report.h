/* The report of an evaluation: tables for people, JSON for programs. */
#ifndef EVAL_REPORT_H
#define EVAL_REPORT_H

#include "eval/compare.h"
#include "eval/options.h"
#include "eval/ranking.h"

/** The measures of the questions as they are, or of one variant of them. */
struct report_way {
    bool is_varied;
    enum variant variant;
    struct measured measured;
};

/** Everything that one evaluation found. The members are borrowed. */
struct eval_report {
    const struct eval_options *options;
    const struct judged *judged;
    /** When there are several, the first has the questions as they are. */
    const struct report_way *ways;
    size_t n_ways;
};

/** Append the report as the options ask for it, as a table or as JSON. */
void report_put(struct buf *out, const struct eval_report *report);

/** Append the result of --compare: two runs compared by each measure, over @p n
 *  questions. */
void report_put_comparison(struct buf *out, const struct eval_options *options,
                           const struct comparison_result results[MEASURE_COUNT_],
                           size_t n);

#endif
