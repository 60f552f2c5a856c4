/* Key figures in pages. */
#ifndef SERVER_FIGURES_FIGURE_CARD_H
#define SERVER_FIGURES_FIGURE_CARD_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write @p card as a section with a heading of the second level; nothing when it is NULL.
 * At most one card stands in a page: it has ids.
 */
void figure_card(struct html *h, const struct exchange *x,
                 const struct figure_card *card);

/** Which figures are drawn. */
struct figure_bars {
    /* The greatest comes first; the caller sorts them. */
    struct card_list figures;
    /* Drawn last; NULL: none. */
    const struct card_figure *country;
    /* Marked among the others; 0: none. */
    region_set marked;
    /* The period of most: one that differs is written beside its figure. NULL: each. */
    const struct card_figure *period;
    /* What is searched for when a place is followed, with its name. Empty: no links. */
    struct str words;
};

/** Write a list of places with a bar and the value of each. */
void figure_bars(struct html *h, const struct exchange *x,
                 const struct figure_bars *bars);

/**
 * Write the figures of all regions as figure_bars() does, with the country's where it is
 * no sum of theirs, and links to each. @p period is as in struct figure_bars.
 */
void figure_bars_of_all(struct html *h, const struct exchange *x,
                        const struct figure_card *card, const struct card_figure *period);

/** Write figures of one place, the earliest first, as a line; its ends are written. */
void figure_line(struct html *h, const struct card_list *history);

/**
 * Write a list of at most @p most key figures, the newest first, each another one, with
 * links to the searches that show more of them. Nothing when the index has none.
 *
 * @return how many were written.
 */
size_t figure_highlights(struct html *h, struct exchange *x, size_t most);

/** Write a value with its unit, « 9,2 % ». */
void figure_value(struct html *h, const struct card_figure *figure);

/** The search for @p words at @p place. */
struct url figure_url(struct str words, struct str place, struct arena *arena);

#endif
