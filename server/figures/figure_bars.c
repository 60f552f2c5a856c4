/* Writes figures as bars, whose lengths are their shares of the greatest. */
#include <math.h>

#include "server/figures/figure_card.h"

/** The length of the longest bar. */
#define BAR_LENGTH 1000.0

static double greatest_of(const struct figure_bars *bars)
{
    double greatest = bars->country ? bars->country->number : 0;
    for (size_t i = 0; i < bars->figures.n; i++)
        greatest = fmax(greatest, bars->figures.at[i].number);
    return greatest;
}

static void put_bar(struct html *h, double number, double greatest)
{
    double share = greatest > 0 && number > 0 ? number / greatest : 0;
    HTML(h, "<svg class=\"bar-line\" viewbox=\"0 0 1000 10\""
            " preserveaspectratio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
            "<rect class=\"bar-ground\" width=\"1000\" height=\"10\"></rect>");
    HTML_TAG(h, "<rect class=\"bar-value\"");
    HTML_NUMBERED(h, "width", "", (unsigned long)lround(share * BAR_LENGTH));
    HTML_ATTRS(h, "height=\"10\"");
    HTML(h, "</rect></svg>");
}

static void put_figure(struct html *h, const struct exchange *x,
                       const struct figure_bars *bars, const struct card_figure *figure,
                       double greatest)
{
    bool is_marked = figure->regions && (figure->regions & bars->marked);
    HTML_TAG(h, "<li");
    if (is_marked)
        HTML_ATTRS(h, "class=\"is-asked\"");
    else if (!figure->regions)
        HTML_ATTRS(h, "class=\"is-country\"");
    HTML(h, "<span class=\"bar-place\">");
    if (bars->words.n && !is_marked)
        html_link(h, figure_url(bars->words, figure->place, x->arena), figure->place);
    else
        html_text(h, figure->place);
    HTML(h, "</span> ");
    put_bar(h, figure->number, greatest);
    HTML(h, " <span class=\"bar-number\">");
    figure_value(h, figure);
    bool is_other = !bars->period || !card_same_period(figure, bars->period);
    if (is_other && figure->period.n)
        HTML_TEXT(h, " <span class=\"figure-when\">(", figure->period, ")</span>");
    HTML(h, "</span></li>");
}

void figure_bars(struct html *h, const struct exchange *x, const struct figure_bars *bars)
{
    double greatest = greatest_of(bars);
    HTML(h, "<ul class=\"figure-bars\">");
    for (size_t i = 0; i < bars->figures.n; i++)
        put_figure(h, x, bars, &bars->figures.at[i], greatest);
    if (bars->country)
        put_figure(h, x, bars, bars->country, greatest);
    HTML(h, "</ul>");
}
