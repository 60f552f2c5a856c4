/* Writes the fields of dates and the links to usual periods. */
#include "server/results/page_dates.h"

#include "engine/request/request_params.h"
#include "html/html_french.h"
#include "server/page/filters.h"
#include "server/page/page.h"
#include "server/results/page_timeline.h"

/** The address with these dates, which are written as days. */
static struct url preset_url(const struct exchange *x,
                             const struct request_around *around, struct date_range range)
{
    char from[DATE_TEXT_BYTES];
    char to[DATE_TEXT_BYTES];
    date_format(from, range.first);
    date_format(to, range.last);
    AUTO_BUF between = BUF_INIT(256);
    param_put(&between, "from", str_of(from));
    if (range.last != DATE_NONE)
        param_put(&between, "to", str_of(to));
    return request_around_url(around, buf_str(&between), x->arena);
}

/** Begin a link that sets both dates; the caller writes its text. Without an end, the
 *  range goes on until today. */
static void begin_preset(struct html *h, const struct exchange *x,
                         const struct search_request *request,
                         const struct request_around *around, struct date_range range)
{
    HTML(h, "<li>");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", preset_url(x, around, range));
    if (request->from == range.first && request->to == range.last)
        HTML_ATTRS(h, "aria-current=\"true\"");
}

/**
 * Write links to the last week, month, quarter, year and three years, counted back from
 * today.
 */
static void put_recent(struct html *h, const struct exchange *x,
                       const struct search_request *request,
                       const struct request_around *around)
{
    static const struct {
        const char *label;
        int months;
        int days;
    } recent[] = {{"7 jours", 0, 7},
                  {"1 mois", 1, 0},
                  {"3 mois", 3, 0},
                  {"1 an", 12, 0},
                  {"3 ans", 36, 0}};
    int year, month, day;
    date_to_civil(page_today(), &year, &month, &day);
    for (size_t i = 0; i < COUNT_OF(recent); i++) {
        int months = year * 12 + month - 1 - recent[i].months;
        date_day first = DATE_NONE;
        /* « 1 mois » before 31 March begins on the last day of February. */
        for (int d = day; first == DATE_NONE; d--)
            first = date_from_civil(months / 12, months % 12 + 1, d);
        begin_preset(h, x, request, around,
                     (struct date_range){first - recent[i].days, DATE_NONE});
        html_text(h, str_of(recent[i].label));
        HTML(h, "</a></li>");
    }
}

/** Write a link for each year that documents of the answer are of: « 2026 (12) ». */
static void put_years(struct html *h, const struct exchange *x,
                      const struct search_answer *answer,
                      const struct request_around *around)
{
    const struct facet_list *years = &answer->facets[FACET_YEAR];
    for (size_t i = 0; i < years->n; i++) {
        struct date_range range;
        struct error err = {0};
        if (date_parse_range(&range, years->at[i].value, &err))
            continue;
        begin_preset(h, x, answer->request, around, range);
        html_text(h, years->at[i].label);
        HTML(h, " (");
        html_count(h, years->at[i].count);
        HTML(h, ")</a></li>");
    }
}

/**
 * Write the fields of the first and the last day; a day that the request does not have is
 * empty.
 */
static void put_ends(struct html *h, const struct search_request *request)
{
    HTML(h, "<div class=\"dates\"><label>Du ");
    HTML_TAG(h, "<input type=\"date\" form=\"recherche\" name=\"from\"");
    html_day_value(h, request->from);
    HTML(h, "</label><label>au ");
    HTML_TAG(h, "<input type=\"date\" form=\"recherche\" name=\"to\"");
    html_day_value(h, request->to);
    HTML(h, "</label></div>");
}

void page_dates(struct html *h, const struct exchange *x,
                const struct search_answer *answer)
{
    const struct request_around around =
        request_around(answer->request, x->index, STR("from"), STR("to"), x->arena);
    HTML(h, "<fieldset><legend>Date</legend>");
    page_timeline(h, x, answer, &around);
    put_ends(h, answer->request);
    HTML(h, "<ul class=\"presets\" aria-label=\"Périodes\">");
    put_recent(h, x, answer->request, &around);
    put_years(h, x, answer, &around);
    HTML(h, "</ul></fieldset>");
}
