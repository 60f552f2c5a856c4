/* GET /: the home of the search: the field, the regions, the kinds, the newest documents. */
#include "base/percent.h"
#include "server/handle/handlers.h"
#include "server/page/filters.h"
#include "server/page/html_hit.h"
#include "server/page/page.h"

#define NEWEST_SHOWN 5

static void put_links(struct template_data *node, const char *section,
                      const struct search_answer *answer, enum facet facet)
{
    const struct facet_list *list = &answer->facets[facet];
    for (size_t i = 0; i < list->n; i++) {
        const struct facet_value *value = &list->at[i];
        if (value->depth > 0)
            continue;
        AUTO_BUF href = BUF_INIT(4096);
        buf_printf(&href, "/recherche?%s=", facet_name(facet));
        percent_encode(&href, value->value, false);
        struct template_data *item = template_data_add(node, section);
        template_data_set(item, "HREF", buf_str(&href));
        template_data_set(item, "LABEL", value->label);
        page_set_count(item, "COUNT", value->count);
    }
}

enum status handle_home(struct exchange *x, struct error *err)
{
    if (!exchange_takes_only(x, (const char *const[]){NULL}) || page_is_known(x, STR("")))
        return STATUS_OK;
    struct search_request request;
    struct search_faults faults;
    enum status st = search_request_read(&request, &faults, x->index, NULL, 0, x->arena);
    if (st)
        return st;
    request.per_page = NEWEST_SHOWN;
    struct search_answer answer;
    st = search(&answer, x->searcher, &request, err);
    if (st)
        return st;
    AUTO_PAGE page;
    page_start(&page, x, "home.html");
    page_set_count(page.main, "DOCUMENTS", answer.total);
    put_links(page.main, "REGION", &answer, FACET_REGION);
    put_links(page.main, "THEME", &answer, FACET_THEME);
    put_links(page.main, "KIND", &answer, FACET_KIND);
    page_hits(page.main, answer.hits, answer.n_hits, x->index, STR(""));
    return page_send(&page, x, STR("Formation et apprentissage en région"), err);
}
