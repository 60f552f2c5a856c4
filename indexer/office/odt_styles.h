/* What the styles of an OpenDocument say of paragraphs, runs, lists and sheets. */
#ifndef INDEXER_OFFICE_ODT_STYLES_H
#define INDEXER_OFFICE_ODT_STYLES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/status.h"
#include "base/str.h"

/** The most styles that are read; documents have some hundreds. */
#define ODT_STYLES_MAX 20000
#define ODT_LEVELS 10

struct odt_style {
    /* The name of the style that it is based on, or empty. */
    struct str parent;
    /* The level of a heading, from 1, by its name; 0 for none. */
    unsigned heading;
    bool is_title, is_hidden;
    /* Bits of flow.h. */
    unsigned looks;
    /* Of a style of lists: bit i says that level i, from 0, has numbers. */
    uint32_t ordered_levels;
    /* The first number of each level; 0 for 1. */
    uint32_t starts[ODT_LEVELS];
};

/** Held by value. */
struct odt_styles {
    struct arena *arena;
    /* The names of the styles, in the same order; those of lists begin with "list ". */
    struct intern *names;
    struct odt_style *at;
    size_t n, room;
};

/** Add the styles in @p xml: styles.xml, or content.xml with its own ones. */
MUST_CHECK enum status odt_read_styles(struct odt_styles *styles, struct str xml,
                                       struct error *err);

/** Give @p style what its name means: « Heading_20_2 », « Titre 2 », « Title ». */
void odt_name_style(struct odt_style *style, struct str name);

/** The style @p name of paragraphs, runs or tables; NULL for none. */
const struct odt_style *odt_style(const struct odt_styles *styles, struct str name);

/** The style @p name of lists; NULL for none. */
const struct odt_style *odt_list_style(const struct odt_styles *styles, struct str name);

#endif
