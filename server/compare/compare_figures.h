/* The figures of the regions, where the words of a comparison name an indicator. */
#ifndef SERVER_COMPARE_COMPARE_FIGURES_H
#define SERVER_COMPARE_COMPARE_FIGURES_H

#include "engine/card/card.h"
#include "html/html.h"
#include "server/exchange/exchange.h"

/** Write the figures as a ranked list, and which regions have none; nothing when
 *  @p card is NULL or has no region. The page needs page_frame.has_figures. */
void compare_figures(struct html *h, const struct exchange *x,
                     const struct figure_card *card);

#endif
