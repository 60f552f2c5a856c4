/* Writes a document as all JSON answers show it. */
#ifndef ENGINE_ANSWER_DOCUMENT_JSON_H
#define ENGINE_ANSWER_DOCUMENT_JSON_H

#include "base/buf.h"
#include "engine/index/documents.h"

/**
 * Append @p document as a JSON object, without its text. The closing brace is left to the
 * caller, who may add members.
 */
void document_json_open(struct buf *out, const struct document *document,
                        const struct vocabulary *vocabulary);

#endif
