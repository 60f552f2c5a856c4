/* JSONL: one document a line. */
#ifndef INDEXER_FORMAT_JSONL_H
#define INDEXER_FORMAT_JSONL_H

#include "base/macros.h"
#include "base/status.h"
#include "engine/record/record_json.h"
#include "indexer/source/line_stream.h"
#include "indexer/source/reading.h"

/** Longest line in bytes. */
#define JSONL_LINE_MAX RECORD_JSON_MAX

/**
 * Read the record of one line (of lines under JSONL_LINE_MAX), or refuse it; a blank line is no document.
 * @return STATUS_OK (refused or not) or what the sink returned.
 */
MUST_CHECK enum status jsonl_take(const struct reading *reading, const struct line *line,
                                  struct error *err);

#endif
