/* The configuration, inffo-search.conf: a YAML file that the programs read, each its own
 * part. All faults are found in one reading, each with its line. */
#ifndef ENGINE_CONFIG_CONFIG_H
#define ENGINE_CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** The most bytes of the file, and the most levels in it. */
#define CONFIG_MAX_BYTES (1U << 20)
#define CONFIG_DEPTH_MAX 12

/** The members of the whole file, whichever program reads them; ends with NULL. */
extern const char *const config_members[];

/** A configuration that was read, with the faults that were found in it so far. */
struct config;

/**
 * Read the file @p path: one mapping, whose texts stay as they are written. Empty values
 * (also « ~ » and « null ») count as absent; anchors, aliases, tags and names given twice
 * are faults.
 *
 * @param[out] out  the caller frees it with config_free(); NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, or STATUS_BAD_INPUT when it is no such
 *         file: French text, with file and line.
 */
MUST_CHECK enum status config_read(struct config **out, const char *path,
                                   struct error *err);
void config_free(struct config *config);
void config_free_at(struct config **config);
#define AUTO_CONFIG CLEANUP(config_free_at) struct config

/** A value of the file and the line where it stands. Held by value; borrowed from the
 *  configuration. */
struct config_part {
    struct config *config;
    /* A text, a list or a mapping; NULL: there is none. */
    json_t *value;
    /* The lines of what is in it, or NULL. */
    const json_t *lines;
    /* From 1. */
    uint32_t line;
};

/** The whole file. */
struct config_part config_whole(struct config *config);

/** Member @p name of a mapping; its value is NULL when it is absent. */
struct config_part config_member(const struct config_part *part, const char *name);
/** Item @p i of a list. */
struct config_part config_item(const struct config_part *part, size_t i);

/** Note a fault at the line of @p part: French, without file and line. */
void config_fault(const struct config_part *part, const char *format, ...)
    PRINTF_LIKE(2, 3);

/** The faults so far, « file:line: … » each: a list of texts in the order of their lines,
 *  borrowed. */
const json_t *config_faults(struct config *config);

/** Note a fault for each member of the mapping @p part that neither @p names nor @p more
 *  (may be NULL) has, with the name that is nearest. Both end with NULL. */
void config_check_names(const struct config_part *part, const char *const *names,
                        const char *const *more);

/* The functions below read member @p name of the mapping @p part. What is absent gives
 * the default; what is wrong is noted as a fault and gives the default too. */

/** A text; NULL when there is none. Borrowed. */
const char *config_text(const struct config_part *part, const char *name);
/** The text as a path: relative ones are relative to the folder of the file. A new
 *  string, freed with mem_free(), or NULL. */
char *config_path(const struct config_part *part, const char *name);
/** « oui », « non », « true », « false ». */
bool config_flag(const struct config_part *part, const char *name, bool otherwise);
/** The place of the text among @p n choices; @p n when there is none. */
size_t config_choice(const struct config_part *part, const char *name,
                     const char *const *choices, size_t n);
/** A mapping, or a list; its value is NULL when there is none. */
struct config_part config_mapping(const struct config_part *part, const char *name);
struct config_part config_list(const struct config_part *part, const char *name);

/** What a number counts: which units may be written behind it. */
enum config_unit {
    CONFIG_COUNT,
    /* « s », « min », « h », « j »: seconds. A number alone is seconds. */
    CONFIG_SECONDS,
    /* « octets », « Kio », « Mio », « Gio », « ko », « Mo », « Go »: bytes. */
    CONFIG_BYTES,
    /* « % ». */
    CONFIG_PERCENT
};

struct config_range {
    enum config_unit unit;
    uint64_t least, most, otherwise;
};

/** A whole number with its unit, within the range. */
uint64_t config_number(const struct config_part *part, const char *name,
                       struct config_range range);

/** The folder of the file, borrowed; "." when its path has none. */
const char *config_folder(const struct config *config);

#endif
