/* Reads the TOML of front matter: keys, tables, strings, numbers, booleans, dates and
 * lists of TOML 1.0. */
#ifndef INDEXER_FORMAT_TOML_H
#define INDEXER_FORMAT_TOML_H

#include <stdint.h>

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** The most levels of tables and lists. */
#define TOML_DEPTH_MAX 8

/**
 * Add the members of @p text, valid UTF-8, to @p object. Dates and times become strings
 * as they are written.
 *
 * @param lines          an object to which the line of each top member is added.
 * @param[in,out] line   the number of the first line; on failure that of the fault.
 * @return STATUS_OK or STATUS_BAD_INPUT (French text, without line).
 */
MUST_CHECK enum status toml_read(json_t *object, json_t *lines, uint32_t *line,
                                 struct str text, struct error *err);

#endif
