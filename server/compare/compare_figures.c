/* Writes the figures of all regions, the greatest first, and says which are missing. */
#include "server/compare/compare_figures.h"

#include "server/compare/compare_map.h"
#include "server/compare/region_names.h"
#include "server/figures/figure_card.h"

/** The figure whose period is that of most. */
static const struct card_figure *reference(const struct figure_card *card)
{
    return card->main ? card->main : &card->regions.at[0];
}

static void put_period(struct html *h, const struct figure_card *card)
{
    struct str period = reference(card)->period;
    if (period.n)
        HTML_TEXT(h, "<p class=\"quiet\">Période&nbsp;: ", period,
                  ". Un chiffre d’une autre période porte la sienne.</p>");
}

static void put_gaps(struct html *h, const struct exchange *x,
                     const struct figure_card *card)
{
    if (!card->without)
        return;
    HTML(h, "<p class=\"compare-gaps\">Pas de chiffre pour&nbsp;: ");
    region_names(h, index_vocabulary(x->index), card->without);
    HTML(h, ".</p>");
}

void compare_figures(struct html *h, const struct exchange *x,
                     const struct figure_card *card)
{
    if (!card || !card->regions.n)
        return;
    HTML(h, "<section class=\"compare-figures\" aria-labelledby=\"chiffres\">");
    HTML_TEXT(h, "<h2 id=\"chiffres\">", card->label, "</h2>");
    put_period(h, card);
    HTML(h, "<div class=\"compare-sides\"><div>");
    figure_bars_of_all(h, x, card, reference(card));
    HTML(h, "</div>");
    compare_map_figures(h, x, card);
    HTML(h, "</div>");
    put_gaps(h, x, card);
    for (size_t i = 0; i < card->n_notes; i++)
        HTML_TEXT(h, "<p class=\"notice\">", card->notes[i], "</p>");
    HTML(h, "</section>");
}
