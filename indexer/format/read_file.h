/* Reads a file of a source: tells its format, and reads all but JSONL as a whole. */
#ifndef INDEXER_FORMAT_READ_FILE_H
#define INDEXER_FORMAT_READ_FILE_H

#include "base/macros.h"
#include "base/status.h"
#include "indexer/format/format.h"
#include "indexer/source/reading.h"
#include "indexer/source/source_files.h"

/** The most bytes of a file that is read as a whole, without compression. */
#define TEXT_FILE_MAX (64U << 20)

/**
 * The format to read @p file in when @p wanted is asked for: FORMAT_AUTO when the content
 * decides, FORMAT_COUNT_ when the file is to be ignored.
 */
enum format read_file_format(const struct source_file *file, enum format wanted);

/** Why read_file_format() ignores @p file: French, a literal. */
const char *read_file_why_not(const struct source_file *file);

/**
 * Read @p file, of any format but FORMAT_JSONL, and give its records to the sink.
 *
 * @param[out] ignored  NULL, or why the content is ignored: French, a literal.
 * @return STATUS_OK, or what the stream, the reader of the format or the sink returned.
 *         Texts are French, without the path.
 */
MUST_CHECK enum status
read_file_content(const char **ignored, const struct source_file *file,
                  enum format wanted, const struct reading *reading, struct error *err);

#endif
