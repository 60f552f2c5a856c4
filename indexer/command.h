/* What inffo-index can do: one function for each action. */
#ifndef INDEXER_COMMAND_H
#define INDEXER_COMMAND_H

#include "base/macros.h"
#include "base/status.h"
#include "engine/index/index.h"
#include "indexer/options.h"

/** Returns the exit code of the program. */
typedef int command_function(const struct index_options *options);

command_function command_build;
command_function command_dump;
command_function command_explain;
command_function command_verify;
command_function command_rollback;
command_function command_watch;

/** Like index_open(), with a French text when there is no index. */
MUST_CHECK enum status command_open_index(struct index **out, const char *path,
                                          enum index_check check, struct error *err);

#endif
