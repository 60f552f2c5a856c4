/* Reads colours and measures how much they differ. */
#include "server/site/colour.h"

#include <math.h>

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool colour_read(struct colour *out, struct str text)
{
    if ((text.n != 4 && text.n != 7) || text.at[0] != '#')
        return false;
    size_t each = (text.n - 1) / 3;
    uint8_t parts[3];
    for (size_t i = 0; i < 3; i++) {
        int high = digit_of(text.at[1 + i * each]);
        int low = digit_of(text.at[i * each + each]);
        if (high < 0 || low < 0)
            return false;
        parts[i] = (uint8_t)(high * 16 + low);
    }
    *out = (struct colour){parts[0], parts[1], parts[2]};
    return true;
}

void colour_put(struct buf *out, struct colour colour)
{
    buf_printf(out, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
}

/** The share of one part in the light that a screen gives. */
static double linear(uint8_t part)
{
    double share = part / 255.0;
    return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour colour)
{
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

double colour_contrast(struct colour a, struct colour b)
{
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

static uint8_t mixed(uint8_t part, uint8_t other, unsigned percent)
{
    return (uint8_t)((part * (100 - percent) + other * percent + 50) / 100);
}

struct colour colour_mix(struct colour colour, struct colour other, unsigned percent)
{
    return (struct colour){mixed(colour.red, other.red, percent),
                           mixed(colour.green, other.green, percent),
                           mixed(colour.blue, other.blue, percent)};
}
