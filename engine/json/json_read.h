/* Reading JSON that a person wrote: what is wrong with it, said in French. */
#ifndef ENGINE_JSON_JSON_READ_H
#define ENGINE_JSON_JSON_READ_H

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

static inline void json_free_at(json_t **json)
{
    json_decref(*json);
}
#define AUTO_JSON CLEANUP(json_free_at) json_t

/**
 * Parse @p text, any bytes at all. An object with the same member twice is refused, as are U+0000 and invalid UTF-8.
 *
 * @param[out] out  the value; the caller gives it back with json_decref(), or AUTO_JSON does. NULL on failure.
 * @return STATUS_OK or STATUS_BAD_INPUT: the French text says what is wrong and near what, and the line when the
 *         text has several.
 */
MUST_CHECK enum status json_read(json_t **out, struct str text, struct error *err);

/** The same of the whole file @p path: every fault is told as « path:line: what ». */
MUST_CHECK enum status json_read_file(json_t **out, struct str text, const char *path,
                                      struct error *err);

/** What @p value is, in French, for messages: « un nombre », « une liste ». */
const char *json_type_label(const json_t *value);

#endif
