/* Writes the form of a comparison. It offers one theme, one kind and two dates; whatever
 * else the address holds goes on as hidden fields and is shown as tags. */
#include "server/compare/compare_form.h"

#include "html/html_french.h"
#include "server/compare/compare_address.h"
#include "server/page/filters.h"

/** The first theme of the request; -1 when it has none. */
static int first_theme(const struct compare_request *request,
                       const struct vocabulary *vocabulary)
{
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++)
        if (theme_set_has(&request->search.themes, i))
            return (int)i;
    return -1;
}

/** The first kind of the request; KIND_COUNT_ when it has none. */
static enum kind first_kind(const struct compare_request *request)
{
    uint32_t kinds = request->search.kinds;
    return kinds ? (enum kind)__builtin_ctz(kinds) : KIND_COUNT_;
}

static void put_theme(struct html *h, const struct vocabulary *vocabulary, unsigned i,
                      bool chosen)
{
    const struct theme *theme = vocabulary_theme(vocabulary, i);
    AUTO_BUF label = BUF_INIT(4096);
    buf_put_text(&label, theme->parent < 0 ? "" : "– ");
    buf_put_text(&label, theme->label);
    html_option(h, str_of(theme->slug), buf_str(&label), chosen);
}

static void put_themes(struct html *h, const struct exchange *x,
                       const struct compare_request *request)
{
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    int chosen = first_theme(request, vocabulary);
    HTML(h, "<label>Thème <select name=\"theme\">");
    html_option(h, STR(""), STR("Tous les thèmes"), chosen < 0);
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++)
        put_theme(h, vocabulary, i, (int)i == chosen);
    HTML(h, "</select></label>");
}

static void put_kinds(struct html *h, const struct compare_request *request)
{
    enum kind chosen = first_kind(request);
    HTML(h, "<label>Type <select name=\"kind\">");
    html_option(h, STR(""), STR("Tous les types"), chosen == KIND_COUNT_);
    for (unsigned i = 0; i < KIND_COUNT_; i++)
        html_option(h, str_of(kind_slug((enum kind)i)), str_of(kind_label((enum kind)i)),
                    i == chosen);
    HTML(h, "</select></label>");
}

static void put_dates(struct html *h, const struct search_request *search)
{
    HTML(h, "<label>Publié du ");
    HTML_TAG(h, "<input type=\"date\" name=\"from\"");
    html_day_value(h, search->from);
    HTML(h, "</label><label>au ");
    HTML_TAG(h, "<input type=\"date\" name=\"to\"");
    html_day_value(h, search->to);
    HTML(h, "</label>");
}

static void put_hidden(struct html *h, struct str name, struct str value)
{
    HTML_TAG(h, "<input type=\"hidden\"");
    HTML_ATTR(h, "name", name);
    HTML_ATTR(h, "value", value);
}

/** Write the parameters of the order, which the form has no fields for. */
static void put_order(struct html *h, const struct compare_request *request)
{
    bool is_count = request->order != COMPARE_BY_REGION;
    if (is_count)
        put_hidden(h, STR("sort"), str_of(compare_order_name(request)));
    if (request->descending != is_count)
        put_hidden(h, STR("order"), request->descending ? STR("desc") : STR("asc"));
}

/** Write, as hidden fields, what the form does not offer. */
static void put_rest(struct html *h, const struct exchange *x,
                     const struct compare_request *request)
{
    struct search_request rest = compare_cell_request(request, -1, KIND_COUNT_);
    int theme = first_theme(request, index_vocabulary(x->index));
    rest.text = STR("");
    rest.from = rest.to = DATE_NONE;
    if (theme >= 0)
        rest.themes.bits[theme / 64] &= ~((uint64_t)1 << (theme % 64));
    rest.kinds &= rest.kinds - 1;
    /* The order of a search without words is not that of this one. */
    rest.sort = SORT_NEWEST;
    size_t n;
    const struct search_param *params = request_params(&n, &rest, x->index, x->arena);
    for (size_t i = 0; i < n; i++)
        put_hidden(h, params[i].name, params[i].value);
    put_order(h, request);
}

static void put_tag(struct html *h, const struct exchange *x,
                    const struct compare_request *request, const struct filter *filter)
{
    struct compare_request without = *request;
    without.search = filter->without;
    AUTO_BUF label = BUF_INIT(1U << 16);
    buf_put_text(&label, "Retirer le filtre ");
    buf_put_str(&label, filter->label);
    HTML(h, "<li>");
    HTML_TAG(h, "<a class=\"tag-link\"");
    HTML_URL(h, "href", compare_url(x, &without));
    HTML_ATTR(h, "aria-label", buf_str(&label));
    html_text(h, filter->label);
    HTML(h, " <span aria-hidden=\"true\">×</span></a></li>");
}

static void put_tags(struct html *h, const struct exchange *x,
                     const struct compare_request *request)
{
    struct filter *filters = arena_array(x->arena, FILTERS_MAX, sizeof *filters);
    size_t n = filters_list(filters, &request->search, x->index, x->arena);
    if (!n)
        return;
    HTML(h, "<ul class=\"compare-tags\" aria-label=\"Filtres actifs\">");
    for (size_t i = 0; i < n; i++)
        put_tag(h, x, request, &filters[i]);
    HTML(h, "</ul>");
}

void compare_form(struct html *h, const struct exchange *x,
                  const struct compare_request *request)
{
    HTML(h,
         "<form class=\"compare-form\" id=\"recherche\" role=\"search\""
         " action=\"/comparer\" method=\"get\" accept-charset=\"utf-8\">"
         "<div class=\"bar\"><label class=\"hidden\" for=\"q\">Mots à comparer</label>");
    HTML_TAG(h,
             "<input id=\"q\" name=\"q\" type=\"search\" size=\"30\" maxlength=\"512\"");
    HTML_ATTR(h, "value", request->search.text);
    HTML_ATTRS(h, "title=\"Mots à comparer\" placeholder=\"apprentissage, PRIC, campus…\""
                  " autocomplete=\"off\"");
    HTML(h, "<button type=\"submit\">Comparer</button></div>"
            "<div class=\"fields\">");
    put_themes(h, x, request);
    put_kinds(h, request);
    put_dates(h, &request->search);
    HTML(h, "</div>");
    put_rest(h, x, request);
    HTML(h, "</form>");
    put_tags(h, x, request);
}
