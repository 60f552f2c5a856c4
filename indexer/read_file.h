/* Reading one file of a source by its format. */
#ifndef INDEXER_READ_FILE_H
#define INDEXER_READ_FILE_H

#include "base/macros.h"
#include "base/status.h"
#include "indexer/format.h"
#include "indexer/reading.h"
#include "indexer/source_files.h"

/** Most bytes of a monograph or a notice. */
#define TEXT_FILE_MAX (64U << 20)

/**
 * Read @p file as @p format says (FORMAT_AUTO: as its name and text say) and give its records to the sink.
 *
 * @param[out] ignored  NULL, or why a file found in a folder was passed over: French, a constant.
 * @return STATUS_OK; STATUS_BAD_INPUT for a file named on the command line that has no known format; what the source
 *         or the sink returned. Texts are French, without the path.
 */
MUST_CHECK enum status read_file(const char **ignored, const struct source_file *file,
                                 enum format format, const struct reading *reading,
                                 struct error *err);

#endif
