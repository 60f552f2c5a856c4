/* GET /recherche: the page of results, which needs no JavaScript. */
#include "server/handle/handlers.h"
#include "server/page/page.h"
#include "server/page/page_results.h"

/**
 * Whether the parameter is one that newsletters and campaigns add to all links. The
 * visitor cannot help it, so it is not an error.
 */
static bool is_tracking(struct str name)
{
    static const char *const prefixes[] = {"utm_", "mtm_", "pk_", "at_"};
    for (size_t i = 0; i < COUNT_OF(prefixes); i++)
        if (str_starts_with(name, str_of(prefixes[i])))
            return true;
    return str_equal(name, STR("fbclid")) || str_equal(name, STR("gclid"));
}

/** Read the request. The facets are always counted, since the page shows them. */
static enum status read_request(struct search_request *out, struct search_faults *faults,
                                struct exchange *x)
{
    const struct uri *uri = x->uri;
    struct search_param *params = arena_array(x->arena, uri->n_params, sizeof *params);
    size_t n = 0;
    for (size_t i = 0; i < uri->n_params; i++)
        if (!is_tracking(uri->params[i].name))
            params[n++] = uri->params[i];
    enum status st = search_request_read(out, faults, x->index, params, n, x->arena);
    out->facets = facets_by_default();
    return st;
}

enum status handle_results(struct exchange *x, struct error *err)
{
    struct search_request request;
    struct search_faults faults;
    if (read_request(&request, &faults, x)) {
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
        return STATUS_OK;
    }
    AUTO_BUF normal = BUF_INIT(1U << 17);
    search_request_write(&normal, &request, x->index, 0);
    if (page_is_known(x, buf_str(&normal)))
        return STATUS_OK;
    struct search_answer answer;
    enum status st = search(&answer, x->searcher, &request, err);
    if (st)
        return st;
    st = page_results(x, &answer, err);
    x->timing = answer.timing;
    timing_stage(&x->timing, STAGE_WRITE);
    return st;
}
