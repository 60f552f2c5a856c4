/* What an evaluation says: tables for people, JSON for programs. */
#ifndef EVAL_REPORT_H
#define EVAL_REPORT_H

#include "eval/compare.h"
#include "eval/options.h"
#include "eval/ranking.h"

/** One way of putting the questions, measured. */
struct report_way {
    bool is_varied;
    enum variant variant;
    struct measured measured;
};

/** All that one evaluation found; borrowed. */
struct eval_report {
    const struct eval_options *options;
    const struct judged *judged;
    const struct report_way
        *ways; /* with several, the first is the questions as they are */
    size_t n_ways;
};

/** Append the report as options ask for it: a table or JSON. */
void report_put(struct buf *out, const struct eval_report *report);

/** Append what --compare found: the comparison by each measure, over @p n questions. */
void report_put_comparison(struct buf *out, const struct eval_options *options,
                           const struct comparison_result results[MEASURE_COUNT_],
                           size_t n);

#endif
