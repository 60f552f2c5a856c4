/* Writes a document as all JSON answers show it. */
#ifndef ENGINE_ANSWER_DOCUMENT_JSON_H
#define ENGINE_ANSWER_DOCUMENT_JSON_H

#include "base/buf.h"
#include "engine/index/documents.h"
#include "engine/request/hit_member.h"

/** How documents are written as JSON. All is borrowed. */
struct document_shape {
    const struct vocabulary *vocabulary;
    /* What stands before the paths of our pages, such as "https://recherche.example.org";
     * empty: nothing. */
    struct str site;
    hit_member_set members;
    /* `kind_label`, `region_labels` and `theme_labels` stand beside the codes. */
    bool labels;
};

/** Whether @p member is wanted. */
static inline bool shape_has(const struct document_shape *shape, enum hit_member member)
{
    return shape->members >> member & 1U;
}

/**
 * Append the wanted members of @p document, from "id" to "page_url", as a JSON object,
 * whose closing brace is left to the caller. The id is always there.
 */
void document_json_open(struct buf *out, const struct document *document,
                        const struct document_shape *shape);

#endif
