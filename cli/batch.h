/* Answers a file of questions one after the other, for evaluations. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <stdio.h>

#include "engine/answer/search.h"

/**
 * Answer each line "id TAB text" of the file at @p path. For each of the best @p depth
 * hits, print a line "id document rank score".
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE or STATUS_BAD_INPUT (a
 *         line without a tab, or a question that is too long: the French text names file
 *         and line), or a failure of search()
 */
MUST_CHECK enum status batch_run(FILE *to, const char *path, struct searcher *searcher,
                                 const struct index *index, uint32_t depth,
                                 struct error *err);

#endif
