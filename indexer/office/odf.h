/* What OpenDocument texts and spreadsheets have in common. */
#ifndef INDEXER_OFFICE_ODF_H
#define INDEXER_OFFICE_ODF_H

#include "indexer/office/odt_styles.h"
#include "indexer/office/zip_parts.h"

/** Whether @p content is an OpenDocument of @p type: "text" or "spreadsheet". */
bool odf_is(struct str content, const char *type);

/**
 * The content of the document, borrowed from @p zip, when its styles have been read.
 *
 * @return STATUS_OK, or STATUS_BAD_INPUT where it has none, is protected by a password,
 *         or is no XML (French text).
 */
MUST_CHECK enum status odf_content(struct str *out, struct odt_styles *styles,
                                   const struct zip_parts *zip, struct error *err);

#endif
