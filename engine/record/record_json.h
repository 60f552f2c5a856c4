/* Records as JSON objects, one a line: the interchange form (docs/record.schema.json). */
#ifndef ENGINE_RECORD_RECORD_JSON_H
#define ENGINE_RECORD_RECORD_JSON_H

#include "base/buf.h"
#include "engine/record/record.h"

/** Ceilings, in bytes: a whole object; its unknown members together. */
#define RECORD_JSON_MAX (32U << 20)
#define RECORD_EXTRA_MAX (1U << 20)

/** The members that the schema knows, in the order that they are written. */
size_t record_json_n_members(void);
const char *record_json_member(size_t i);

/** Called once for each member that the schema does not know; @p name is borrowed for the call. */
typedef void record_unknown_fn(void *context, struct str name);

/**
 * Read one JSON object. Only `id` and a title or a text are required; regions may be codes or slugs; dates are days;
 * figures may be numbers; null stands for an absent member; `origin` is {file, lines: [first, last]}.
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

/** Append the record as one line of JSON with its newline: members in a fixed order, absent ones left out: record_from_json()
 *  makes the same record of it. Regions and themes are written when the source said them or some were assigned. */
void record_to_json(struct buf *out, const struct record *record,
                    const struct vocabulary *vocabulary);

#endif
