/* One file being read: what its source needs beside the file. */
#ifndef INDEXER_SOURCE_READING_H
#define INDEXER_SOURCE_READING_H

#include <stdint.h>

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/source/source.h"

/** How far a source is, kept by it. */
struct reading_place {
    uint64_t consumed; /* bytes of the file taken so far */
    uint32_t
        line; /* where the document stands that the sink was last given; 0: its origin tells */
};

/** Held by value; all of it borrowed. */
struct reading {
    const struct vocabulary *vocabulary;
    struct source_sink *sink;
    /** Hears of each member that the schema does not know; @p context is the sink's. */
    void (*unknown_member)(void *context, uint32_t line, struct str name);
    struct reading_place *place;
};

/** A JSON object as found in a source. */
struct reading_object {
    struct str json;
    uint32_t first_line, last_line; /* from 1 */
    const json_t *member_lines;     /* NULL, or the line of each member, by its name */
};

/**
 * Read one JSON object and give its record to the sink, or refuse it, at the line of the member at fault where that
 * is known. Its origin is its lines unless it says another.
 * @return STATUS_OK (refused or not) or what the sink returned.
 */
MUST_CHECK enum status reading_take_json(const struct reading *reading,
                                         const struct reading_object *object,
                                         struct error *err);

/** What is said of the unknown member @p name, once a run; French. */
struct error reading_member_warning(struct str name);

/** If @p text is no UTF-8, refuse it at the line of its first invalid byte, counted from @p first_line, and return
 *  true. */
bool reading_refuse_encoding(const struct reading *reading, struct str text,
                             uint32_t first_line);

#endif
