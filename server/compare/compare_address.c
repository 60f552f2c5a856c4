/* Reads and writes the addresses of comparisons. */
#include "server/compare/compare_address.h"

#include "engine/request/request_names.h"

enum status compare_page_read(struct compare_request *out, struct search_faults *faults,
                              const struct exchange *x)
{
    const struct uri *uri = x->uri;
    struct search_param *params = arena_array(x->arena, uri->n_params, sizeof *params);
    size_t n = 0;
    for (size_t i = 0; i < uri->n_params; i++) {
        struct search_param param = uri->params[i];
        if (!compare_param_is_known(param.name) || !param.value.n)
            continue;
        /* What is sorted by is a kind's name too: « Actualité ». */
        struct str name = str_equal(param.name, STR("sort")) ? STR("kind") : param.name;
        param.value = search_param_named(name, param.value, x->index, x->arena);
        params[n++] = param;
    }
    return compare_request_read(out, faults, x->index, params, n, x->arena);
}

static struct url with_query(struct url path, const struct exchange *x,
                             const struct compare_request *request)
{
    AUTO_BUF query = BUF_INIT(1U << 16);
    compare_request_write(&query, request, x->index);
    return url_query(path, buf_str(&query), x->arena);
}

struct url compare_url(const struct exchange *x, const struct compare_request *request)
{
    return with_query(URL("/comparer"), x, request);
}

struct url compare_csv_url(const struct exchange *x,
                           const struct compare_request *request)
{
    return url_param(with_query(URL("/api/v1/compare.csv"), x, request), STR("separator"),
                     STR("semicolon"), x->arena);
}
