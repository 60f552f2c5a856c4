/* GET /comparer: one search held against the 18 regions, as a page. */
#include "server/compare/compare_address.h"
#include "server/compare/page_compare.h"
#include "server/handle/handlers.h"
#include "server/page/page.h"

enum status handle_compare_page(struct exchange *x, struct error *err)
{
    struct compare_request request;
    struct search_faults faults;
    if (compare_page_read(&request, &faults, x)) {
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
        return STATUS_OK;
    }
    AUTO_BUF normal = BUF_INIT(1U << 16);
    compare_request_write(&normal, &request, x->index);
    if (page_is_known(x, buf_str(&normal)))
        return STATUS_OK;
    struct comparison comparison;
    enum status st = compare(&comparison, x->searcher, &request, err);
    if (st)
        return st;
    page_compare(x, &comparison);
    x->timing = comparison.timing;
    timing_stage(&x->timing, STAGE_WRITE);
    return STATUS_OK;
}
