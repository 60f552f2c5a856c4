/* The parts of a document that are analysed, in the order in which they are stored. */
#ifndef ENGINE_RECORD_SEGMENT_H
#define ENGINE_RECORD_SEGMENT_H

#include "engine/record/record.h"

enum segment {
    SEGMENT_TITLE,
    SEGMENT_TEXT,
    SEGMENT_SECTION,
    SEGMENT_AUTHOR,
    SEGMENT_COUNT_
};

/** The field that holds the text of each segment. */
static const enum record_field segment_fields[SEGMENT_COUNT_] = {
    [SEGMENT_TITLE] = FIELD_TITLE,
    [SEGMENT_TEXT] = FIELD_TEXT,
    [SEGMENT_SECTION] = FIELD_SECTION,
    [SEGMENT_AUTHOR] = FIELD_AUTHOR,
};

#endif
