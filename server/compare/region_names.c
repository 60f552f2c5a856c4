/* Lists regions as a sentence does. Their numbers are in alphabetical order. */
#include "server/compare/region_names.h"

void region_names(struct html *h, const struct vocabulary *vocabulary, region_set regions)
{
    for (region_set left = regions; left; left &= left - 1) {
        unsigned i = (unsigned)__builtin_ctz(left);
        if (left != regions)
            html_text(h, left & (left - 1) ? STR(", ") : STR(" et "));
        html_text(h, str_of(vocabulary_region(vocabulary, i)->label));
    }
}
