/* The tags that open and close around each type of block. Private to
 * server/document/page_text*.c. */
#ifndef SERVER_DOCUMENT_PAGE_TEXT_TAGS_H
#define SERVER_DOCUMENT_PAGE_TEXT_TAGS_H

#include "html/html.h"
#include "text/block/block.h"

/** What is known of a block when its tags are written. */
struct text_tag {
    struct block block;
    /* The number of the paragraph that it begins; 0 for none. */
    uint32_t anchor;
    /* What is taken off the level of a heading. */
    unsigned above;
    /* Where it leads; empty when it may lead nowhere. */
    struct url url;
    /* It has no tags of its own: the only paragraph of an item, a link within a link. */
    bool is_bare;
    /* It is in the first row of a table, or is that row. */
    bool is_in_head;
    /* It is a link, or in one. */
    bool is_in_link;
    /* Line breaks of its text stay as they are. */
    bool is_code;
};

/** Whether a block of @p type has an element that can be linked to. */
bool text_tag_takes_anchor(enum block_type type);

/** Set the members below the address, by the parent; NULL at the top. */
void text_tag_settle(struct text_tag *tag, const struct text_tag *parent);

void text_tag_open(struct html *h, const struct text_tag *tag);
void text_tag_close(struct html *h, const struct text_tag *tag);

/** Write what stands between two lines of its text. */
void text_tag_line(struct html *h, const struct text_tag *tag);

#endif
