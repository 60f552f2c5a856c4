/* The table of a record's JSON members, which reading and writing share. Private to
 * engine/record/record_json*.c. */
#ifndef ENGINE_RECORD_RECORD_MEMBERS_H
#define ENGINE_RECORD_RECORD_MEMBERS_H

#include "engine/record/record.h"

enum member_type {
    MEMBER_TEXT,
    /* A text; a number is kept as one. */
    MEMBER_FIGURE,
    MEMBER_DATE,
    MEMBER_KIND,
    MEMBER_REGIONS,
    MEMBER_THEMES,
    MEMBER_ORIGIN,
};

struct record_member {
    enum member_type type;
    /* An enum record_field or an enum record_date. */
    unsigned slot;
    /* NULL for the name of the slot. */
    const char *name;
};

/** In the order that they are written. */
static const struct record_member record_members[] = {
    {MEMBER_TEXT, FIELD_ID, NULL},
    {MEMBER_KIND, 0, "kind"},
    {MEMBER_TEXT, FIELD_TITLE, NULL},
    {MEMBER_TEXT, FIELD_TEXT, NULL},
    {MEMBER_TEXT, FIELD_LAYOUT, NULL},
    {MEMBER_TEXT, FIELD_URL, NULL},
    {MEMBER_REGIONS, 0, "regions"},
    {MEMBER_THEMES, 0, "themes"},
    {MEMBER_DATE, RECORD_DATE, NULL},
    {MEMBER_DATE, RECORD_VALID_FROM, NULL},
    {MEMBER_DATE, RECORD_VALID_TO, NULL},
    {MEMBER_DATE, RECORD_DATA_DATE, NULL},
    {MEMBER_TEXT, FIELD_SOURCE, NULL},
    {MEMBER_TEXT, FIELD_AUTHOR, NULL},
    {MEMBER_TEXT, FIELD_PART_OF, NULL},
    {MEMBER_TEXT, FIELD_SECTION, NULL},
    {MEMBER_TEXT, FIELD_LABEL, NULL},
    {MEMBER_FIGURE, FIELD_VALUE, NULL},
    {MEMBER_TEXT, FIELD_UNIT, NULL},
    {MEMBER_TEXT, FIELD_PERIOD, NULL},
    {MEMBER_FIGURE, FIELD_NATIONAL_VALUE, NULL},
    {MEMBER_TEXT, FIELD_NATIONAL_PERIOD, NULL},
    {MEMBER_FIGURE, FIELD_PREVIOUS_VALUE, NULL},
    {MEMBER_TEXT, FIELD_PREVIOUS_PERIOD, NULL},
    {MEMBER_FIGURE, FIELD_CHANGE, NULL},
    {MEMBER_TEXT, FIELD_DOUBT, NULL},
    {MEMBER_ORIGIN, FIELD_ORIGIN_FILE, "origin"},
};

static inline const char *record_member_name(const struct record_member *member)
{
    if (member->name)
        return member->name;
    return member->type == MEMBER_DATE
               ? record_date_name((enum record_date)member->slot)
               : record_field_name((enum record_field)member->slot);
}

#endif
