/* Reads the address of the letter, and writes the form that makes it. */
#include "server/letter/letter_form.h"

#include "engine/request/request_names.h"
#include "html/html_french.h"
#include "server/page/filters.h"
#include "server/page/page.h"

static const char *const formats[] = {
    [LETTER_AS_PAGE] = "html", [LETTER_AS_MAIL] = "mail", [LETTER_AS_TEXT] = "text"};

static void read_format(enum letter_format *format, struct search_faults *faults,
                        struct str value)
{
    size_t i = str_place(value, formats, COUNT_OF(formats));
    if (i < COUNT_OF(formats))
        *format = (enum letter_format)i;
    else
        faults_add(faults, STR("format"),
                   STR("« html », « mail » ou « text » est attendu"));
}

enum status letter_page_read(struct letter_request *out, enum letter_format *format,
                             struct search_faults *faults, const struct exchange *x)
{
    const struct uri *uri = x->uri;
    struct search_param *params = arena_array(x->arena, uri->n_params, sizeof *params);
    struct search_faults own = {.n = 0};
    size_t n = 0;
    *format = LETTER_AS_PAGE;
    for (size_t i = 0; i < uri->n_params; i++) {
        struct search_param param = uri->params[i];
        if (!param.value.n)
            continue;
        if (str_equal(param.name, STR("format")))
            read_format(format, &own, param.value);
        if (!letter_param_is_known(param.name))
            continue;
        param.value = search_param_named(param.name, param.value, x->index, x->arena);
        params[n++] = param;
    }
    struct letter_asked asked = {params, n, page_today()};
    enum status st = letter_request_read(out, faults, x->index, &asked, x->arena);
    for (size_t i = 0; i < own.n; i++)
        faults_add(faults, own.at[i].parameter, own.at[i].detail);
    return own.n ? STATUS_BAD_INPUT : st;
}

struct url letter_url(const struct exchange *x, const struct letter_request *request,
                      enum letter_format format)
{
    AUTO_BUF query = BUF_INIT(1U << 16);
    letter_request_write(&query, request, x->index);
    struct url url = url_query(URL("/lettre"), buf_str(&query), x->arena);
    return format == LETTER_AS_PAGE
               ? url
               : url_param(url, STR("format"), str_of(formats[format]), x->arena);
}

static void put_days(struct html *h, unsigned days)
{
    static const unsigned offered[] = {7, 15, 30, 90, 365};
    bool is_offered = false;
    HTML(h, "<label>Période <select name=\"days\">");
    for (size_t i = 0; i <= COUNT_OF(offered); i++) {
        bool is_last = i == COUNT_OF(offered);
        if (is_last && is_offered)
            break;
        unsigned n = is_last ? days : offered[i];
        is_offered = is_offered || n == days;
        AUTO_BUF value = BUF_INIT(16), label = BUF_INIT(64);
        buf_put_number(&value, n);
        buf_printf(&label, "%u jour%s", n, n > 1 ? "s" : "");
        html_option(h, buf_str(&value), buf_str(&label), n == days);
    }
    HTML(h, "</select></label>");
}

/** The first region that is asked for. */
static struct str region_value(const struct exchange *x,
                               const struct letter_request *request)
{
    region_set regions = request->search.regions;
    if (!regions)
        return STR("");
    unsigned first = (unsigned)__builtin_ctz(regions);
    return first == REGION_MAX
               ? STR("national")
               : str_of(vocabulary_region(index_vocabulary(x->index), first)->code);
}

static void put_regions(struct html *h, const struct exchange *x,
                        const struct letter_request *request)
{
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    struct str chosen = region_value(x, request);
    HTML(h, "<label>Région <select name=\"region\">");
    html_option(h, STR(""), STR("Toutes les régions"), !chosen.n);
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        struct str code = str_of(vocabulary_region(vocabulary, i)->code);
        html_option(h, code, str_of(vocabulary_region(vocabulary, i)->label),
                    str_equal(code, chosen));
    }
    html_option(h, STR("national"), STR("National"), str_equal(chosen, STR("national")));
    HTML(h, "</select></label>");
}

/** Themes of the top level, and a sub-theme that is asked for. */
static void put_themes(struct html *h, const struct exchange *x,
                       const struct letter_request *request)
{
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    bool has_chosen = false;
    HTML(h, "<label>Thème <select name=\"theme\">");
    html_option(h, STR(""), STR("Tous les thèmes"),
                theme_set_is_empty(&request->search.themes));
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++) {
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        bool is_chosen = !has_chosen && theme_set_has(&request->search.themes, i);
        has_chosen = has_chosen || is_chosen;
        if (theme->parent < 0 || is_chosen)
            html_option(h, str_of(theme->slug), str_of(theme->label), is_chosen);
    }
    HTML(h, "</select></label>");
}

/** What the form has no field for, as hidden fields. */
static void put_rest(struct html *h, const struct exchange *x,
                     const struct letter_request *request)
{
    struct search_request rest = {.kinds = request->search.kinds,
                                  .sources = request->search.sources,
                                  .n_sources = request->search.n_sources,
                                  .from = DATE_NONE,
                                  .to = DATE_NONE,
                                  .valid_at = DATE_NONE,
                                  .sort = SORT_NEWEST,
                                  .page = 1,
                                  .per_page = SEARCH_PER_PAGE,
                                  .facets = facets_by_default(),
                                  .text = STR("")};
    size_t n;
    const struct search_param *params = request_params(&n, &rest, x->index, x->arena);
    for (size_t i = 0; i < n; i++) {
        HTML_TAG(h, "<input type=\"hidden\"");
        HTML_ATTR(h, "name", params[i].name);
        HTML_ATTR(h, "value", params[i].value);
    }
}

void letter_form(struct html *h, const struct exchange *x,
                 const struct letter_request *request)
{
    HTML(h, "<form class=\"fields letter-form\" action=\"/lettre\" method=\"get\""
            " accept-charset=\"utf-8\">");
    put_days(h, request->days);
    HTML(h, "<label>jusqu’au ");
    HTML_TAG(h, "<input type=\"date\" name=\"to\"");
    html_day_value(h, request->ends_today ? DATE_NONE : request->search.to);
    HTML(h, "</label>");
    put_regions(h, x, request);
    put_themes(h, x, request);
    put_rest(h, x, request);
    HTML(h, "<button type=\"submit\">Afficher</button></form>");
}
