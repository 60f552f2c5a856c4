/* What the files of engine/config share. */
#ifndef ENGINE_CONFIG_CONFIG_PARTS_H
#define ENGINE_CONFIG_CONFIG_PARTS_H

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

struct config {
    /* The path, as it was given, and its folder. */
    char *path, *folder;
    /* The values, and beside them their lines. */
    json_t *root, *lines;
    /* The faults: [line, text] each, and the list that config_faults() gives. */
    json_t *faults, *told;
};

/**
 * A value, and where it stands: a list of its line and, for a list or a mapping, the
 * same of what is in it.
 */
struct config_node {
    json_t *value, *lines;
};

/**
 * Read @p text as YAML.
 *
 * @param[out] out   the mapping; both are the caller's.
 * @param[out] line  the line of the fault, on failure.
 * @return STATUS_OK or STATUS_BAD_INPUT (French, without file and line).
 */
MUST_CHECK enum status config_parse(struct config_node *out, uint32_t *line,
                                    struct str text, struct error *err);

#endif
