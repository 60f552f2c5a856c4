/* Writes the filters. They are controls of the form in the bar, and stand in a <details>:
 * on small screens it is closed above the results, on large ones its style shows it
 * beside them. */
#include "server/results/page_filters.h"

#include "html/html_french.h"
#include "server/page/filters.h"
#include "server/results/page_choices.h"
#include "server/results/page_dates.h"

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

/** Write the handle of the fold: « Filtrer (2 actifs) ». */
static void put_summary(struct html *h, const struct exchange *x,
                        const struct search_request *request)
{
    struct filter *filters = arena_array(x->arena, FILTERS_MAX, sizeof *filters);
    size_t n = filters_list(filters, request, x->index, x->arena);
    HTML(h, "<summary>Filtrer");
    if (n > 0) {
        HTML(h, " <span class=\"active\">(");
        html_count(h, n);
        HTML_TEXT(h, "", n > 1 ? STR(" actifs") : STR(" actif"), ")</span>");
    }
    HTML(h, "</summary>");
}

void page_filters(struct html *h, const struct exchange *x,
                  const struct search_answer *answer)
{
    HTML(h, "<section class=\"filters\" id=\"filtres\" tabindex=\"-1\""
            " aria-labelledby=\"titre-filtres\"><details>");
    put_summary(h, x, answer->request);
    HTML(h, "<div class=\"filters-head\"><h2 id=\"titre-filtres\">Filtres</h2>"
            "<a class=\"hop\" href=\"#liste\">Passer les filtres</a>"
            "<button type=\"submit\" form=\"recherche\">Appliquer</button></div>");
    put_kept(h, x, answer->request);
    page_choices(h, x, answer);
    page_dates(h, x, answer);
    HTML(h, "<p class=\"apply\"><button type=\"submit\" form=\"recherche\">"
            "Appliquer les filtres</button></p></details></section>");
}
