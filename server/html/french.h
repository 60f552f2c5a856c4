/* Dates, periods and numbers as a French reader expects them. */
#ifndef SERVER_HTML_FRENCH_H
#define SERVER_HTML_FRENCH_H

#include "base/buf.h"
#include "base/date.h"

/** Append « 7 avril 2026 », « 1er avril 2026 »; nothing for DATE_NONE. */
void french_date(struct buf *out, date_day day);

/** Append « 2026 », « avril 2026 », « le 7 avril 2026 », « du 1er avril au 3 mai 2026 », « depuis le … » or
 *  « jusqu'au … »; DATE_NONE is an open end. */
void french_period(struct buf *out, date_day first, date_day last);

/** Append « 1 085 », thousands parted by a narrow no-break space. */
void french_number(struct buf *out, unsigned long number);

/** Append the number and the noun, « Aucun résultat », « 1 résultat », « 1 085 résultats »: @p noun is masculine and
 *  takes an s. */
void french_count(struct buf *out, unsigned long number, const char *noun);

#endif
