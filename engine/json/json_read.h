/* Reads JSON that a person wrote, and says in French what is wrong with it. */
#ifndef ENGINE_JSON_JSON_READ_H
#define ENGINE_JSON_JSON_READ_H

#include <string.h>

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
 * Parse @p text, which may hold any bytes. Invalid UTF-8, U+0000 and an object that has
 * the same member twice are refused.
 *
 * @param[out] out  the value, which the caller gives back with json_decref() or
 *                  AUTO_JSON; NULL on failure.
 * @return STATUS_OK, or STATUS_BAD_INPUT with a French text: what is wrong, near which
 *         text, and the line when there are several.
 */
MUST_CHECK enum status json_read(json_t **out, struct str text, struct error *err);

/**
 * Like json_read(), for the text of the whole file @p path: each fault is said as
 * « path:line: … ».
 */
MUST_CHECK enum status json_read_file(json_t **out, struct str text, const char *path,
                                      struct error *err);

/** What @p value is, in French, for messages: « un nombre », « une liste ». */
const char *json_type_label(const json_t *value);

/**
 * @p value for functions of jansson that do not change it, but do not take it as const:
 * those that walk an object, or hold it.
 */
static inline json_t *json_of_const(const json_t *value)
{
    json_t *same;
    memcpy(&same, &value, sizeof(void *));
    return same;
}

#endif
