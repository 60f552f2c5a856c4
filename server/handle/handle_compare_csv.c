/* GET /api/v1/compare.csv: the same figures as a table for spreadsheets. */
#include "engine/compare/compare.h"
#include "server/handle/handlers.h"

/** Spreadsheets take a file for UTF-8 when it begins with this. */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/** Read `separator`, and put the other parameters into @p others. @return the separator,
 *  or '\0' with a fault. */
static char read_separator(struct search_param *others, size_t *n,
                           struct search_faults *faults, const struct uri *uri)
{
    char separator = ',';
    for (size_t i = 0; i < uri->n_params; i++) {
        const struct search_param *param = &uri->params[i];
        if (!str_equal(param->name, STR("separator")))
            others[(*n)++] = *param;
        else if (!param->value.n)
            continue; /* as if it were not given */
        else if (str_equal(param->value, STR("semicolon")))
            separator = separator ? ';' : separator;
        else if (!str_equal(param->value, STR("comma")))
            separator = '\0';
    }
    if (!separator)
        faults_add(faults, STR("separator"),
                   STR("« comma » ou « semicolon » est attendu"));
    return separator;
}

enum status handle_compare_csv(struct exchange *x, struct error *err)
{
    struct search_param others[URI_PARAMS_MAX];
    struct search_faults faults;
    struct compare_request request;
    size_t n = 0;
    struct search_faults own = {.n = 0};
    char separator = read_separator(others, &n, &own, x->uri);
    if (compare_request_read(&request, &faults, x->index, others, n,
                             searcher_arena(x->searcher)) ||
        own.n) {
        for (size_t i = 0; i < own.n; i++)
            faults_add(&faults, own.at[i].parameter, own.at[i].detail);
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
        return STATUS_OK;
    }
    AUTO_BUF normal = BUF_INIT(1U << 16);
    buf_put_byte(&normal, separator);
    compare_request_write(&normal, &request, x->index);
    if (exchange_is_known(x, buf_str(&normal)))
        return STATUS_OK;
    struct comparison comparison;
    enum status st = compare(&comparison, x->searcher, &request, err);
    if (st)
        return st;
    reply_header_fixed(x->reply, "Content-Type", "text/csv; charset=utf-8");
    reply_header_fixed(x->reply, "Content-Disposition",
                       "attachment; filename=\"comparaison-regions.csv\"");
    if (separator == ';')
        buf_put_text(&x->reply->body, BYTE_ORDER_MARK);
    comparison_to_csv(&x->reply->body, &comparison, separator,
                      x->site->identity->public_url);
    x->timing = comparison.timing;
    timing_stage(&x->timing, STAGE_WRITE);
    return STATUS_OK;
}
