/* The metadata of an office document, and the record that is made of it and its text. */
#ifndef INDEXER_OFFICE_OFFICE_DOCUMENT_H
#define INDEXER_OFFICE_OFFICE_DOCUMENT_H

#include <jansson.h>

#include "indexer/office/flow.h"
#include "indexer/office/zip_parts.h"
#include "indexer/source/reading.h"

/**
 * Read the metadata of a document into members named as a source of ours names them:
 * "title", "author", "date" (the day of its last change: office documents have no day of
 * publication), "keywords", "description", "language".
 *
 * @param xml  docProps/core.xml or meta.xml; may be empty.
 * @param[out] out  the object, which the caller frees; never NULL.
 */
void office_read_metadata(json_t **out, struct str xml);

/** The title among them, borrowed; or empty. */
struct str office_title(const json_t *metadata);

/**
 * Give the sink a record of the document that @p flow has written, or refuse it.
 * @p metadata becomes its members.
 */
MUST_CHECK enum status office_take(const struct reading *reading, struct flow *flow,
                                   json_t *metadata, struct error *err);

/** Refuse the document with the text of @p fault. @return STATUS_OK */
enum status office_refuse(const struct reading *reading, const struct error *fault);

/** Whether @p content is in the container of older formats, which also holds documents
 *  that a password protects. */
bool office_is_ole(struct str content);

/** As zip_parts_read(), but such a container is named. */
MUST_CHECK enum status office_open(struct zip_parts **out, struct str content,
                                   struct error *err);

#endif
