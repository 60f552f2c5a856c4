/* What the elements of WordprocessingML do to a document that is read. Private to the
 * reader of DOCX. */
#ifndef INDEXER_OFFICE_DOCX_ELEMENTS_H
#define INDEXER_OFFICE_DOCX_ELEMENTS_H

#include "indexer/office/docx_body.h"
#include "indexer/office/xml_events.h"

enum docx_content {
    /* Its elements are read like any other. */
    DOCX_CONTENT_READ,
    /* Nothing inside it is shown: deleted text, a second form of what was there. */
    DOCX_CONTENT_SKIPPED,
    /* It is put behind the paragraph. */
    DOCX_CONTENT_BOX,
};

struct docx_element {
    const char *name;
    enum docx_content content;
    /* What is done when it begins and when it ends; NULL for nothing. */
    void (*open)(struct docx_body *body, const struct xml_events *events);
    void (*close)(struct docx_body *body);
};

/** The element @p name; NULL where elements of that name do nothing. */
const struct docx_element *docx_element(struct str name);

/** The number of the note @p id, which is added when it is new. */
uint32_t docx_add_note(struct docx_notes *notes, struct str id, bool is_endnote);

/** Put the text @p text of the run that is open. */
void docx_put(struct docx_body *body, struct str text);

/** Whether text is shown where the reading stands. */
static inline bool docx_is_in_text(const struct docx_body *body)
{
    return body->n_texts > 0;
}

#endif
