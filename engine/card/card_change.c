/* Says the change between two figures. */
#include <math.h>

#include "engine/card/card_parts.h"

#define NARROW "\u202F"
#define MINUS "−"

/** Beyond this the two figures are not in the same unit. */
#define RATIO_MOST 20.0

void card_put_number(struct buf *out, double number, int n_decimals)
{
    char text[64];
    int n = snprintf(text, sizeof text, "%.*f", n_decimals, fabs(number));
    if (n < 0 || (size_t)n >= sizeof text)
        return;
    if (number < 0)
        buf_put_text(out, MINUS);
    int whole = n_decimals ? n - n_decimals - 1 : n;
    for (int i = 0; i < n; i++) {
        if (i && i < whole && (whole - i) % 3 == 0)
            buf_put_text(out, NARROW);
        buf_put_byte(out, text[i] == '.' ? ',' : text[i]);
    }
}

/** Whether @p number is 0 when it is written with @p n_decimals. */
static bool is_nothing(double number, int n_decimals)
{
    return fabs(number) * pow(10, n_decimals) < 0.5;
}

static void put_signed(struct buf *out, double number, int n_decimals)
{
    if (number > 0)
        buf_put_byte(out, '+');
    card_put_number(out, number, n_decimals);
}

static int decimals_of_points(const struct card_figure *a, const struct card_figure *b)
{
    int n = a->n_decimals > b->n_decimals ? a->n_decimals : b->n_decimals;
    return n < 1 ? 1 : n > 2 ? 2 : n;
}

static bool is_other_scale(const struct card_figure *a, const struct card_figure *b)
{
    double low = fabs(a->number), high = fabs(b->number);
    return fmax(low, high) > RATIO_MOST * fmin(low, high);
}

void card_change_find(struct card_change *out, const struct card_figure *before,
                      const struct card_figure *figure, struct str printed,
                      enum figure_kind kind, struct arena *arena)
{
    *out = (struct card_change){
        .from_value = before->value, .from_period = before->period, .printed = printed};
    if (kind != FIGURE_RATE && (before->number <= 0 || is_other_scale(before, figure)))
        return;
    AUTO_BUF text = BUF_INIT(128);
    int n_decimals = 1;
    if (kind == FIGURE_RATE) {
        n_decimals = decimals_of_points(before, figure);
        out->number = figure->number - before->number;
    } else {
        out->number = (figure->number / before->number - 1) * 100;
    }
    if (is_nothing(out->number, n_decimals)) {
        buf_put_text(&text, "stable");
        out->number = 0;
    } else {
        put_signed(&text, out->number, n_decimals);
        buf_put_text(&text, kind != FIGURE_RATE            ? NARROW "%"
                            : fabs(out->number) < 1.999999 ? "\u00A0point"
                                                           : "\u00A0points");
    }
    out->is_known = true;
    out->text = arena_str(arena, buf_str(&text));
}
