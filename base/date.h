/* Calendar days as numbers, and reading and writing them in the forms of ISO 8601. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** Days since 1970-01-01 in the Gregorian calendar, which is used for earlier centuries
 *  too. The years 1000 to 9999 can be read and written. */
typedef int32_t date_day; /* the one typedef: a unit, not a struct */

/** Stands for "no date". It is less than every day. */
#define DATE_NONE INT32_MIN

/** The days of a day, a month or a year: the first and the last, both included. */
struct date_range {
    date_day first;
    date_day last;
};

/** Room for "YYYY-MM-DD" and its zero byte. */
#define DATE_TEXT_BYTES 11

/** The number of a day; DATE_NONE when the calendar does not have it (31 February). */
date_day date_from_civil(int year, int month, int day);

/** The year, month (1 to 12) and day (1 to 31) of @p day, which is not DATE_NONE. */
void date_to_civil(date_day day, int *year, int *month, int *day_of_month);

/**
 * Read "2026", "2026-04" or "2026-04-07".
 * @return STATUS_OK or STATUS_BAD_INPUT (a French text names the value and what is
 *         wrong).
 */
MUST_CHECK enum status date_parse_range(struct date_range *out, struct str text,
                                        struct error *err);

/** As date_parse_range(), but only a whole date is accepted: "2026-04-07". */
MUST_CHECK enum status date_parse(date_day *out, struct str text, struct error *err);

/** Write "YYYY-MM-DD" and a zero byte at @p to; DATE_NONE gives "". */
void date_format(char to[DATE_TEXT_BYTES], date_day day);

/** Room for "YYYY-MM-DDTHH:MM:SSZ" and its zero byte. */
#define TIME_TEXT_BYTES 21

/** Write the time @p seconds after 1970-01-01T00:00:00Z as RFC 3339 in UTC. A year that
 *  does not have four digits gives "". */
void time_format(char to[TIME_TEXT_BYTES], int64_t seconds);

/** The current time in seconds since 1970; the value of SOURCE_DATE_EPOCH instead when
 *  the environment has it, so that a build can be reproduced. */
int64_t time_now_reproducible(void);

#endif
