/* Writes dates, periods and numbers as French readers expect them. */
#ifndef HTML_FRENCH_H
#define HTML_FRENCH_H

#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"

/** Append a date, « 7 avril 2026 » or « 1er avril 2026 »; nothing for DATE_NONE. */
void french_date(struct buf *out, date_day day);

/**
 * Append a period: « 2026 », « avril 2026 », « le 7 avril 2026 », « du 1er au 15 avril
 * 2026 », « du 1er avril au 3 mai 2026 », « depuis le … » or « jusqu'au … ». DATE_NONE
 * stands for an open end.
 */
void french_period(struct buf *out, date_day first, date_day last);

/** Append a number, « 1 085 »: a narrow no-break space parts its thousands. */
void french_number(struct buf *out, unsigned long number);

/**
 * What the space at @p at of @p text should be: a narrow no-break space within a number
 * (« 75 181 »), a no-break space between a number and its unit (« 9,2 % »); empty for any
 * other space. Marks (<mark>, </mark>) around the space are looked through.
 */
struct str french_space(struct str text, size_t at);

/**
 * Append a number and a noun: « Aucun résultat », « 1 résultat », « 1 085 résultats ».
 *
 * @param noun  masculine, with a plural in s.
 */
void french_count(struct buf *out, unsigned long number, const char *noun);

#endif
