/* Writes the newest key figures of an index as a short list. */
#include "server/figures/figure_card.h"

size_t figure_highlights(struct html *h, struct exchange *x, size_t most)
{
    struct figure_card cards[CARDS_NEWEST_MAX];
    size_t n = figure_cards_newest(cards, most, searcher_documents(x->searcher),
                                   searcher_arena(x->searcher));
    if (!n)
        return 0;
    HTML(h, "<ul class=\"figure-highlights\">");
    for (size_t i = 0; i < n; i++) {
        const struct card_figure *main = cards[i].main;
        HTML(h, "<li><p class=\"figure-main\"><strong>");
        figure_value(h, main);
        HTML(h, "</strong></p><p class=\"figure-name\">");
        html_link(h, figure_url(cards[i].words, main->place, x->arena), cards[i].label);
        HTML_TEXT(h, " <span class=\"figure-when\">", main->place, "");
        if (main->period.n)
            HTML_TEXT(h, ", ", main->period, "");
        HTML(h, "</span></p>");
        if (cards[i].national) {
            HTML(h, "<p class=\"figure-when\">France&nbsp;: ");
            figure_value(h, cards[i].national);
            if (!card_same_period(main, cards[i].national) && cards[i].national->period.n)
                HTML_TEXT(h, " (", cards[i].national->period, ")");
            HTML(h, "</p>");
        }
        HTML(h, "</li>");
    }
    HTML(h, "</ul>");
    return n;
}
