/* What a failure means to who started the program: sysexits(3) codes and French words. */
#ifndef BASE_EXIT_CODE_H
#define BASE_EXIT_CODE_H

#include "base/buf.h"
#include "base/status.h"

/** The exit code of @p status; 0 for STATUS_OK. */
int exit_code(enum status status);

/** Append what is to be said of a failure, in French: the error's own text @p text, with
 *  what it means and what to do about it where the text does not say. */
void exit_put_words(struct buf *out, enum status status, const char *text);

/** Say it on the standard error, in one line behind the name of @p program.
 *  @return the exit code. */
int exit_tell(const char *program, const struct error *err);

#endif
