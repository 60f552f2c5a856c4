/* Tells the files of a folder that are about the folder and not for its readers. */
#ifndef INDEXER_FORMAT_LEFT_OUT_NAMES_H
#define INDEXER_FORMAT_LEFT_OUT_NAMES_H

#include <stdbool.h>

#include "indexer/source/source_files.h"

/**
 * Whether @p file, a text without a header, is left out by its name: a read-me, a
 * licence, a list of changes, a table of contents, a part of pages (« _sidebar »). A
 * read-me is a page where a SUMMARY.md beside it or above it, in its source, says that it
 * belongs to a book. A file that is named on the command line never is.
 */
bool is_left_out_by_name(const struct source_file *file);

/**
 * Whether @p file, which has no header, is one of the engine's own: of a vocabulary
 * (regions.json and themes.json are in its folder) or of judged questions (queries.tsv
 * and qrels.tsv). A file that is named on the command line never is.
 */
bool is_of_the_engine(const struct source_file *file);

#endif
