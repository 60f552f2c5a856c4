/* The readers of office documents, for the formats of the indexer. */
#ifndef INDEXER_OFFICE_OFFICE_H
#define INDEXER_OFFICE_OFFICE_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/source/reading.h"

/** Whether @p content, a whole file, is a document of the format. */
bool docx_is_content(struct str content);
bool odt_is_content(struct str content);
bool xlsx_is_content(struct str content);
bool ods_is_content(struct str content);

/**
 * Give the records of the document @p content to the sink; what is damaged, protected or
 * too large is refused with its reason.
 *
 * @return STATUS_OK, or what the sink returned.
 */
MUST_CHECK enum status docx_read(struct str content, const struct reading *reading,
                                 struct error *err);
MUST_CHECK enum status odt_read(struct str content, const struct reading *reading,
                                struct error *err);
MUST_CHECK enum status xlsx_read(struct str content, const struct reading *reading,
                                 struct error *err);
MUST_CHECK enum status ods_read(struct str content, const struct reading *reading,
                                struct error *err);

#endif
