/* Records as JSON objects, one a line: the interchange form (docs/record.schema.json). */
#ifndef ENGINE_RECORD_JSON_H
#define ENGINE_RECORD_JSON_H

#include "base/buf.h"
#include "engine/record.h"

/** Called once for each member that the schema does not know; @p name is borrowed for the call. */
typedef void record_unknown_fn(void *context, struct str name);

/**
 * Read one JSON object. Only `id` and a title or a text are required; regions may be codes or slugs; dates are days.
 *
 * @param unknown  NULL, or called for each unknown member (they are kept in FIELD_EXTRA).
 * @return STATUS_OK, STATUS_TOO_LARGE or STATUS_BAD_INPUT: the French text names the member and the value, without
 *         file or line, which the caller knows.
 */
MUST_CHECK enum status record_from_json(struct record **out, struct str json,
                                        const struct vocabulary *vocabulary,
                                        record_unknown_fn *unknown, void *context,
                                        struct error *err);

/** The checks that every source shares: id, title or text, sizes, UTF-8, valid_from ≤ valid_to.
 *  @return STATUS_OK, STATUS_TOO_LARGE or STATUS_BAD_INPUT (French text). */
MUST_CHECK enum status record_check(const struct record *record, struct error *err);

/** Append the record as one line of JSON with its newline: members in a fixed order, absent ones left out. */
void record_to_json(struct buf *out, const struct record *record,
                    const struct vocabulary *vocabulary);

#endif
