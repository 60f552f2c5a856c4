/* The figures of an explanation, as the HTTP answer gives them. */
#ifndef ENGINE_EXPLAIN_JSON_H
#define ENGINE_EXPLAIN_JSON_H

#include <jansson.h>

#include "engine/explain.h"

/** A new object: `total`, what each word adds, what each part adds; they add up to the total. */
json_t *explanation_to_json(const struct explanation *explanation);

#endif
