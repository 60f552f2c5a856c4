/* Writes figures of several periods as a line. */
#include <math.h>

#include "server/figures/figure_card.h"

#define WIDTH 280.0
#define HEIGHT 60.0
/** So that no dot is cut at the edge. */
#define MARGIN 6.0

/** The least and the greatest number. */
static void bounds_of(const struct card_list *history, double *low, double *high)
{
    *low = *high = history->at[0].number;
    for (size_t i = 1; i < history->n; i++) {
        *low = fmin(*low, history->at[i].number);
        *high = fmax(*high, history->at[i].number);
    }
}

struct spot {
    unsigned long x, y;
};

/** Where figure @p i stands: by its last day, and by its number between the bounds. */
static struct spot place_of(const struct card_list *history, size_t i)
{
    double low, high;
    bounds_of(history, &low, &high);
    double first = history->at[0].to, last = history->at[history->n - 1].to;
    double across = last > first ? (history->at[i].to - first) / (last - first) : 0;
    double up = high > low ? (history->at[i].number - low) / (high - low) : 0.5;
    return (struct spot){
        (unsigned long)lround(MARGIN + across * (WIDTH - 2 * MARGIN)),
        (unsigned long)lround(HEIGHT - MARGIN - up * (HEIGHT - 2 * MARGIN))};
}

static void put_drawing(struct html *h, const struct card_list *history)
{
    AUTO_BUF points = BUF_INIT(1U << 14);
    for (size_t i = 0; i < history->n; i++) {
        struct spot at = place_of(history, i);
        buf_printf(&points, "%s%lu,%lu", i ? " " : "", at.x, at.y);
    }
    HTML(h, "<svg class=\"figure-line\" viewbox=\"0 0 280 60\" aria-hidden=\"true\""
            " focusable=\"false\">");
    HTML_TAG(h, "<polyline class=\"line\"");
    HTML_ATTR(h, "points", buf_str(&points));
    HTML(h, "</polyline>");
    for (size_t i = 0; i < history->n; i++) {
        struct spot at = place_of(history, i);
        HTML_TAG(h, "<circle class=\"dot\" r=\"4\"");
        HTML_NUMBERED(h, "cx", "", at.x);
        HTML_NUMBERED(h, "cy", "", at.y);
        HTML(h, "</circle>");
    }
    HTML(h, "</svg>");
}

static void put_end(struct html *h, const struct card_figure *figure)
{
    HTML(h, "<span>");
    figure_value(h, figure);
    HTML_TEXT(h, " <span class=\"figure-when\">", figure->period, "</span></span>");
}

void figure_line(struct html *h, const struct card_list *history)
{
    if (history->n < 2)
        return;
    HTML(h, "<div class=\"figure-past\">");
    put_drawing(h, history);
    HTML(h, "<p class=\"figure-ends\">");
    put_end(h, &history->at[0]);
    HTML(h, " <span class=\"figure-to\" aria-hidden=\"true\">→</span> ");
    put_end(h, &history->at[history->n - 1]);
    HTML(h, "</p></div>");
}
