/* Fills the groups of filters. */
#include "server/page/page_filters.h"

#include "server/page/filters.h"
#include "server/page/french.h"
#include "server/page/html.h"
#include "server/page/page.h"

/** Values of a facet to choose from, as they are written. */
struct choices {
    enum facet facet;
    struct buf html;
};

static struct choices choices_of(enum facet facet)
{
    return (struct choices){facet, BUF_INIT(HTML_MAX)};
}

/** Add them to @p node as a group of their own. */
static void end_group(struct template_data *node, struct choices *choices)
{
    struct template_data *group = template_data_add(node, "GROUP");
    template_data_set(group, "LEGEND", str_of(facet_label(choices->facet)));
    template_data_set_html(group, "CHOICES", buf_str(&choices->html));
    buf_release(&choices->html);
}

static void add_value(struct choices *choices, const struct facet_value *value)
{
    struct buf *out = &choices->html;
    buf_put_text(out, "<li class=\"choice");
    buf_put_text(out, value->depth > 0 ? " sub" : "");
    buf_put_text(out, value->count == 0 && !value->selected ? " none" : "");
    buf_put_text(out, "\"><label><input type=\"checkbox\" form=\"recherche\" name=\"");
    buf_put_text(out, facet_name(choices->facet));
    html_put_text(out, "\" value=\"", value->value, "\"");
    buf_put_text(out, value->selected ? " checked" : "");
    html_put_text(out, "> <span>", value->label, "</span> <span class=\"count\">");
    french_number(out, value->count);
    buf_put_text(out, "</span></label></li>");
}

static void add_flat(struct template_data *node, const struct search_answer *answer,
                     enum facet facet)
{
    const struct facet_list *list = &answer->facets[facet];
    if (list->n == 0)
        return;
    struct choices choices = choices_of(facet);
    for (size_t i = 0; i < list->n; i++)
        add_value(&choices, &list->at[i]);
    end_group(node, &choices);
}

/** The slug of the top-level theme of @p value. */
static struct str parent_of(const struct vocabulary *vocabulary, struct str slug)
{
    int number = vocabulary_find_theme(vocabulary, slug);
    if (number < 0)
        return STR("");
    int parent = vocabulary_theme(vocabulary, (size_t)number)->parent;
    return parent < 0 ? slug : str_of(vocabulary_theme(vocabulary, (size_t)parent)->slug);
}

/** Sub-themes are shown once their theme, or one of them, is chosen: all eighty-six at once help nobody. */
static bool is_unfolded(const struct facet_list *list,
                        const struct vocabulary *vocabulary, struct str top)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].selected &&
            str_equal(parent_of(vocabulary, list->at[i].value), top))
            return true;
    return false;
}

/** The sub-themes of @p top in the list. */
static void add_sub_themes(struct choices *choices, const struct facet_list *list,
                           const struct vocabulary *vocabulary, struct str top)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].depth > 0 &&
            str_equal(parent_of(vocabulary, list->at[i].value), top))
            add_value(choices, &list->at[i]);
}

static bool is_listed(const struct facet_list *list, struct str slug)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_equal(list->at[i].value, slug))
            return true;
    return false;
}

static void add_themes(struct template_data *node, const struct search_answer *answer,
                       const struct vocabulary *vocabulary)
{
    const struct facet_list *list = &answer->facets[FACET_THEME];
    if (list->n == 0)
        return;
    struct choices choices = choices_of(FACET_THEME);
    for (size_t i = 0; i < list->n; i++) {
        const struct facet_value *value = &list->at[i];
        struct str top = parent_of(vocabulary, value->value);
        /* A chosen theme shows even when nothing is left of its parent. */
        if (value->depth == 0 || (value->selected && !is_listed(list, top)))
            add_value(&choices, value);
        if (value->depth == 0 && is_unfolded(list, vocabulary, value->value))
            add_sub_themes(&choices, list, vocabulary, value->value);
    }
    end_group(node, &choices);
}

/** A link that sets both dates. @p to may be empty: until now. */
static void add_preset(struct buf *out, const struct search_request *request,
                       const struct index *index, struct arena *arena, const char *label,
                       struct date_range range)
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
    bool is_current = request->from == range.first && request->to == range.last;
    html_put_text(out, "<li><a href=\"", request_href(&preset, index, 1, arena), "\"");
    html_put_text(out, is_current ? " aria-current=\"true\">" : ">", str_of(label),
                  "</a></li>");
}

/** The last week, month, quarter, year, three years, counted in days back from today. */
static void add_recent(struct buf *out, const struct search_request *request,
                       const struct index *index, struct arena *arena)
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
    date_day today = page_today();
    int year, month, day;
    date_to_civil(today, &year, &month, &day);
    for (size_t i = 0; i < COUNT_OF(recent); i++) {
        int months = year * 12 + month - 1 - recent[i].months;
        date_day first = DATE_NONE;
        /* « 1 mois » before 31 March is the last day of February. */
        for (int d = day; first == DATE_NONE; d--)
            first = date_from_civil(months / 12, months % 12 + 1, d);
        struct date_range range = {first - recent[i].days, DATE_NONE};
        add_preset(out, request, index, arena, recent[i].label, range);
    }
}

static void add_years(struct buf *out, const struct search_answer *answer,
                      const struct index *index, struct arena *arena)
{
    const struct facet_list *years = &answer->facets[FACET_YEAR];
    for (size_t i = 0; i < years->n; i++) {
        struct date_range range;
        struct error err = {0};
        if (date_parse_range(&range, years->at[i].value, &err))
            continue;
        AUTO_BUF label = BUF_INIT(64);
        buf_printf(&label, "%.*s (%u)", STR_ARG(years->at[i].label), years->at[i].count);
        add_preset(out, answer->request, index, arena, buf_text(&label), range);
    }
}

static void add_dates(struct template_data *node, const struct search_answer *answer,
                      const struct index *index, struct arena *arena)
{
    char from[DATE_TEXT_BYTES];
    char to[DATE_TEXT_BYTES];
    date_format(from, answer->request->from);
    date_format(to, answer->request->to);
    template_data_set(node, "FROM", str_of(from));
    template_data_set(node, "TO", str_of(to));
    AUTO_BUF presets = BUF_INIT(HTML_MAX);
    add_recent(&presets, answer->request, index, arena);
    add_years(&presets, answer, index, arena);
    template_data_set_html(node, "PRESETS", buf_str(&presets));
}

void page_filters(struct template_data *node, const struct search_answer *answer,
                  const struct index *index, struct arena *arena)
{
    add_flat(node, answer, FACET_REGION);
    add_themes(node, answer, index_vocabulary(index));
    add_flat(node, answer, FACET_KIND);
    add_dates(node, answer, index, arena);
}

void page_kept_fields(struct template_data *node, const struct search_request *request,
                      const struct index *index, struct arena *arena)
{
    static const char *const kept[] = {"source",   "valid_at", "sort",   "mode",
                                       "per_page", "collapse", "explain"};
    size_t n;
    const struct search_param *params = request_params(&n, request, index, arena);
    for (size_t i = 0; i < n; i++) {
        if (!str_is_among(params[i].name, kept, COUNT_OF(kept)))
            continue;
        struct template_data *field = template_data_add(node, "KEPT");
        template_data_set(field, "NAME", params[i].name);
        template_data_set(field, "VALUE", params[i].value);
    }
}
