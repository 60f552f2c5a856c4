/* Reads JSONL: one document per line. */
#ifndef INDEXER_FORMAT_JSONL_H
#define INDEXER_FORMAT_JSONL_H

#include "base/macros.h"
#include "base/status.h"
#include "engine/record/record_json.h"
#include "indexer/source/line_stream.h"
#include "indexer/source/reading.h"

/** The most bytes of a line. */
#define JSONL_LINE_MAX RECORD_JSON_MAX

/**
 * Read the record of one line, or refuse it. A blank line is no document. Lines come from
 * a line_stream with the ceiling JSONL_LINE_MAX.
 *
 * @return STATUS_OK, also when it was refused, or what the sink returned.
 */
MUST_CHECK enum status jsonl_take(const struct reading *reading, const struct line *line,
                                  struct error *err);

#endif
