/* Files of questions, a line each under a line of heads: words, region, from and to, tab-separated. */
#ifndef BENCH_QUERY_LINES_H
#define BENCH_QUERY_LINES_H

#include "engine/answer/search.h"

/** Append the file at @p path to @p text; @p lines is what follows its heads. @return as file_read(). */
MUST_CHECK enum status query_lines_read(struct str *lines, struct buf *text,
                                        const char *path, struct error *err);

/** The request of one line, in @p arena. @return as search_request_read(). */
MUST_CHECK enum status query_line_request(struct search_request *out, struct str line,
                                          const struct index *index, struct arena *arena);

#endif
