/* Writes the links that sort, the link that explains, and the pager. */
#include "server/results/page_list.h"

#include "server/page/filters.h"

void page_orders(struct html *h, const struct exchange *x,
                 const struct search_request *request)
{
    static const struct {
        enum search_sort sort;
        const char *label;
    } orders[] = {{SORT_RELEVANCE, "Pertinence"},
                  {SORT_NEWEST, "Plus récent"},
                  {SORT_OLDEST, "Plus ancien"}};
    bool has_words = str_trim(request->text).n > 0;
    HTML(h, "<nav class=\"orders\" aria-label=\"Trier les résultats\">"
            "<span>Trier</span><ul>");
    for (size_t i = 0; i < COUNT_OF(orders); i++) {
        if (orders[i].sort == SORT_RELEVANCE && !has_words)
            continue;
        struct search_request sorted = *request;
        sorted.sort = orders[i].sort;
        HTML(h, "<li>");
        HTML_TAG(h, "<a");
        HTML_URL(h, "href", request_url(&sorted, x->index, 1, x->arena));
        if (request->sort == orders[i].sort)
            HTML_ATTRS(h, "aria-current=\"true\"");
        html_text(h, str_of(orders[i].label));
        HTML(h, "</a></li>");
    }
    HTML(h, "</ul></nav>");
}

/** The comparison of all regions on the same words and filters. */
static struct url comparison_url(const struct exchange *x,
                                 const struct search_request *request)
{
    struct search_request search = *request;
    search.regions = 0;
    search.sort = SORT_RELEVANCE;
    search.explain = search.separate = false;
    search.per_page = SEARCH_PER_PAGE;
    AUTO_BUF query = BUF_INIT(1U << 16);
    search_request_write(&query, &search, x->index, 1);
    return url_query(URL("/comparer"), buf_str(&query), x->arena);
}

void page_explain(struct html *h, const struct exchange *x,
                  const struct search_request *request)
{
    if (str_trim(request->text).n == 0)
        return;
    struct search_request other = *request;
    other.explain = !request->explain;
    HTML(h, "<p class=\"explain\">");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", request_url(&other, x->index, request->page, x->arena));
    if (request->explain)
        HTML(h, "Masquer les explications</a>");
    else
        HTML(h, "Pourquoi ces résultats&nbsp;?</a>");
    HTML(h, " ");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", comparison_url(x, request));
    HTML(h, "Comparer les régions</a></p>");
}

static struct url url_of_page(const struct exchange *x,
                              const struct search_request *request, uint32_t page)
{
    return request_url(request, x->index, page, x->arena);
}

static void put_previous(struct html *h, const struct exchange *x,
                         const struct search_request *request)
{
    if (request->page == 1) {
        HTML(h, "<li><a role=\"link\" aria-disabled=\"true\">Précédent</a></li>");
        return;
    }
    HTML(h, "<li>");
    HTML_TAG(h, "<a rel=\"prev\"");
    HTML_URL(h, "href", url_of_page(x, request, request->page - 1));
    HTML(h, "Précédent</a></li>");
}

static void put_next(struct html *h, const struct exchange *x,
                     const struct search_request *request, uint32_t last)
{
    if (request->page == last) {
        HTML(h, "<li><a role=\"link\" aria-disabled=\"true\">Suivant</a></li>");
        return;
    }
    HTML(h, "<li>");
    HTML_TAG(h, "<a rel=\"next\"");
    HTML_URL(h, "href", url_of_page(x, request, request->page + 1));
    HTML(h, "Suivant</a></li>");
}

static void put_page(struct html *h, const struct exchange *x,
                     const struct search_request *request, uint32_t page)
{
    HTML(h, "<li>");
    HTML_TAG(h, "<a");
    if (page == request->page)
        HTML_ATTRS(h, "aria-current=\"page\"");
    else
        HTML_URL(h, "href", url_of_page(x, request, page));
    HTML(h, "<span class=\"hidden\">Page </span>");
    html_number(h, page);
    HTML(h, "</a></li>");
}

void page_pager(struct html *h, const struct exchange *x,
                const struct search_answer *answer)
{
    const struct search_request *request = answer->request;
    uint32_t last = search_last_page(answer);
    uint32_t current = request->page;
    if (last <= 1 || current > last)
        return;
    HTML(h, "<nav class=\"pager\" aria-label=\"Pagination\"><ul>");
    put_previous(h, x, request);
    for (uint32_t page = 1; page <= last; page++) {
        /* Shown are the first and the last page, and two on each side of the current
         * one. */
        bool is_near = page + 2 >= current && page <= current + 2;
        if (page == 1 || page == last || is_near)
            put_page(h, x, request, page);
        else if (page == 2 || page == last - 1)
            HTML(h, "<li><span class=\"gap\">…</span></li>");
    }
    put_next(h, x, request, last);
    HTML(h, "</ul></nav>");
}
