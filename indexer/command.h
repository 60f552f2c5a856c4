/* The things that inffo-index does, one function each. */
#ifndef INDEXER_COMMAND_H
#define INDEXER_COMMAND_H

#include "indexer/options.h"

/** @return the exit code. */
typedef int command_function(const struct options *options);

command_function command_build;
command_function command_dump;
command_function command_explain;
command_function command_verify;
command_function command_rollback;

#endif
