/* Reads and writes records as JSON objects, one per line: the form in which programs
 * exchange them (docs/record.schema.json). */
#ifndef ENGINE_RECORD_RECORD_JSON_H
#define ENGINE_RECORD_RECORD_JSON_H

#include <jansson.h>

#include "base/buf.h"
#include "engine/record/record.h"

/** The most bytes of a whole object. */
#define RECORD_JSON_MAX (32U << 20)

/**
 * The number of members that the schema has, and the name of member @p i, in the order
 * that they are written.
 */
size_t record_json_n_members(void);
const char *record_json_member(size_t i);

/**
 * Called once for each member that the schema does not have; @p name is borrowed for the
 * call.
 */
typedef void record_unknown_fn(void *context, struct str name);

/**
 * Read @p json, at most RECORD_JSON_MAX bytes, as one object, which the caller frees with
 * json_decref().
 *
 * @return STATUS_OK, STATUS_TOO_LARGE or STATUS_BAD_INPUT (French text).
 */
MUST_CHECK enum status record_read_object(json_t **out, struct str json,
                                          struct error *err);

/**
 * Read one JSON object. It needs `id`, and a title or a text. Regions are codes or slugs,
 * dates are days or months as date_parse_written() reads them, figures may be numbers,
 * `origin` is {file, lines: [first, last]}. null stands for a missing member.
 *
 * @param[out] out  the record, which the caller frees with record_free(); NULL on
 *                  failure.
 * @param unknown   called for each unknown member, or NULL; they are kept in FIELD_EXTRA.
 * @return STATUS_OK, STATUS_TOO_LARGE or STATUS_BAD_INPUT. The French text names the
 *         member and the value; the caller adds file and line.
 */
MUST_CHECK enum status record_from_json(struct record **out, struct str json,
                                        const struct vocabulary *vocabulary,
                                        record_unknown_fn *unknown, void *context,
                                        struct error *err);

/**
 * The same for an object that was read already; its known members are removed from it.
 */
MUST_CHECK enum status record_from_object(struct record **out, json_t *object,
                                          const struct vocabulary *vocabulary,
                                          record_unknown_fn *unknown, void *context,
                                          struct error *err);

/**
 * Append the record as one line of JSON with its line feed. Its members have a fixed
 * order, and empty ones are left out. record_from_json() reads the same record from it.
 * Regions and themes are written when the source gave them or when some were assigned.
 */
void record_to_json(struct buf *out, const struct record *record,
                    const struct vocabulary *vocabulary);

#endif
