/* The figures of an explanation as JSON, as an answer gives them. */
#ifndef ENGINE_EXPLAIN_EXPLAIN_JSON_H
#define ENGINE_EXPLAIN_EXPLAIN_JSON_H

#include "base/buf.h"
#include "engine/explain/explain.h"

/** Append an object: `total`, what each word adds, and what each other part adds. They
 *  add up to the total. */
void explanation_to_json(struct buf *out, const struct explanation *explanation);

#endif
