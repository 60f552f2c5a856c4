/* Precomputed BM25 saturation: what a word weighs by its count in a document and by the
 * document's length, for every code of a count and of a length (length_code.h). */
#ifndef ENGINE_STORE_SATURATION_H
#define ENGINE_STORE_SATURATION_H

#include "engine/file/length_code.h"
#include "engine/store/schema.h"

/** w' / (w' + IMPACT_Q) for the impact weight w' (schema.h) of each count code and length
 *  code: 0 for a count of 0, else between 0 and 1. */
struct saturation {
    double of[COUNT_CODES][LENGTH_CODES];
};

/** Compute the table for texts of @p mean_length words on average. */
void saturation_fill(struct saturation *out, struct impact impact, double mean_length);

#endif
