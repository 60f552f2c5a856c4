/* Reads the parameters of pages, and leads to the page that has them. */
#include "server/page/page_request.h"

#include "engine/request/request_names.h"

/** A longer number of a page is no number of one. */
#define PAGE_NUMBER_MAX 999999999

struct search_param *page_params(size_t *n, const struct exchange *x, const char *only)
{
    const struct uri *uri = x->uri;
    struct search_param *params =
        arena_array(x->arena, uri->n_params + 1, sizeof *params);
    *n = 0;
    for (size_t i = 0; i < uri->n_params; i++) {
        struct search_param param = uri->params[i];
        if (only ? !str_equal(param.name, str_of(only))
                 : !search_param_is_known(param.name))
            continue;
        param.value = search_param_named(param.name, param.value, x->index, x->arena);
        params[(*n)++] = param;
    }
    return params;
}

enum status page_request_read(struct search_request *out, struct search_faults *faults,
                              struct exchange *x, const char *only)
{
    size_t n;
    const struct search_param *params = page_params(&n, x, only);
    return search_request_read(out, faults, x->index, params, n, x->arena);
}

/** Take the number of a page out of the @p n parameters; 0 when there is none, or no
 *  number. */
static uint32_t take_page(struct search_param *params, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int64_t number = str_equal(params[i].name, STR("page"))
                             ? str_number(params[i].value, PAGE_NUMBER_MAX)
                             : 0;
        if (number > 0) {
            params[i].value = STR("");
            return (uint32_t)number;
        }
    }
    return 0;
}

enum status page_results_read(struct search_request *out, uint32_t *beyond,
                              struct search_faults *faults, struct exchange *x)
{
    size_t n;
    struct search_param *params = page_params(&n, x, NULL);
    uint32_t page = take_page(params, n);
    *beyond = 0;
    enum status st = search_request_read(out, faults, x->index, params, n, x->arena);
    if (st || !page)
        return st;
    uint32_t last = SEARCH_DEPTH_MAX / out->per_page;
    out->page = page < last ? page : last;
    *beyond = page > last ? page : 0;
    return STATUS_OK;
}

bool page_has_search(const struct exchange *x)
{
    for (size_t i = 0; i < x->uri->n_params; i++)
        if (search_param_is_known(x->uri->params[i].name))
            return true;
    return false;
}

void page_move(struct exchange *x, struct url path)
{
    struct url url = path;
    for (size_t i = 0; i < x->uri->n_params; i++) {
        const struct search_param *param = &x->uri->params[i];
        if (param->value.n && search_param_is_known(param->name))
            url = url_param(url, param->name, param->value, x->arena);
    }
    exchange_redirect(x, url.text);
}
