/* What a word's count in a document of some length weighs, for every count and length that the index tells apart. */
#ifndef ENGINE_STORE_SATURATION_H
#define ENGINE_STORE_SATURATION_H

#include "engine/file/length_code.h"
#include "engine/store/schema.h"

/** w' / (w' + IMPACT_Q) of each impact weight w', by count code, then by length code. A count
 *  of 0 weighs nothing. */
struct saturation {
    double of[COUNT_CODES][LENGTH_CODES];
};

void saturation_fill(struct saturation *out, struct impact impact, double mean_length);

#endif
