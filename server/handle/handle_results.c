/* GET /recherche: the page of results, which needs no JavaScript. */
#include "server/handle/handlers.h"
#include "server/page/page.h"
#include "server/page/page_request.h"
#include "server/results/page_results.h"

enum status handle_results(struct exchange *x, struct error *err)
{
    struct search_request request;
    struct search_faults faults;
    uint32_t beyond;
    if (page_results_read(&request, &beyond, &faults, x)) {
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
        return STATUS_OK;
    }
    request.facets = facets_by_default(); /* the page shows them */
    request.fields = 0;                   /* these are for JSON */
    request.labels = false;
    AUTO_BUF normal = BUF_INIT(1U << 17);
    search_request_write(&normal, &request, x->index, beyond);
    if (page_is_known(x, buf_str(&normal)))
        return STATUS_OK;
    /* The timeline needs months; they are no part of the addresses of the page. */
    struct search_request counted = request;
    counted.facets |= 1U << FACET_MONTH;
    struct search_answer answer;
    enum status st = search(&answer, x->searcher, &counted, err);
    if (st)
        return st;
    answer.request = &request;
    if (beyond) {
        request.page = beyond;
        answer.n_hits = 0;
    }
    exchange_note_gap(x, &answer);
    st = page_results(x, &answer, err);
    x->timing = answer.timing;
    timing_stage(&x->timing, STAGE_WRITE);
    return st;
}
