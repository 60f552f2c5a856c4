/* GET /api/v1/compare: what each region has on one subject, in figures. */
#include "engine/compare/compare.h"
#include "server/handle/handlers.h"

enum status handle_compare(struct exchange *x, struct error *err)
{
    struct compare_request request;
    struct search_faults faults;
    if (compare_request_read(&request, &faults, x->index, x->uri->params,
                             x->uri->n_params, searcher_arena(x->searcher))) {
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
        return STATUS_OK;
    }
    AUTO_BUF normal = BUF_INIT(1U << 16);
    compare_request_write(&normal, &request, x->index);
    if (exchange_is_known(x, buf_str(&normal)))
        return STATUS_OK;
    struct comparison comparison;
    enum status st = compare(&comparison, x->searcher, &request, err);
    if (st)
        return st;
    reply_header(x->reply, "Content-Type", "application/json");
    comparison_to_json(&x->reply->body, &comparison, x->index,
                       x->site->identity->public_url);
    x->timing = comparison.timing;
    timing_stage(&x->timing, STAGE_WRITE);
    return STATUS_OK;
}
