/* Making terms and impact weights. */
#include "engine/store/schema.h"

#include <math.h>

#include "base/utf8.h"

struct str term_make(char to[TERM_BYTES], enum family family, struct str text)
{
    struct str prefix = str_of(family_prefixes[family]);
    struct str cut = utf8_head_bytes(text, TERM_TEXT_MAX);
    memcpy(to, prefix.at, prefix.n);
    if (cut.n)
        memcpy(to + prefix.n, cut.at, cut.n);
    to[prefix.n + cut.n] = '\0';
    return (struct str){to, prefix.n + cut.n};
}

uint32_t impact_weight(struct impact impact, uint32_t wdf, double length,
                       double mean_length)
{
    double norm =
        1.0 - impact.b + impact.b * length / (mean_length > 0 ? mean_length : 1);
    double weight = round(IMPACT_Q / impact.k1 * wdf / norm);
    return weight < 1 ? 1 : weight > 1e6 ? 1000000 : (uint32_t)weight;
}
