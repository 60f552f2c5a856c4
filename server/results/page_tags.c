/* Writes each tag as a small form. Its button works without scripts, and a button, unlike
 * a link, promises to change something. */
#include "server/results/page_tags.h"

#include "server/page/filters.h"

/**
 * Write tag @p number of @p n. The address that its form leads to ends in a fragment, to
 * which browsers move the focus: the next tag, which then has this tag's number, or the
 * heading.
 */
static void put_tag(struct html *h, const struct exchange *x, const struct filter *filter,
                    size_t number, size_t n)
{
    size_t n_params;
    const struct search_param *params =
        request_params(&n_params, &filter->without, x->index, x->arena);
    HTML_TAG(h, "<form method=\"get\"");
    if (number + 1 < n)
        HTML_URL(
            h, "action",
            url_numbered(URL("/recherche"), "actif-", (uint32_t)number + 1, x->arena));
    else
        HTML_URL(h, "action", URL("/recherche#resultats"));
    for (size_t i = 0; i < n_params; i++) {
        HTML_TAG(h, "<input type=\"hidden\"");
        HTML_ATTR(h, "name", params[i].name);
        HTML_ATTR(h, "value", params[i].value);
    }
    AUTO_BUF label = BUF_INIT(1U << 16);
    buf_put_text(&label, "Retirer le filtre ");
    buf_put_str(&label, filter->label);
    HTML_TAG(h, "<button type=\"submit\" class=\"tag\"");
    HTML_NUMBERED(h, "id", "actif-", number + 1);
    HTML_ATTR(h, "aria-label", buf_str(&label));
    html_text(h, filter->label);
    HTML(h, " <span aria-hidden=\"true\">×</span></button></form>");
}

void page_tags(struct html *h, const struct exchange *x,
               const struct search_request *request)
{
    struct filter *filters = arena_array(x->arena, FILTERS_MAX, sizeof *filters);
    size_t n = filters_list(filters, request, x->index, x->arena);
    if (n == 0)
        return;
    HTML(h, "<div class=\"tags\" role=\"group\" aria-label=\"Filtres actifs\">");
    for (size_t i = 0; i < n; i++)
        put_tag(h, x, &filters[i], i, n);
    struct search_request none = filters_none(request);
    HTML_TAG(h, "<a class=\"reset\"");
    HTML_URL(h, "href", request_url(&none, x->index, 1, x->arena));
    HTML(h, "Réinitialiser les filtres</a></div>");
}
