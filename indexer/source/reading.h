/* What a source needs beside the file that it reads. */
#ifndef INDEXER_SOURCE_READING_H
#define INDEXER_SOURCE_READING_H

#include <stdint.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/source/source.h"
#include "indexer/source/source_settings.h"

/** How far the source has come; it keeps this up to date. */
struct reading_place {
    /* Bytes of the file read so far. */
    uint64_t consumed;
    /* The line of the document that was last given to the sink; 0 when its origin tells
     * it. */
    uint32_t line;
};

/** Held by value; all borrowed. */
struct reading {
    const struct vocabulary *vocabulary;
    struct source_sink *sink;
    /**
     * Called for each member that the schema does not have; @p context is that of the
     * sink.
     */
    void (*unknown_member)(void *context, uint32_t line, struct str name);
    struct reading_place *place;
    /**
     * Where the file is in its source, for users and for ids: it begins with the name of
     * the source and is never a path of the machine.
     */
    const char *origin;
    /** Those of the source; never NULL. */
    const struct source_settings *settings;
};

/** A JSON object as it was found in a source. */
struct reading_object {
    /* Its members are taken out of it. */
    json_t *object;
    /* From 1. */
    uint32_t first_line, last_line;
    /* NULL, or the line of each member by its name. */
    const json_t *member_lines;
    /* Its text was made by a reader of Markdown, HTML or the like: no markup is left in
     * it. */
    bool has_plain_text;
};

/**
 * Make a record of a JSON object, whose members may have any of the names of
 * member_names.h and values in any shape that members.h reads, and give it to the sink.
 * What cannot be read of it is a warning; it is refused when nothing is left to index,
 * and left out when its editors do not publish it. The record's origin is its lines,
 * unless it names another.
 *
 * @return STATUS_OK, also when it was refused or left out, or what the sink returned.
 */
MUST_CHECK enum status reading_take_object(const struct reading *reading,
                                           const struct reading_object *found,
                                           struct error *err);

/** The same for an object that is the whole file, whose name may tell its id, its title
 *  and its date. */
MUST_CHECK enum status reading_take_file(const struct reading *reading,
                                         const struct reading_object *found,
                                         struct error *err);

/** The same as reading_take_object() for the JSON text @p json, which becomes
 *  found->object. */
MUST_CHECK enum status reading_take_json(const struct reading *reading, struct str json,
                                         struct reading_object *found, struct error *err);

/** The warning about a text that was UTF-8 twice. */
#define READING_DOUBLED                                                                  \
    "les accents étaient codés deux fois (« Ã© » pour « é ») : ils sont rétablis"

/** The warning about the unknown member @p name, in French. It is given once in a run. */
struct error reading_member_warning(struct str name);

/**
 * Refuse @p text when it is not UTF-8, at the line of its first invalid byte, counted
 * from @p first_line.
 *
 * @return whether it was refused.
 */
bool reading_refuse_encoding(const struct reading *reading, struct str text,
                             uint32_t first_line);

/**
 * Make UTF-8 of @p text, which begins at the first line of its file, where it certainly
 * is French in Windows-1252 or was made UTF-8 twice; it is then in @p mended, an empty
 * buffer. That, and damage that cannot be mended, is a warning; other bytes are refused.
 *
 * @return false when it was refused.
 */
bool reading_mend_encoding(struct str *text, struct buf *mended,
                           const struct reading *reading);

/** The same for a text that begins at @p first_line. */
bool reading_mend_lines(struct str *text, struct buf *mended,
                        const struct reading *reading, uint32_t first_line);

#endif
