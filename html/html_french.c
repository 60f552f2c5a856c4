/* Writes numbers and dates straight into the page: digits and names of months need no
 * escaping. */
#include "html/html_french.h"

#include "html/french.h"

void html_count(struct html *h, unsigned long number)
{
    html_end_tag(h);
    french_number(h->out, number);
}

void html_numbers(struct html *h, struct str text)
{
    size_t start = 0;
    for (size_t i = 0; i < text.n; i++) {
        struct str space = text.at[i] == ' ' ? french_space(text, i) : STR("");
        if (!space.n)
            continue;
        html_text(h, (struct str){text.at + start, i - start});
        html_text(h, space);
        start = i + 1;
    }
    html_text(h, (struct str){text.at + start, text.n - start});
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

void html_day_value(struct html *h, date_day day)
{
    char iso[DATE_TEXT_BYTES];
    date_format(iso, day);
    HTML_ATTR(h, "value", str_of(iso));
}
