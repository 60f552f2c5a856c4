/* What the parts of a DOCX beside its text say: styles, numbering, addresses of links. */
#ifndef INDEXER_OFFICE_DOCX_PARTS_H
#define INDEXER_OFFICE_DOCX_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/office/zip_parts.h"

/** A style, with what it has from those that it is based on. */
struct docx_style {
    struct str based_on;
    /* The level of a heading, from 1; 0 for none. */
    unsigned heading;
    bool is_title;
    /* An entry of the table of contents. */
    bool is_contents;
    bool is_strong, is_emphasis;
    /* Its level is that of its name, « List Bullet 2 »: its numbering has one level. */
    bool is_of_one_level;
    /* The numbering that its paragraphs have, and their level in it, from 0; 0: none. */
    uint32_t numbering;
    unsigned level;
};

#define DOCX_LEVELS 9

/** How a level of a numbering is printed. */
enum docx_mark { DOCX_BULLET, DOCX_NUMBER, DOCX_NOTHING };

struct docx_numbering {
    /* The number of the definition that paragraphs name; and the abstract one. */
    uint32_t id, abstract;
    enum docx_mark marks[DOCX_LEVELS];
    uint32_t starts[DOCX_LEVELS];
    /* The number of the next item of each level. */
    uint32_t next[DOCX_LEVELS];
};

/** The most styles and numberings that are read; documents have some hundreds. */
#define DOCX_STYLES_MAX 4000
#define DOCX_NUMBERINGS_MAX 2000

struct docx_link {
    struct str type, target;
};

/** All is in the arena. */
struct docx_parts {
    struct arena *arena;
    const struct zip_parts *zip;
    /* The ids of the styles, in the same order. Owned. */
    struct intern *style_ids;
    struct docx_style *styles;
    size_t n_styles, room_styles;
    struct docx_numbering *numberings;
    size_t n_numberings, room_numberings;
    struct docx_numbering *abstracts;
    size_t n_abstracts, room_abstracts;
};

/** The links of a part of the document, from its relations. */
struct docx_links {
    /* Their ids, in the same order. Owned. */
    struct intern *ids;
    struct docx_link *at;
    size_t n, room;
};

MUST_CHECK enum status docx_read_links(struct docx_links *out, struct arena *arena,
                                       struct str xml, struct error *err);

/** The link @p id; NULL for none. */
const struct docx_link *docx_link(const struct docx_links *links, struct str id);

/** Read styles and numbering into @p parts; either may be empty. */
MUST_CHECK enum status docx_read_styles(struct docx_parts *parts, struct str xml,
                                        struct error *err);
MUST_CHECK enum status docx_read_numbering(struct docx_parts *parts, struct str xml,
                                           struct error *err);

/** The style @p id; NULL for none. */
const struct docx_style *docx_style(const struct docx_parts *parts, struct str id);

/** The numbering @p id; NULL for none. */
struct docx_numbering *docx_numbering(const struct docx_parts *parts, uint32_t id);

#endif
