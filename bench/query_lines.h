/* Files of questions: under a line with the names of the columns, a question on each
 * line. The columns are words, region, from and to, with tabs between them. */
#ifndef BENCH_QUERY_LINES_H
#define BENCH_QUERY_LINES_H

#include "engine/answer/search.h"

/** Append the file at @p path to @p text; @p lines becomes what follows the names of the
 *  columns, borrowed from @p text. @return as file_read() */
MUST_CHECK enum status query_lines_read(struct str *lines, struct buf *text,
                                        const char *path, struct error *err);

/** Read the request that @p line gives; its texts are in @p arena.
 *  @return as search_request_read() */
MUST_CHECK enum status query_line_request(struct search_request *out, struct str line,
                                          const struct index *index, struct arena *arena);

#endif
