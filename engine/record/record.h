/* A record is one document as its source gives it: what is indexed, dumped and shown. */
#ifndef ENGINE_RECORD_RECORD_H
#define ENGINE_RECORD_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/vocabulary/kind.h"
#include "engine/vocabulary/vocabulary.h"

/** The most bytes of a record's texts, in UTF-8. */
#define RECORD_ID_MAX 200
#define RECORD_TITLE_MAX 2000
#define RECORD_TEXT_MAX (8U << 20)
#define RECORD_FIELD_MAX 2000
#define RECORD_EXTRA_MAX (1U << 20)

/** The texts of a record. record_field_name() gives the name of each in JSON. */
enum record_field {
    FIELD_ID,
    FIELD_TITLE,
    FIELD_TEXT,
    /* The structure of the text (text/block/layout.h); empty when blank lines tell it. */
    FIELD_LAYOUT,
    FIELD_URL,
    FIELD_SOURCE,
    FIELD_AUTHOR,
    /* The id of the document that this one is a part of. */
    FIELD_PART_OF,
    /* The heading that the document stands under. */
    FIELD_SECTION,
    /* Indicators: what is counted. */
    FIELD_LABEL,
    /* Indicators: the value as it is printed, « 9,2 ». */
    FIELD_VALUE,
    FIELD_UNIT,
    FIELD_PERIOD,
    /* Indicators: the same of the whole country, and its period where that is another. */
    FIELD_NATIONAL_VALUE,
    FIELD_NATIONAL_PERIOD,
    /* Indicators: the value before this one, its period, and the change between them as
     * the source prints it, « 2,22 % ». */
    FIELD_PREVIOUS_VALUE,
    FIELD_PREVIOUS_PERIOD,
    FIELD_CHANGE,
    /* What is doubtful about the figures, for readers: « unité douteuse dans la source ».
     */
    FIELD_DOUBT,
    /* The file that the record was read from. */
    FIELD_ORIGIN_FILE,
    /* The members that we do not know, kept as a JSON object; or empty. */
    FIELD_EXTRA,
    FIELD_COUNT_
};

enum record_date {
    /* The day of publication. */
    RECORD_DATE,
    /* The first day in force. */
    RECORD_VALID_FROM,
    /* The last day in force. */
    RECORD_VALID_TO,
    /* The day that the figures are of. */
    RECORD_DATA_DATE,
    RECORD_DATE_COUNT_
};

/**
 * The name of @p field in JSON and in front matter ("part_of"). NULL for
 * FIELD_ORIGIN_FILE and FIELD_EXTRA, which have no member.
 */
const char *record_field_name(enum record_field field);
const char *record_date_name(enum record_date date);

/**
 * A record, which owns its texts. They are valid UTF-8; a text that is missing is "",
 * never NULL.
 */
struct record {
    /* Owned; to be set with record_set(). */
    struct str fields[FIELD_COUNT_];
    date_day dates[RECORD_DATE_COUNT_];
    enum kind kind;
    region_set regions;
    /* As the source gives them or as they were assigned; the parents that they imply are
     * not added. */
    struct theme_set themes;
    /* The source gave regions (an empty list means national). Otherwise regions are
     * assigned. */
    bool has_regions;
    bool has_themes;
    /* The id is none that the source gave: another may be made where it is taken. */
    bool has_made_id;
    /* The first and the last line in the file, from 1; 0 when unknown. */
    uint32_t origin_lines[2];
};

/**
 * A new, empty record of kind document; its dates are DATE_NONE. Never NULL; the caller
 * frees it with record_free().
 */
struct record *record_new(void);
void record_free(struct record *record);
void record_free_at(struct record **record);
#define AUTO_RECORD CLEANUP(record_free_at) struct record

/** Set @p field to a copy of @p text. */
void record_set(struct record *record, enum record_field field, struct str text);

/**
 * Check what every source must give: an id without control characters and without white
 * space at its ends, a title or a text, sizes within their ceilings, valid UTF-8, a
 * layout that fits its text, valid_from ≤ valid_to.
 *
 * @return STATUS_OK, STATUS_TOO_LARGE or STATUS_BAD_INPUT (French text).
 */
MUST_CHECK enum status record_check(const struct record *record, struct error *err);

/**
 * Append the title that is shown: the title, or else the first words of the text, at most
 * 80 code points, with « … » when some are left out.
 */
void record_put_title(struct buf *out, const struct record *record);

#endif
