/* Reads LHEO, the language in which offers of training are exchanged in France
 * (https://lheo.gouv.fr): each « formation » of a file is a document. */
#ifndef INDEXER_OFFICE_LHEO_H
#define INDEXER_OFFICE_LHEO_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/source/reading.h"

/** Whether @p content is XML whose first elements are those of LHEO. */
bool lheo_is_content(struct str content);

/**
 * Give the sink a record of each offer in @p content. A fault in the XML is a refusal at
 * its line; the offers before it are kept.
 *
 * @return STATUS_OK, or what the sink returned.
 */
MUST_CHECK enum status lheo_read(struct str content, const struct reading *reading,
                                 struct error *err);

#endif
