/* Reads front matter, the header of a notice between two lines of signs, as a JSON
 * object: YAML, TOML or JSON. */
#ifndef INDEXER_FORMAT_FRONT_MATTER_H
#define INDEXER_FORMAT_FRONT_MATTER_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/source/reading.h"

/** The most bytes of front matter, and the most levels in it. */
#define FRONT_MATTER_MAX (64U << 10)
#define FRONT_MATTER_DEPTH_MAX 8

/** The most values that YAML's aliases may bring, and the most characters of one. */
#define FRONT_MATTER_COPIES_MAX 10000U

enum front_matter_kind {
    FRONT_MATTER_NONE,
    /* Between two lines of three dashes or more. */
    FRONT_MATTER_YAML,
    /* Between two lines « +++ ». */
    FRONT_MATTER_TOML,
    /* From « { » to « } », or between two lines « ;;; ». */
    FRONT_MATTER_JSON
};

/** A file that is cut at its front matter. Borrowed from the text of the file. */
struct front_matter {
    enum front_matter_kind kind;
    struct str header;
    struct str body;
    /* The first line of the header and that of the body, from 1. */
    uint32_t header_line;
    uint32_t body_line;
    /* The line that ends the header is missing: the first blank line does. */
    bool is_open;
};

/** What is read of front matter. Held by value. */
struct front_matter_found {
    /* New: the members. */
    json_t *object;
    /* New: the line of each member, by its name. */
    json_t *member_lines;
    /* New: a list of {"line": …, "text": …}, what is to be said of it in French. */
    json_t *remarks;
};

void front_matter_found_release(struct front_matter_found *found);
#define AUTO_FRONT_MATTER_FOUND                                                          \
    CLEANUP(front_matter_found_release) struct front_matter_found

/**
 * Whether @p text begins with front matter. A byte order mark may stand before it; blank
 * lines and comments may too (`# …`, `<!-- … -->`). JSON has to have a text behind it.
 */
bool front_matter_starts(struct str text);

/**
 * Cut @p text at the end of its front matter; where it has none, all of it is the body.
 *
 * @return STATUS_OK or STATUS_TOO_LARGE. The text is French, without a line: the fault is
 *         at the first one.
 */
MUST_CHECK enum status front_matter_cut(struct front_matter *out, struct str text,
                                        struct error *err);

/**
 * Read the header of @p matter. Where it is not well formed, what is certain is read line
 * by line, and a remark says so.
 *
 * @return STATUS_OK or STATUS_INTERNAL.
 */
MUST_CHECK enum status front_matter_read(struct front_matter_found *out,
                                         const struct front_matter *matter,
                                         struct error *err);

/** Give the remarks to the sink as warnings. */
void front_matter_tell(const struct front_matter_found *found,
                       const struct reading *reading);

/**
 * Parse the YAML of @p matter as one mapping. What a document has as a text becomes a
 * string exactly as it is written (the code 01 stays "01"), and is left out when empty.
 * Other plain values become null, booleans and numbers when they are written so. Aliases
 * are copied up to FRONT_MATTER_COPIES_MAX values, tags do not count, and of a name that
 * is given twice the last value counts.
 *
 * @param      found  empty; what was read of it is kept on failure too.
 * @param[out] line   the line of the fault, on failure.
 * @return STATUS_OK, STATUS_BAD_INPUT (French text, without line) or STATUS_INTERNAL.
 */
MUST_CHECK enum status front_matter_parse(struct front_matter_found *found,
                                          uint32_t *line,
                                          const struct front_matter *matter,
                                          struct error *err);

/** What to do about @p problem, a message of libyaml: French, a literal. @p is_of_start:
 *  the faulty line is where the value begins, not where the fault was noticed. */
const char *front_matter_advice(bool *is_of_start, const char *problem);

/** Whether people read what the member @p name says. */
bool front_matter_is_read(const char *name);

/** An empty one, to be released. */
struct front_matter_found front_matter_found_new(void);

/** Add a remark, which is made as printf() does. */
void front_matter_remark(struct front_matter_found *found, uint32_t line,
                         const char *format, ...) PRINTF_LIKE(3, 4);

/** Read the header of @p matter line by line, « nom: valeur », each part of it that is
 *  well formed as what it is. What @p found has is replaced. */
void front_matter_read_lines(struct front_matter_found *found,
                             const struct front_matter *matter);

#endif
