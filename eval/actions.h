/* What inffo-eval does: it asks, measures, compares and varies questions. */
#ifndef EVAL_ACTIONS_H
#define EVAL_ACTIONS_H

#include "eval/options.h"

/**
 * Do what @p options ask for and append the report to @p out.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_BAD_INPUT, STATUS_TOO_LARGE, STATUS_IO,
 *         index_open()'s or search()'s.
 */
MUST_CHECK enum status action_run(struct buf *out, const struct eval_options *options,
                                  struct error *err);

#endif
