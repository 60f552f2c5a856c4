/* Writes the groups of filters. */
#include "server/page/page_filters.h"

#include "html/html_french.h"
#include "server/page/filters.h"
#include "server/page/page.h"

/** Begin a group of choices; end_group() ends it. */
static void begin_group(struct html *h, enum facet facet)
{
    HTML_TEXT(h, "<fieldset><legend>", str_of(facet_label(facet)), "</legend>");
    HTML(h, "<ul class=\"choices\">");
}

static void end_group(struct html *h)
{
    HTML(h, "</ul></fieldset>");
}

/**
 * Write one value to choose: a box to tick, its label, and how many documents it would
 * leave.
 */
static void put_value(struct html *h, enum facet facet, const struct facet_value *value)
{
    static const struct str classes[2][2] = {
        {{"choice", 6}, {"choice none", 11}},
        {{"choice sub", 10}, {"choice sub none", 15}}};
    bool is_sub = value->depth > 0;
    bool has_none = value->count == 0 && !value->selected;
    HTML_TAG(h, "<li");
    HTML_ATTR(h, "class", classes[is_sub][has_none]);
    HTML(h, "<label>");
    HTML_TAG(h, "<input type=\"checkbox\" form=\"recherche\"");
    HTML_ATTR(h, "name", str_of(facet_name(facet)));
    HTML_ATTR(h, "value", value->value);
    if (value->selected)
        HTML_ATTRS(h, "checked");
    HTML_TEXT(h, " <span>", value->label, "</span> <span class=\"count\">");
    html_count(h, value->count);
    HTML(h, "</span></label></li>");
}

static void put_flat(struct html *h, const struct search_answer *answer, enum facet facet)
{
    const struct facet_list *list = &answer->facets[facet];
    if (list->n == 0)
        return;
    begin_group(h, facet);
    for (size_t i = 0; i < list->n; i++)
        put_value(h, facet, &list->at[i]);
    end_group(h);
}

/** The slug of the theme that the sub-theme @p slug belongs to; a theme is its own. */
static struct str parent_of(const struct vocabulary *vocabulary, struct str slug)
{
    int number = vocabulary_find_theme(vocabulary, slug);
    if (number < 0)
        return STR("");
    int parent = vocabulary_theme(vocabulary, (size_t)number)->parent;
    return parent < 0 ? slug : str_of(vocabulary_theme(vocabulary, (size_t)parent)->slug);
}

/**
 * Whether the sub-themes of the theme @p top are shown: when it, or one of them, is
 * chosen. All eighty-six together would help nobody.
 */
static bool is_unfolded(const struct facet_list *list,
                        const struct vocabulary *vocabulary, struct str top)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].selected &&
            str_equal(parent_of(vocabulary, list->at[i].value), top))
            return true;
    return false;
}

static void put_sub_themes(struct html *h, const struct facet_list *list,
                           const struct vocabulary *vocabulary, struct str top)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].depth > 0 &&
            str_equal(parent_of(vocabulary, list->at[i].value), top))
            put_value(h, FACET_THEME, &list->at[i]);
}

static bool is_listed(const struct facet_list *list, struct str slug)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_equal(list->at[i].value, slug))
            return true;
    return false;
}

static void put_themes(struct html *h, const struct facet_list *list,
                       const struct vocabulary *vocabulary)
{
    if (list->n == 0)
        return;
    begin_group(h, FACET_THEME);
    for (size_t i = 0; i < list->n; i++) {
        const struct facet_value *value = &list->at[i];
        struct str top = parent_of(vocabulary, value->value);
        /* A chosen sub-theme is shown even when its theme has no document left. */
        if (value->depth == 0 || (value->selected && !is_listed(list, top)))
            put_value(h, FACET_THEME, value);
        if (value->depth == 0 && is_unfolded(list, vocabulary, value->value))
            put_sub_themes(h, list, vocabulary, value->value);
    }
    end_group(h);
}

/**
 * Begin a link that sets both dates; the caller writes its text. Without an end, @p range
 * goes on until today.
 */
static void begin_preset(struct html *h, const struct exchange *x,
                         const struct search_request *request, struct date_range range)
{
    struct search_request preset = *request;
    char from[DATE_TEXT_BYTES];
    char to[DATE_TEXT_BYTES];
    date_format(from, range.first);
    date_format(to, range.last);
    preset.from = range.first;
    preset.to = range.last;
    preset.from_text = str_of(from);
    preset.to_text = str_of(to);
    preset.page = 1;
    HTML(h, "<li>");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", request_url(&preset, x->index, 1, x->arena));
    if (request->from == range.first && request->to == range.last)
        HTML_ATTRS(h, "aria-current=\"true\"");
}

/**
 * Write links to the last week, month, quarter, year and three years, counted back from
 * today.
 */
static void put_recent(struct html *h, const struct exchange *x,
                       const struct search_request *request)
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
        begin_preset(h, x, request,
                     (struct date_range){first - recent[i].days, DATE_NONE});
        html_text(h, str_of(recent[i].label));
        HTML(h, "</a></li>");
    }
}

/** Write a link for each year that documents of the answer are of: « 2026 (12) ». */
static void put_years(struct html *h, const struct exchange *x,
                      const struct search_answer *answer)
{
    const struct facet_list *years = &answer->facets[FACET_YEAR];
    for (size_t i = 0; i < years->n; i++) {
        struct date_range range;
        struct error err = {0};
        if (date_parse_range(&range, years->at[i].value, &err))
            continue;
        begin_preset(h, x, answer->request, range);
        html_text(h, years->at[i].label);
        HTML(h, " (");
        html_number(h, years->at[i].count);
        HTML(h, ")</a></li>");
    }
}

/**
 * Write the fields of the first and the last day; a day that the request does not have is
 * empty.
 */
static void put_ends(struct html *h, const struct search_request *request)
{
    char from[DATE_TEXT_BYTES];
    char to[DATE_TEXT_BYTES];
    date_format(from, request->from);
    date_format(to, request->to);
    HTML(h, "<div class=\"dates\"><label>Du ");
    HTML_TAG(h, "<input type=\"date\" form=\"recherche\" name=\"from\"");
    HTML_ATTR(h, "value", str_of(from));
    HTML(h, "</label><label>au ");
    HTML_TAG(h, "<input type=\"date\" form=\"recherche\" name=\"to\"");
    HTML_ATTR(h, "value", str_of(to));
    HTML(h, "</label></div>");
}

static void put_dates(struct html *h, const struct exchange *x,
                      const struct search_answer *answer)
{
    HTML(h, "<fieldset><legend>Date</legend>");
    put_ends(h, answer->request);
    HTML(h, "<ul class=\"presets\" aria-label=\"Périodes\">");
    put_recent(h, x, answer->request);
    put_years(h, x, answer);
    HTML(h, "</ul></fieldset>");
}

/**
 * Write hidden fields for what the visible ones do not keep: order, mode, sources and so
 * on.
 */
static void put_kept(struct html *h, const struct exchange *x,
                     const struct search_request *request)
{
    static const char *const kept[] = {"source",   "valid_at", "sort",   "mode",
                                       "per_page", "collapse", "explain"};
    size_t n;
    const struct search_param *params = request_params(&n, request, x->index, x->arena);
    for (size_t i = 0; i < n; i++) {
        if (!str_is_among(params[i].name, kept, COUNT_OF(kept)))
            continue;
        HTML_TAG(h, "<input type=\"hidden\" form=\"recherche\"");
        HTML_ATTR(h, "name", params[i].name);
        HTML_ATTR(h, "value", params[i].value);
    }
}

void page_filters(struct html *h, const struct exchange *x,
                  const struct search_answer *answer)
{
    HTML(h, "<section class=\"filters\" id=\"filtres\" aria-labelledby=\"titre-filtres\">"
            "<h2 id=\"titre-filtres\">Filtrer</h2>");
    put_kept(h, x, answer->request);
    put_flat(h, answer, FACET_REGION);
    put_themes(h, &answer->facets[FACET_THEME], index_vocabulary(x->index));
    put_flat(h, answer, FACET_KIND);
    put_dates(h, x, answer);
    HTML(h, "<p class=\"apply\"><button type=\"submit\" form=\"recherche\">"
            "Appliquer les filtres</button></p></section>");
}
