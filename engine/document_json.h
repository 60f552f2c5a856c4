/* A document as all JSON answers show it. */
#ifndef ENGINE_DOCUMENT_JSON_H
#define ENGINE_DOCUMENT_JSON_H

#include <jansson.h>

#include "engine/index.h"

/** A new object: what is known of @p document but its text. */
json_t *document_json(const struct document *document,
                      const struct vocabulary *vocabulary);

#endif
