/* How a file of a source is read: its format, and texts as a whole. */
#ifndef INDEXER_FORMAT_READ_FILE_H
#define INDEXER_FORMAT_READ_FILE_H

#include "base/macros.h"
#include "base/status.h"
#include "indexer/format/format.h"
#include "indexer/source/reading.h"
#include "indexer/source/source_files.h"

/** Most bytes of a monograph or a notice. */
#define TEXT_FILE_MAX (64U << 20)

/** What to read @p file as when @p wanted is asked for: FORMAT_AUTO for a text whose content decides, FORMAT_COUNT_ for a
 *  file that is passed over. */
enum format read_file_format(const struct source_file *file, enum format wanted);

/** Why a file is passed over: French, a constant. */
const char *read_file_why_not(const struct source_file *file);

/**
 * Read the notice or monograph @p file, of any format but FORMAT_JSONL, and give its records to the sink.
 *
 * @param[out] ignored  NULL, or why the text is passed over: French, a constant.
 * @return STATUS_OK, or what the stream, the source or the sink returned. Texts are French, without the path.
 */
MUST_CHECK enum status read_file_text(const char **ignored,
                                      const struct source_file *file, enum format wanted,
                                      const struct reading *reading, struct error *err);

#endif
