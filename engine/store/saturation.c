/* Computing the table of saturated weights. */
#include "engine/store/saturation.h"

#include <string.h>

void saturation_fill(struct saturation *out, struct impact impact, double mean_length)
{
    memset(out->of[0], 0, sizeof out->of[0]);
    for (unsigned count = 1; count < COUNT_CODES; count++)
        for (unsigned length = 0; length < LENGTH_CODES; length++) {
            double weight = impact_weight(impact, count_decode((uint8_t)count),
                                          length_decode((uint8_t)length), mean_length);
            out->of[count][length] = weight / (weight + IMPACT_Q);
        }
}
