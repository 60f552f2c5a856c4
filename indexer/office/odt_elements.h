/* What the elements of OpenDocument texts do to a document that is read. Private to the
 * reader of ODT. */
#ifndef INDEXER_OFFICE_ODT_ELEMENTS_H
#define INDEXER_OFFICE_ODT_ELEMENTS_H

#include "indexer/office/odt_body.h"
#include "indexer/office/xml_events.h"

enum odt_content {
    /* Its elements are read like any other. */
    ODT_CONTENT_READ,
    /* Nothing inside it is shown: what was deleted, comments, tables of contents. */
    ODT_CONTENT_SKIPPED,
    /* It is put behind the paragraph, or behind the text. */
    ODT_CONTENT_BOX,
    ODT_CONTENT_NOTE,
    /* The text is that of an image. */
    ODT_CONTENT_IMAGE,
};

struct odt_element {
    const char *name;
    enum odt_content content;
    /* What is done when it begins and when it ends; NULL for nothing. */
    void (*open)(struct odt_body *body, const struct xml_events *events);
    void (*close)(struct odt_body *body);
};

/** The element @p name; NULL where elements of that name do nothing. */
const struct odt_element *odt_element(struct str name);

/** Put the text @p text of the paragraph that is open; outside of one it is not shown. */
void odt_put(struct odt_body *body, struct str text);

#endif
