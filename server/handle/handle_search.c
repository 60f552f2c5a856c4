/* GET /api/v1/search: hits, the exact total, facets and links. */
#include "server/exchange/exchange.h"
#include "server/handle/handlers.h"

#define PATH "/api/v1/search"
/**
 * The longest Link header. Proxies accept a few kilobytes of headers only, and the body
 * has the same links.
 */
#define LINK_MAX_BYTES 3000

/**
 * Append a link to page @p page. @p first is the request as it is written for its first
 * page.
 */
static void put_link(struct buf *out, const char *path, struct str first, uint32_t page,
                     const char *attributes)
{
    buf_put_text(out, out->n ? ", <" : "<");
    buf_put_text(out, path);
    if (first.n || page != 1)
        buf_put_byte(out, '?');
    search_request_write_page(out, first, page);
    buf_put_text(out, attributes);
}

/**
 * Set the Link header (RFC 8288): the links of the body, for clients that read headers
 * only.
 */
static void put_links(struct reply *reply, const struct search_answer *answer,
                      struct str first)
{
    uint32_t last = search_last_page(answer);
    uint32_t page = answer->request->page;
    AUTO_BUF links = BUF_INIT(1U << 20);
    put_link(&links, PATH, first, page, ">; rel=\"self\"");
    put_link(&links, PATH, first, 1, ">; rel=\"first\"");
    if (page > 1)
        put_link(&links, PATH, first, page - 1 < last ? page - 1 : last,
                 ">; rel=\"prev\"");
    if (page < last)
        put_link(&links, PATH, first, page + 1, ">; rel=\"next\"");
    put_link(&links, PATH, first, last, ">; rel=\"last\"");
    put_link(&links, "/recherche", first, page,
             ">; rel=\"alternate\"; type=\"text/html\"");
    if (links.n <= LINK_MAX_BYTES)
        reply_header_text(reply, "Link", buf_str(&links));
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
    struct search_answer answer;
    enum status st = search(&answer, x->searcher, &request, err);
    if (st)
        return st;
    exchange_note_gap(x, &answer);
    reply_header(x->reply, "Content-Type", "application/json");
    put_links(x->reply, &answer, buf_str(&first));
    search_answer_to_json(&x->reply->body, &answer, x->index);
    x->timing = answer.timing;
    timing_stage(&x->timing, STAGE_WRITE);
    return STATUS_OK;
}
