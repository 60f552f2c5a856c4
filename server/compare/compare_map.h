/* Tile maps of a comparison: how many documents each region has, or its figure. */
#ifndef SERVER_COMPARE_COMPARE_MAP_H
#define SERVER_COMPARE_COMPARE_MAP_H

#include "engine/compare/compare.h"
#include "html/html.h"
#include "server/exchange/exchange.h"

/** Draw the regions with their numbers of documents; each tile leads to these. The page
 *  needs page_frame.has_map, here and below. */
void compare_map_counts(struct html *h, const struct exchange *x,
                        const struct comparison *comparison);

/** Draw the regions with their figures; those without one say so. */
void compare_map_figures(struct html *h, const struct exchange *x,
                         const struct figure_card *card);

#endif
