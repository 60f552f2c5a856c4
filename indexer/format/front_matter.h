/* Reads front matter, the YAML between two lines of dashes at the head of a notice, as a
 * JSON object. */
#ifndef INDEXER_FORMAT_FRONT_MATTER_H
#define INDEXER_FORMAT_FRONT_MATTER_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** The most bytes of front matter, and the most levels in it. */
#define FRONT_MATTER_MAX (64U << 10)
#define FRONT_MATTER_DEPTH_MAX 8

/** A file that is cut at its front matter. Borrowed from the text of the file. */
struct front_matter {
    struct str yaml;
    struct str body;
    /* The first line of the YAML and that of the body, from 1. */
    uint32_t yaml_line;
    uint32_t body_line;
};

/**
 * Whether @p text starts with a line of three dashes. A byte order mark may stand before
 * it; if a « name: » follows it, blank lines and comments may too (`# …`, `<!-- … -->`).
 */
bool front_matter_starts(struct str text);

/**
 * Cut @p text, which front_matter_starts(), at the end of its front matter.
 *
 * @return STATUS_OK, STATUS_BAD_INPUT (no closing line) or STATUS_TOO_LARGE. The text is
 *         French, without a line: the fault is at the first one.
 */
MUST_CHECK enum status front_matter_cut(struct front_matter *out, struct str text,
                                        struct error *err);

/**
 * Parse matter->yaml as one mapping. Members of the record's schema become strings
 * exactly as they are written (the code 01 stays "01"), and are left out when empty.
 * Other plain values become null, booleans and numbers when they are written so. A single
 * value of a list member becomes a list of one. Aliases, anchors, tags and names given
 * twice are refused.
 *
 * @param[out] out           a new object, which the caller frees with json_decref(); NULL
 *                           on failure.
 * @param      member_lines  an object to which the line of each top member is added, by
 * its name.
 * @param      comments      an object to which is added, by the name of its member, each
 *                           comment behind a text that people read (« # … »).
 * @param[out] line          the line of the fault, on failure.
 * @return STATUS_OK, STATUS_BAD_INPUT (French text, without line) or STATUS_INTERNAL.
 */
MUST_CHECK enum status front_matter_parse(json_t **out, json_t *member_lines,
                                          json_t *comments, uint32_t *line,
                                          const struct front_matter *matter,
                                          struct error *err);

#endif
