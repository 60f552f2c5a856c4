/* Computing impact weights. */
#include "engine/store/schema.h"

#include <math.h>

uint32_t impact_weight(struct impact impact, uint32_t wdf, double length,
                       double mean_length)
{
    double norm =
        1.0 - impact.b + impact.b * length / (mean_length > 0 ? mean_length : 1);
    double weight = round(IMPACT_Q / impact.k1 * wdf / norm);
    return weight < 1 ? 1 : weight > 1e6 ? 1000000 : (uint32_t)weight;
}
