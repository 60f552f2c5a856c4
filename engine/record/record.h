/* One document as its source gives it: the unit that is indexed, dumped and shown. */
#ifndef ENGINE_RECORD_RECORD_H
#define ENGINE_RECORD_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/macros.h"
#include "base/str.h"
#include "engine/vocabulary/kind.h"
#include "engine/vocabulary/vocabulary.h"

/** Ceilings, in bytes of UTF-8. */
#define RECORD_ID_MAX 200
#define RECORD_TITLE_MAX 2000
#define RECORD_TEXT_MAX (8U << 20)
#define RECORD_FIELD_MAX 2000

/** The texts of a record, one slot each; what each is called in JSON is record_field_name(). */
enum record_field {
    FIELD_ID,
    FIELD_TITLE,
    FIELD_TEXT,
    FIELD_URL,
    FIELD_SOURCE,
    FIELD_AUTHOR,
    FIELD_PART_OF, /* the id of the document that this one is a part of */
    FIELD_SECTION, /* the heading that it stands under */
    FIELD_LABEL,   /* indicators: what is counted */
    FIELD_VALUE,   /* indicators: as printed, « 9,2 » */
    FIELD_UNIT,
    FIELD_PERIOD,
    FIELD_NATIONAL_VALUE,
    FIELD_ORIGIN_FILE, /* where it was read: file… */
    FIELD_EXTRA,       /* unknown members, kept: a JSON object, or empty */
    FIELD_COUNT_
};

enum record_date {
    RECORD_DATE,       /* publication */
    RECORD_VALID_FROM, /* first day in force */
    RECORD_VALID_TO,   /* last day in force */
    RECORD_DATA_DATE,  /* what the figures are of */
    RECORD_DATE_COUNT_
};

/** The member's name in JSON and front matter ("part_of"). FIELD_ORIGIN_FILE and FIELD_EXTRA have none: NULL. */
const char *record_field_name(enum record_field field);
const char *record_date_name(enum record_date date);

/** A record that owns its texts. UTF-8, valid; "" where there is none, never NULL. */
struct record {
    struct str fields[FIELD_COUNT_]; /* owned; set with record_set() */
    date_day dates[RECORD_DATE_COUNT_];
    enum kind kind;
    region_set regions;
    struct theme_set themes; /* as given or assigned, without implied parents */
    bool
        has_regions; /* the source said (an empty list too: national); else they are assigned */
    bool has_themes;
    uint32_t origin_lines[2]; /* …and first and last line, from 1; 0 when unknown */
};

/** A new empty record of kind document, its dates DATE_NONE. Never NULL; freed with record_free(). */
struct record *record_new(void);
void record_free(struct record *record);
void record_free_at(struct record **record);
#define AUTO_RECORD CLEANUP(record_free_at) struct record

/** Set field @p field to a copy of @p text. */
void record_set(struct record *record, enum record_field field, struct str text);

/** Append what stands as the title: the title, or else the first words of the text (≤ 80 code points, « … » when
 *  cut at a word). */
void record_put_title(struct buf *out, const struct record *record);

#endif
