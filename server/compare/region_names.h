/* Names of regions in a sentence. */
#ifndef SERVER_COMPARE_REGION_NAMES_H
#define SERVER_COMPARE_REGION_NAMES_H

#include "engine/vocabulary/vocabulary.h"
#include "html/html.h"

/** Write the names in alphabetical order: « Bretagne, Corse et Grand Est ». */
void region_names(struct html *h, const struct vocabulary *vocabulary,
                  region_set regions);

#endif
