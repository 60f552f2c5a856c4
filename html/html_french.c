/* Writes numbers and dates straight into the page: digits and names of months need no
 * escaping. */
#include "html/html_french.h"

#include "html/french.h"

void html_count(struct html *h, unsigned long number)
{
    html_end_tag(h);
    french_number(h->out, number);
}

void html_date(struct html *h, date_day day)
{
    char iso[DATE_TEXT_BYTES];
    date_format(iso, day);
    HTML_TAG(h, "<time");
    HTML_ATTR(h, "datetime", str_of(iso));
    html_end_tag(h);
    french_date(h->out, day);
    HTML(h, "</time>");
}
