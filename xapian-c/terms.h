/* Lists terms: those of an index, of its spelling dictionary, and of one document. */
#ifndef XAPIAN_C_TERMS_H
#define XAPIAN_C_TERMS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"
#include "xapian-c/api.h"
#include "xapian-c/database.h"

XC_BEGIN

/**
 * Is called with each term, in bytewise order, and returns whether to go on. It may read
 * from the database.
 *
 * @param term   any bytes, borrowed until it returns.
 * @param count  what the listing function says.
 */
typedef bool xc_visit_term(struct str term, uint32_t count, void *context);

/**
 * List the terms of the index that start with @p prefix, which may be empty, and how many
 * documents have each.
 */
XC_API MUST_CHECK enum status xc_database_terms(const struct xc_database *db,
                                                struct str prefix, xc_visit_term *visit,
                                                void *context, struct error *err);

/**
 * List the terms of document @p docid with their wdf.
 *
 * @return STATUS_OK; STATUS_NOT_FOUND when there is no such document; STATUS_BAD_INPUT
 *         when @p docid is 0; STATUS_UNSUPPORTED when the index has no lists of terms.
 */
XC_API MUST_CHECK enum status
xc_database_document_terms(const struct xc_database *db, uint32_t docid,
                           xc_visit_term *visit, void *context, struct error *err);

/**
 * List the words of the spelling dictionary, with the counts that they were added with.
 */
XC_API MUST_CHECK enum status xc_database_spellings(const struct xc_database *db,
                                                    xc_visit_term *visit, void *context,
                                                    struct error *err);

XC_END

#endif
