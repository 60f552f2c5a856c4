/* Mends XML as websites write it, so that a reader of XML takes it. */
#ifndef INDEXER_WEB_XML_MEND_H
#define INDEXER_WEB_XML_MEND_H

#include "base/buf.h"

/** Whether xml_mend() would change @p xml: it has control characters, or "&" that begin
 *  no entity of XML. */
bool xml_needs_mending(struct str xml);

/**
 * Append @p xml, UTF-8, with a space for each control character, the signs that the
 * entities of HTML stand for, and "&amp;" for each other "&" that begins no entity.
 */
void xml_mend(struct buf *out, struct str xml);

/** Whether a tag has so many attributes that comparing their names would take long. */
bool xml_has_monstrous_tag(struct str xml);

#endif
