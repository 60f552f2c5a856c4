/* Notices: Markdown under front matter, one document a file. */
#ifndef INDEXER_FORMAT_MARKDOWN_H
#define INDEXER_FORMAT_MARKDOWN_H

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/source/reading.h"

/**
 * Read the notice @p text, which front_matter_starts(), and give its record to the sink, or refuse it.
 * The title is that of the front matter, or the body's first heading.
 * @return STATUS_OK (refused or not) or what the sink returned.
 */
MUST_CHECK enum status markdown_read(struct str text, const struct reading *reading,
                                     struct error *err);

#endif
