/* Writes numbers and dates in a page as French readers expect them. */
#ifndef HTML_HTML_FRENCH_H
#define HTML_HTML_FRENCH_H

#include "base/date.h"
#include "html/html.h"

/** Write a number as « 1 085 ». */
void html_count(struct html *h, unsigned long number);

/** Write plain text, with spaces in its numbers that do not break: « 75 181 ». */
void html_numbers(struct html *h, struct str text);

/**
 * Write a date as « 7 avril 2026 », in a <time> that programs can read. @p day is not
 * DATE_NONE.
 */
void html_date(struct html *h, date_day day);

/**
 * Add the value of a date field to its start tag, which is open. It is empty for
 * DATE_NONE.
 */
void html_day_value(struct html *h, date_day day);

#endif
