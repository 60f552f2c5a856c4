/* Chooses the periods of the timeline and draws their bars. */
#include "server/results/page_timeline.h"

#include "engine/request/request_params.h"
#include "html/french.h"

/** The most months; more are drawn as years. */
#define MONTHS_MAX 36
/** The most bars: of more years, the newest are drawn. */
#define BARS_MAX 48

/** The drawing, in its units: its width, the height of the highest bar and that of the
 *  whole. */
#define WIDTH 300U
#define BARS_HEIGHT 64U
#define BAR_WIDTH_MAX 40U
/** The room of a year below the bars, and between two of them. */
#define YEAR_WIDTH 28U
#define YEAR_GAP 8U
/** The height of a bar for one document, whatever the others have. */
#define BAR_HEIGHT_MIN 3U

/** Periods of equal length, numbered on: months since year 0, or years. */
struct timeline {
    bool by_month;
    int first, last;
    /* By period, from the first. */
    uint32_t counts[BARS_MAX];
    uint32_t most;
    /* Those of the request's dates; none when `from` is after `to`. */
    int from, to;
};

static int month_of(date_day day)
{
    int year, month, d;
    date_to_civil(day, &year, &month, &d);
    return year * 12 + month - 1;
}

/** The number of the period in which @p day is. */
static int period_of(const struct timeline *line, date_day day)
{
    return line->by_month ? month_of(day) : month_of(day) / 12;
}

/** The first and last day of a value of a facet of periods; false when it is none. */
static bool range_of(struct date_range *out, const struct facet_value *value)
{
    struct error err = {0};
    return date_parse_range(out, value->value, &err) == STATUS_OK;
}

/** Set the first and the last month of the documents.
 *  @return false when they have no dates. */
static bool find_ends(int *first, int *last, const struct facet_list *months)
{
    struct date_range newest, oldest;
    if (!months->n || !range_of(&newest, &months->at[0]) ||
        !range_of(&oldest, &months->at[months->n - 1]))
        return false;
    *first = month_of(oldest.first);
    *last = month_of(newest.first);
    return true;
}

/** Choose months or years, and from when to when.
 *  @return false when there is nothing to compare. */
static bool choose(struct timeline *line, const struct search_answer *answer)
{
    const struct search_request *request = answer->request;
    int first, last;
    if (!find_ends(&first, &last, &answer->facets[FACET_MONTH]))
        return false;
    bool has_dates = request->from != DATE_NONE && request->to != DATE_NONE;
    line->by_month = last - first < MONTHS_MAX;
    if (!line->by_month && has_dates) {
        int from = month_of(request->from) / 12 * 12;
        int to = month_of(request->to) / 12 * 12 + 11;
        line->by_month = to - from < MONTHS_MAX;
        first = line->by_month ? from : first;
        last = line->by_month ? to : last;
    }
    line->first = line->by_month ? first : first / 12;
    line->last = line->by_month ? last : last / 12;
    if (line->last - line->first >= BARS_MAX)
        line->first = line->last - BARS_MAX + 1;
    line->from =
        request->from == DATE_NONE ? line->first : period_of(line, request->from);
    line->to = request->to == DATE_NONE ? line->last : period_of(line, request->to);
    if (request->from == DATE_NONE && request->to == DATE_NONE)
        line->to = line->from - 1;
    return line->last > line->first;
}

static void count(struct timeline *line, const struct search_answer *answer)
{
    const struct facet_list *list =
        &answer->facets[line->by_month ? FACET_MONTH : FACET_YEAR];
    for (size_t i = 0; i < list->n; i++) {
        struct date_range range;
        if (!range_of(&range, &list->at[i]))
            continue;
        int period = period_of(line, range.first);
        if (period < line->first || period > line->last)
            continue;
        line->counts[period - line->first] = list->at[i].count;
        line->most = list->at[i].count > line->most ? list->at[i].count : line->most;
    }
}

/* Drawing. */

/** Write a period as parameters have it: « 2026 », « 2026-04 ». */
static void put_period(struct buf *out, const struct timeline *line, int period)
{
    if (line->by_month)
        buf_printf(out, "%04d-%02d", period / 12, period % 12 + 1);
    else
        buf_printf(out, "%04d", period);
}

static struct date_range range_of_period(const struct timeline *line, int period)
{
    int months = line->by_month ? period : period * 12, n = line->by_month ? 1 : 12;
    return (struct date_range){
        date_from_civil(months / 12, months % 12 + 1, 1),
        date_from_civil((months + n) / 12, (months + n) % 12 + 1, 1) - 1};
}

static struct url url_of(const struct timeline *line, int period,
                         const struct request_around *around, struct arena *arena)
{
    if (line->from == period && line->to == period)
        return request_around_url(around, STR(""), arena);
    AUTO_BUF text = BUF_INIT(32);
    AUTO_BUF between = BUF_INIT(128);
    put_period(&text, line, period);
    param_put(&between, "from", buf_str(&text));
    param_put(&between, "to", buf_str(&text));
    return request_around_url(around, buf_str(&between), arena);
}

/** « avril 2026, 12 documents ». */
static void put_label(struct buf *out, const struct timeline *line, int period)
{
    struct date_range range = range_of_period(line, period);
    french_period(out, range.first, range.last);
    buf_put_text(out, ", ");
    french_count(out, line->counts[period - line->first], "document");
    if (line->from == period && line->to == period)
        buf_put_text(out, ", retirer ce filtre");
}

static unsigned step_of(const struct timeline *line)
{
    unsigned step = WIDTH / (unsigned)(line->last - line->first + 1);
    return step < BAR_WIDTH_MAX ? step : BAR_WIDTH_MAX;
}

static void put_bar(struct html *h, const struct timeline *line, int period,
                    struct url url)
{
    unsigned step = step_of(line), x = (unsigned)(period - line->first) * step;
    uint32_t n = line->counts[period - line->first];
    unsigned height =
        BAR_HEIGHT_MIN +
        (unsigned)((uint64_t)n * (BARS_HEIGHT - BAR_HEIGHT_MIN) / line->most);
    AUTO_BUF label = BUF_INIT(256);
    AUTO_BUF name = BUF_INIT(32);
    put_label(&label, line, period);
    put_period(&name, line, period);
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", url);
    HTML_ATTR(h, "data-period", buf_str(&name));
    if (period >= line->from && period <= line->to)
        HTML_ATTRS(h, "aria-current=\"true\"");
    HTML_TEXT(h, "<title>", buf_str(&label), "</title>");
    /* The whole column can be clicked, not only what is filled of it. */
    HTML_TAG(h, "<rect class=\"column\" y=\"0\" height=\"64\"");
    HTML_NUMBERED(h, "x", "", x);
    HTML_NUMBERED(h, "width", "", step);
    HTML(h, "</rect>");
    HTML_TAG(h, "<rect class=\"level\"");
    HTML_NUMBERED(h, "x", "", x);
    HTML_NUMBERED(h, "y", "", BARS_HEIGHT - height);
    HTML_NUMBERED(h, "width", "", step > 2 ? step - 1 : step);
    HTML_NUMBERED(h, "height", "", height);
    HTML(h, "</rect></a>");
}

/** Write the years below the bars, wherever there is room for one. */
static void put_axis(struct html *h, const struct timeline *line)
{
    unsigned room = 0;
    HTML(h, "<g aria-hidden=\"true\"><rect class=\"base\" y=\"64\" width=\"300\""
            " height=\"1\"></rect>");
    for (int period = line->first; period <= line->last; period++) {
        unsigned x = (unsigned)(period - line->first) * step_of(line);
        bool is_named = !line->by_month || period % 12 == 0 || period == line->first;
        if (!is_named || x < room || x + YEAR_WIDTH > WIDTH)
            continue;
        room = x + YEAR_WIDTH + YEAR_GAP;
        HTML_TAG(h, "<text y=\"80\"");
        HTML_NUMBERED(h, "x", "", x);
        html_number(h, (unsigned long)(line->by_month ? period / 12 : period));
        HTML(h, "</text>");
    }
    HTML(h, "</g>");
}

void page_timeline(struct html *h, const struct exchange *x,
                   const struct search_answer *answer,
                   const struct request_around *around)
{
    struct timeline line = {.most = 0};
    if (!choose(&line, answer))
        return;
    count(&line, answer);
    if (!line.most)
        return;
    HTML_TAG(h, "<svg class=\"timeline\" viewBox=\"0 0 300 84\" role=\"group\"");
    if (line.by_month)
        HTML_ATTRS(h, "aria-label=\"Documents par mois\"");
    else
        HTML_ATTRS(h, "aria-label=\"Documents par année\"");
    for (int period = line.first; period <= line.last; period++)
        if (line.counts[period - line.first])
            put_bar(h, &line, period, url_of(&line, period, around, x->arena));
    put_axis(h, &line);
    HTML(h, "</svg>");
}
