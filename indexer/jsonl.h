/* JSONL: one document a line, plain or compressed, read as a stream. */
#ifndef INDEXER_JSONL_H
#define INDEXER_JSONL_H

#include "base/macros.h"
#include "base/status.h"
#include "engine/record_json.h"
#include "indexer/reading.h"

/** Longest line in bytes. */
#define JSONL_LINE_MAX RECORD_JSON_MAX

/**
 * Read every line of the file at @p path; blank lines are no documents.
 * @return STATUS_OK, byte_stream_open()'s and byte_stream_read()'s statuses (French texts), STATUS_TOO_LARGE, or what
 *         the sink returned.
 */
MUST_CHECK enum status jsonl_read(const char *path, const struct reading *reading,
                                  struct error *err);

#endif
