/* A file of questions, answered one after the other: for evaluations. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <stdio.h>

#include "engine/answer/search.h"

/**
 * Answer each line "id TAB text" of the file at @p path and print a line "id document rank score" a hit, the best
 * @p depth of each.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE or STATUS_BAD_INPUT (a line without a tab or too
 *         long a question: the French text names file and line), or search()'s.
 */
MUST_CHECK enum status batch_run(FILE *to, const char *path, struct searcher *searcher,
                                 const struct index *index, uint32_t depth,
                                 struct error *err);

#endif
