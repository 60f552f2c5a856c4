/* What a failure means to the person who started the program: an exit code of sysexits(3)
 * and a message in French. */
#ifndef BASE_EXIT_CODE_H
#define BASE_EXIT_CODE_H

#include "base/buf.h"
#include "base/status.h"

/** The exit code of @p status; 0 for STATUS_OK. */
int exit_code(enum status status);

/** Append the French message for a failure with status @p status and the text @p text.
 *  Where the text alone does not say what it means and what to do about it, the message
 *  does. */
void exit_put_words(struct buf *out, enum status status, const char *text);

/** Write the message for @p err to standard error, on one line behind the name of
 *  @p program. @return the exit code */
int exit_tell(const char *program, const struct error *err);

#endif
