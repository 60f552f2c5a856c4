/* Reads notices: Markdown below front matter, one document per file. */
#ifndef INDEXER_FORMAT_MARKDOWN_H
#define INDEXER_FORMAT_MARKDOWN_H

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/source/reading.h"

/**
 * Read the notice @p text, which front_matter_starts(), and give its record to the sink,
 * or refuse it. Its title is that of the front matter, or else the first heading of the
 * body.
 *
 * @return STATUS_OK, also when it was refused, or what the sink returned.
 */
MUST_CHECK enum status markdown_read(struct str text, const struct reading *reading,
                                     struct error *err);

#endif
