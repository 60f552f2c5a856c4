/* Makes UTF-8 of the text of a CSV file, and finds its separator. */
#ifndef INDEXER_TABULAR_CSV_TEXT_H
#define INDEXER_TABULAR_CSV_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "indexer/source/reading.h"

/** The separator of @p text: ; , | or a tab; 0 when lines have none in common. */
char csv_separator(struct str text);

/** Whether @p text begins like a table of documents or figures: a line of heads, two or
 *  more of which are known, and lines of as many fields. */
bool csv_is_content(struct str text);

/**
 * Append @p text to @p out as UTF-8 when it certainly is Windows-1252: all of its bytes
 * beyond ASCII are letters and signs of French.
 *
 * @return whether it is.
 */
bool csv_decode(struct buf *out, struct str text);

/** Give the sink the records of the CSV file @p text. */
MUST_CHECK enum status csv_read_file(struct str text, const struct reading *reading,
                                     struct error *err);

#endif
