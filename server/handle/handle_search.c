/* GET /api/v1/search: hits, the exact total, facets and links. */
#include "server/exchange/exchange.h"
#include "server/exchange/links.h"
#include "server/handle/handlers.h"

/** The members that are made for the question, which takes a while. */
#define EXTRACTS                                                                         \
    (HIT_MEMBER_BIT(HIT_TITLE_HTML) | HIT_MEMBER_BIT(HIT_SNIPPET) |                      \
     HIT_MEMBER_BIT(HIT_SNIPPET_HTML))

/** Set the header Link: the links of the body, for clients that read headers only. */
static void put_links(const struct exchange *x, const struct search_answer *answer,
                      struct str first)
{
    static const struct link_form forms[] = {{"/recherche", "text/html"}};
    AUTO_BUF feed = BUF_INIT(1U << 16);
    if (search_request_is_feeds(answer->request))
        buf_put_str(&feed, first);
    else
        search_request_write_feed(&feed, answer->request, x->index);
    links_set(x->reply, &(struct links){.site = x->site->identity->public_url,
                                        .path = "/api/v1/search",
                                        .first = first,
                                        .page = answer->request->page,
                                        .last = search_last_page(answer),
                                        .forms = forms,
                                        .n_forms = COUNT_OF(forms),
                                        .feed = str_of(buf_text(&feed))});
}

enum status handle_search(struct exchange *x, struct error *err)
{
    struct search_request request;
    struct search_faults faults;
    if (search_request_read(&request, &faults, x->index, x->uri->params, x->uri->n_params,
                            searcher_arena(x->searcher))) {
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
        return STATUS_OK;
    }
    AUTO_BUF first = BUF_INIT(1U << 16), normal = BUF_INIT(1U << 16);
    search_request_write(&first, &request, x->index, 1);
    search_request_write_page(&normal, buf_str(&first), request.page);
    if (exchange_is_known(x, buf_str(&normal)))
        return STATUS_OK;
    request.without_extracts = request.fields && !(request.fields & EXTRACTS);
    struct search_answer answer;
    enum status st = search(&answer, x->searcher, &request, err);
    if (st)
        return st;
    exchange_note_gap(x, &answer);
    reply_header(x->reply, "Content-Type", "application/json");
    put_links(x, &answer, buf_str(&first));
    search_answer_to_json(&x->reply->body, &answer, x->index,
                          x->site->identity->public_url);
    x->timing = answer.timing;
    timing_stage(&x->timing, STAGE_WRITE);
    return STATUS_OK;
}
