/* Dates as people and programs write them. */
#ifndef ENGINE_RECORD_DATE_WRITTEN_H
#define ENGINE_RECORD_DATE_WRITTEN_H

#include "base/date.h"

/**
 * Read a day or a month: 2026-04-07, 2026/04/07, 20260407, 07/04/2026 (the day first),
 * 7.4.2026, « mardi 7 avril 2026 », « 1er avr. 2026 », "April 7, 2026", 2026-04,
 * 04/2026, « avril 2026 », and the dates of mails and feeds, "Tue, 07 Apr 2026
 * 22:30:00 GMT" and "2026-04-07T22:30:00Z". A time with a zone gives the day that it is
 * in Paris then; a time without one does not count. Case and accents do not count either.
 *
 * @param[out] out  the day, or the first and the last of the month.
 * @return STATUS_OK or STATUS_BAD_INPUT. The French text names the value, and proposes
 *         only forms that are read.
 */
MUST_CHECK enum status date_parse_written(struct date_range *out, struct str text,
                                          struct error *err);

#endif
