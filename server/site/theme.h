/* The colours of the service: those that its publisher chose, checked, and the style
 * sheet that is made of them. What is not chosen is as in web/assets/style.css. */
#ifndef SERVER_SITE_THEME_H
#define SERVER_SITE_THEME_H

#include <stdbool.h>

#include "base/buf.h"
#include "server/site/colour.h"

/** The two ways to see a page. */
enum scheme { SCHEME_LIGHT, SCHEME_DARK, SCHEME_COUNT_ };

/** Their names, as the configuration has them. */
extern const char *const scheme_names[SCHEME_COUNT_];

/** What a publisher may choose for one scheme. */
enum theme_colour {
    /* Links, buttons, what is chosen. */
    THEME_ACCENT,
    /* The ground of the head of pages and of what stands out from the text. */
    THEME_BAND,
    THEME_COLOUR_COUNT_
};
extern const char *const theme_colour_names[THEME_COLOUR_COUNT_];

struct theme_side {
    struct colour colours[THEME_COLOUR_COUNT_];
    bool is_chosen[THEME_COLOUR_COUNT_];
};

struct site_theme {
    struct theme_side sides[SCHEME_COUNT_];
};

/** Set what was not chosen: the accent of the dark scheme is then that of the light one,
 *  made lighter until it can be read, and all else is as in style.css. */
void theme_complete(struct site_theme *theme);

/**
 * Append what is wrong with one colour of a completed theme, in French: the pairs that
 * have less contrast than CONTRAST_LEAST, each with its ratio. Nothing when all is well.
 */
void theme_put_faults(struct buf *out, const struct site_theme *theme, enum scheme scheme,
                      enum theme_colour colour);

/** Append the style sheet of a completed theme. */
void theme_put_css(struct buf *out, const struct site_theme *theme);

#endif
