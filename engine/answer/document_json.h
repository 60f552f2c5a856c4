/* A document as all JSON answers show it. */
#ifndef ENGINE_ANSWER_DOCUMENT_JSON_H
#define ENGINE_ANSWER_DOCUMENT_JSON_H

#include "base/buf.h"
#include "engine/index/documents.h"

/** Append an object of what is known of @p document but its text, its last brace left out: members may follow. */
void document_json_open(struct buf *out, const struct document *document,
                        const struct vocabulary *vocabulary);

#endif
