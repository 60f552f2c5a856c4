/* What each failure means to who started the program: sysexits(3) codes and French words. */
#ifndef INDEXER_EXIT_CODE_H
#define INDEXER_EXIT_CODE_H

#include "base/status.h"

/** The exit code of @p status; 0 for STATUS_OK. */
int exit_code(enum status status);

/** What to do about it, in French, to be shown after the error's own text; "" when that says it all. */
const char *exit_advice(enum status status);

#endif
