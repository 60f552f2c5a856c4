/* What a reading process tells the program that started it: one frame for each finding,
 * in the order in which a reader gave them to its sink. */
#ifndef INDEXER_ISOLATE_FRAME_H
#define INDEXER_ISOLATE_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "indexer/source/reading.h"

enum frame_kind {
    /* A record as a line of JSON (engine/record/record_json.h). */
    FRAME_RECORD = 1,
    FRAME_REFUSAL,
    FRAME_LEFT_OUT,
    FRAME_WARNING,
    /* The name of an unknown member. */
    FRAME_MEMBER,
    /* The reader has returned: its status is in `line`, its error is the text. */
    FRAME_DONE
};

/** The head of a frame; n bytes of text follow. Both ends are the same program, so that
 *  it is sent as it lies in memory. */
struct frame {
    uint32_t kind;
    uint32_t line;
    /* Of a record: the line of the place (reading.h), and its own lines of origin. */
    uint32_t place_line;
    uint32_t origin_lines[2];
    /* Whether its id was made (engine/record/record.h). */
    uint32_t has_made_id;
    uint32_t n;
};

/** The most bytes of one text, and of all frames of one file. */
#define FRAME_TEXT_MAX RECORD_JSON_MAX
#define FRAMES_MAX (256U << 20)

/** Append a frame with @p text, whose length it sets. */
void frame_put(struct buf *out, struct frame frame, struct str text);

/**
 * Read the frame that begins at @p offset of @p bytes; its text is borrowed from them.
 *
 * @return false when it is not there as a whole, or when it is no frame of ours: then
 *         @p is_wrong is set.
 */
bool frame_read(struct frame *out, struct str *text, bool *is_wrong, struct str bytes,
                size_t offset);

#endif
