/* Front matter: the YAML between two lines of dashes at the head of a notice, as a JSON object. */
#ifndef INDEXER_FORMAT_FRONT_MATTER_H
#define INDEXER_FORMAT_FRONT_MATTER_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** Most bytes of front matter, deepest nesting. */
#define FRONT_MATTER_MAX (64U << 10)
#define FRONT_MATTER_DEPTH_MAX 8

/** A file cut at its front matter; borrowed from the file's text. */
struct front_matter {
    struct str yaml;
    struct str body;
    uint32_t yaml_line; /* the first line of each, from 1 */
    uint32_t body_line;
};

/** Whether @p text starts with a line of three dashes (after a byte order mark, if any). */
bool front_matter_starts(struct str text);

/**
 * Find the front matter of @p text, which front_matter_starts().
 * @return STATUS_OK, STATUS_BAD_INPUT (no closing line) or STATUS_TOO_LARGE; French text without line: it is the first.
 */
MUST_CHECK enum status front_matter_cut(struct front_matter *out, struct str text,
                                        struct error *err);

/**
 * Parse front_matter->yaml as one mapping. What the record's schema knows becomes strings, exactly as written (the
 * code 01 stays "01"), and is left out when empty; other plain values become JSON's null, booleans and numbers where
 * they are written so. A single value of a list member is a list of one. Aliases, anchors, tags and keys given
 * twice are refused.
 *
 * @param[out] out           a new object, for json_decref(); NULL on failure.
 * @param      member_lines  an object that receives the line of each member at the top, by its name.
 * @param[out] line          the line of the fault, on failure.
 * @return STATUS_OK or STATUS_BAD_INPUT (French text, without line).
 */
MUST_CHECK enum status front_matter_parse(json_t **out, json_t *member_lines,
                                          uint32_t *line,
                                          const struct front_matter *matter,
                                          struct error *err);

#endif
