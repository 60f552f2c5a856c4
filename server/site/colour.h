/* Colours: read as they are written for the Web, mixed, and held against each other. */
#ifndef SERVER_SITE_COLOUR_H
#define SERVER_SITE_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/** The least contrast of text with what is behind it (WCAG 2.1, criterion 1.4.3). */
#define CONTRAST_LEAST 4.5

/** Red, green and blue, each from 0 to 255. */
struct colour {
    uint8_t red, green, blue;
};

/** Read "#0b5a6b" or "#fff", capitals or not. @return false when it is neither. */
bool colour_read(struct colour *out, struct str text);

/** Append it as "#0b5a6b". */
void colour_put(struct buf *out, struct colour colour);

/** How much two colours differ in luminance, as WCAG 2.1 counts it: from 1 to 21. */
double colour_contrast(struct colour a, struct colour b);

/** @p colour with @p percent (0 to 100) of @p other. */
struct colour colour_mix(struct colour colour, struct colour other, unsigned percent);

#endif
