/* Dates in the shapes that exports give them, beyond those of date_written.h. */
#ifndef INDEXER_MEMBER_MEMBER_DATE_H
#define INDEXER_MEMBER_MEMBER_DATE_H

#include <jansson.h>

#include "base/date.h"
#include "base/macros.h"
#include "base/status.h"

/** What is to be said of a date that was read. */
enum date_doubt {
    DATE_IS_CLEAR,
    /* Who is used to another order reads another day: 07/04/2026, and 04/25/2026, where
     * only the second number can be the day. */
    DATE_DAY_FIRST,
    DATE_MONTH_FIRST,
    /* The year has two figures: 07-04-26. */
    DATE_SHORT_YEAR,
    /* Only a year or a part of it is given: 2026, « 3e trimestre 2025 ». */
    DATE_IS_LONG
};

struct member_date {
    struct date_range days;
    enum date_doubt doubt;
};

/**
 * Read the date @p value: a text as date_parse_written() reads it, « Publié le 7 avril
 * 2026 », 07-04-26, a year, a quarter or half of one (« T3 2025 »), the seconds or
 * milliseconds since 1970 (the day in Paris), a list of year, month and day, an object
 * with one of these, or the first of a list of dates.
 *
 * @return STATUS_OK or STATUS_BAD_INPUT (French text, which names the value).
 */
MUST_CHECK enum status member_date_read(struct member_date *out, const json_t *value,
                                        struct error *err);

/** What is to be said of @p doubt in French, as the end of « la date « … » »; NULL for
 *  DATE_IS_CLEAR. A literal. */
const char *member_date_remark(enum date_doubt doubt);

#endif
