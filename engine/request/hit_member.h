/* The members of a hit, for requests that want some of them only. */
#ifndef ENGINE_REQUEST_HIT_MEMBER_H
#define ENGINE_REQUEST_HIT_MEMBER_H

#include <stdint.h>

#include "base/str.h"

/* ROW(NAME, name): the members of a hit in the order that they are written. Those from
 * DATE to DATA_DATE stand in the order of enum record_date. */
#define HIT_MEMBERS(ROW)                                                                 \
    ROW(ID, id)                                                                          \
    ROW(KIND, kind)                                                                      \
    ROW(TITLE, title)                                                                    \
    ROW(REGIONS, regions)                                                                \
    ROW(THEMES, themes)                                                                  \
    ROW(DATE, date)                                                                      \
    ROW(VALID_FROM, valid_from)                                                          \
    ROW(VALID_TO, valid_to)                                                              \
    ROW(DATA_DATE, data_date)                                                            \
    ROW(URL, url)                                                                        \
    ROW(SOURCE, source)                                                                  \
    ROW(AUTHOR, author)                                                                  \
    ROW(PART_OF, part_of)                                                                \
    ROW(SECTION, section)                                                                \
    ROW(LABEL, label)                                                                    \
    ROW(VALUE, value)                                                                    \
    ROW(UNIT, unit)                                                                      \
    ROW(PERIOD, period)                                                                  \
    ROW(NATIONAL_VALUE, national_value)                                                  \
    ROW(NATIONAL_PERIOD, national_period)                                                \
    ROW(PREVIOUS_VALUE, previous_value)                                                  \
    ROW(PREVIOUS_PERIOD, previous_period)                                                \
    ROW(CHANGE, change)                                                                  \
    ROW(DOUBT, doubt)                                                                    \
    ROW(ORIGIN, origin)                                                                  \
    ROW(PAGE_URL, page_url)                                                              \
    ROW(TITLE_HTML, title_html)                                                          \
    ROW(SNIPPET, snippet)                                                                \
    ROW(SNIPPET_HTML, snippet_html)                                                      \
    ROW(SCORE, score)                                                                    \
    ROW(PARTIAL, partial)                                                                \
    ROW(EXPLAIN, explain)                                                                \
    ROW(PARTS, parts)                                                                    \
    ROW(EXPLAIN_PARTS, explain_parts)

#define HIT_MEMBER_NUMBER(NAME, name) HIT_##NAME,
enum hit_member { HIT_MEMBERS(HIT_MEMBER_NUMBER) HIT_MEMBER_COUNT_ };
#undef HIT_MEMBER_NUMBER

/** A set of members: bit m for enum hit_member m. */
typedef uint64_t hit_member_set; /* A typedef because it is a unit, as date_day is. */
#define HIT_MEMBERS_ALL (((hit_member_set)1 << HIT_MEMBER_COUNT_) - 1)
#define HIT_MEMBER_BIT(member) ((hit_member_set)1 << (member))

/** The member's name in JSON ("page_url"). */
const char *hit_member_name(enum hit_member member);

/** The member called @p name; HIT_MEMBER_COUNT_ when there is none. */
enum hit_member hit_member_find(struct str name);

#endif
