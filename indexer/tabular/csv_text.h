/* Reads CSV files: their separator is found, and their rows become a sheet. */
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

/** Give the sink the records of the CSV file @p text. */
MUST_CHECK enum status csv_read_file(struct str text, const struct reading *reading,
                                     struct error *err);

#endif
