/* Checks the colours of the service and makes a style sheet of them. */
#include "server/site/theme.h"

#include "base/macros.h"

const char *const scheme_names[SCHEME_COUNT_] = {"light", "dark"};
const char *const theme_colour_names[THEME_COLOUR_COUNT_] = {"accent", "band"};

/** What style.css has for a scheme, which a test holds against it. */
static const struct fixed {
    struct colour ground, text, quiet;
    struct colour colours[THEME_COLOUR_COUNT_];
} fixed[SCHEME_COUNT_] = {
    [SCHEME_LIGHT] = {.ground = {0xff, 0xff, 0xff},
                      .text = {0x1a, 0x24, 0x2b},
                      .quiet = {0x4a, 0x58, 0x62},
                      .colours = {{0x0b, 0x5a, 0x6b}, {0xf1, 0xf6, 0xf6}}},
    [SCHEME_DARK] = {.ground = {0x11, 0x18, 0x1b},
                     .text = {0xe6, 0xed, 0xef},
                     .quiet = {0xae, 0xbc, 0xc2},
                     .colours = {{0x7f, 0xcd, 0xdc}, {0x19, 0x23, 0x27}}},
};

static const struct colour white = {255, 255, 255}, black = {0, 0, 0};

/** How much the accent of the dark scheme differs from the ground, where it was made. */
#define MADE_CONTRAST 7.0

void theme_complete(struct site_theme *theme)
{
    for (int s = 0; s < SCHEME_COUNT_; s++)
        for (int c = 0; c < THEME_COLOUR_COUNT_; c++)
            if (!theme->sides[s].is_chosen[c])
                theme->sides[s].colours[c] = fixed[s].colours[c];
    struct theme_side *light = &theme->sides[SCHEME_LIGHT];
    struct theme_side *dark = &theme->sides[SCHEME_DARK];
    if (dark->is_chosen[THEME_ACCENT] || !light->is_chosen[THEME_ACCENT])
        return;
    struct colour made = light->colours[THEME_ACCENT];
    for (unsigned percent = 0; percent <= 100; percent += 5) {
        made = colour_mix(light->colours[THEME_ACCENT], white, percent);
        if (colour_contrast(made, dark->colours[THEME_BAND]) >= MADE_CONTRAST)
            break;
    }
    dark->colours[THEME_ACCENT] = made;
}

/** One pair: « #88aaff sur #ffffff, le fond : 2,3:1 ». */
static void put_fault(struct buf *out, struct colour front, struct colour behind,
                      const char *what)
{
    double contrast = colour_contrast(front, behind);
    if (contrast >= CONTRAST_LEAST)
        return;
    /* Cut, not rounded: 4.49 is no 4.5. */
    unsigned tenths = (unsigned)(contrast * 10);
    buf_printf(out, "%s%s : %u,%u:1", out->n ? " ; " : "", what, tenths / 10,
               tenths % 10);
}

void theme_put_faults(struct buf *out, const struct site_theme *theme, enum scheme scheme,
                      enum theme_colour colour)
{
    const struct fixed *other = &fixed[scheme];
    const struct colour *colours = theme->sides[scheme].colours;
    if (colour == THEME_ACCENT) {
        put_fault(out, colours[THEME_ACCENT], other->ground, "accent sur le fond");
        put_fault(out, colours[THEME_ACCENT], colours[THEME_BAND],
                  "accent sur le bandeau");
        return;
    }
    put_fault(out, other->text, colours[THEME_BAND], "texte sur le bandeau");
    put_fault(out, other->quiet, colours[THEME_BAND], "texte discret sur le bandeau");
}

/** What is written on the accent: whichever of the two is read better. */
static struct colour on(struct colour accent)
{
    bool is_dark = colour_contrast(accent, white) >= colour_contrast(accent, black);
    return is_dark ? white : black;
}

/** The shade of the ground with @p percent of the accent, and as much more or less of it
 *  in steps of @p step as @p text needs to be read on it. */
static struct colour shade(struct colour ground, struct colour accent, struct colour text,
                           int percent, int step)
{
    struct colour made = colour_mix(ground, accent, (unsigned)percent);
    while (colour_contrast(text, made) < CONTRAST_LEAST && percent > 0 && percent < 100) {
        percent += step;
        made = colour_mix(ground, accent, (unsigned)percent);
    }
    return made;
}

static void put_side(struct buf *out, const struct theme_side *side, enum scheme scheme)
{
    struct colour accent = side->colours[THEME_ACCENT];
    struct colour strong = scheme == SCHEME_LIGHT ? black : white;
    const struct {
        const char *name;
        struct colour colour;
    } rows[] = {
        {"accent", accent},
        {"accent-strong", colour_mix(accent, strong, 25)},
        {"on-accent", on(accent)},
        {"band", side->colours[THEME_BAND]},
        /* The two shades of maps (map.css) that not every accent allows. */
        {"shade-4", shade(fixed[scheme].ground, accent, fixed[scheme].text, 42, -2)},
        {"shade-5", shade(fixed[scheme].ground, accent, on(accent), 84, 2)}};
    buf_put_text(out, ":root{");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        buf_printf(out, "%s--%s:", i ? ";" : "", rows[i].name);
        colour_put(out, rows[i].colour);
    }
    buf_put_text(out, "}");
}

void theme_put_css(struct buf *out, const struct site_theme *theme)
{
    put_side(out, &theme->sides[SCHEME_LIGHT], SCHEME_LIGHT);
    buf_put_text(out, "\n@media (prefers-color-scheme:dark){");
    put_side(out, &theme->sides[SCHEME_DARK], SCHEME_DARK);
    buf_put_text(out, "}\n");
}
