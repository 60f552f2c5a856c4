/* Numbers and dates in a page, as a French reader expects them. */
#ifndef SERVER_HTML_HTML_FRENCH_H
#define SERVER_HTML_HTML_FRENCH_H

#include "base/date.h"
#include "server/html/html.h"

/** Write « 1 085 ». */
void html_count(struct html *h, unsigned long number);

/** Write « 7 avril 2026 » as a <time> that programs can read. @p day is not DATE_NONE. */
void html_date(struct html *h, date_day day);

#endif
