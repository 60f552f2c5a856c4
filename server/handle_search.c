/* GET /api/v1/search: hits, exact total, facets, links. */
#include "server/exchange.h"
#include "server/handlers.h"

#define PATH "/api/v1/search"
/** Proxies keep a few kilobytes for an answer's headers; the body has the same links. */
#define LINK_MAX_BYTES 3000

static void put_link(struct exchange *x, struct buf *out,
                     const struct search_request *request, const char *path,
                     const char *attributes, uint32_t page)
{
    AUTO_BUF query = BUF_INIT(1U << 16);
    search_request_write(&query, request, x->index, page);
    buf_printf(out, "%s<%s%s%s>; %s", out->n ? ", " : "", path, query.n ? "?" : "",
               buf_text(&query), attributes);
}

/** RFC 8288: the links of the body, for clients that read headers only. */
static void put_links(struct exchange *x, const struct search_answer *answer)
{
    const struct search_request *request = answer->request;
    uint32_t last = search_last_page(answer);
    uint32_t page = request->page;
    AUTO_BUF links = BUF_INIT(1U << 20);
    put_link(x, &links, request, PATH, "rel=\"self\"", 0);
    put_link(x, &links, request, PATH, "rel=\"first\"", 1);
    if (page > 1)
        put_link(x, &links, request, PATH, "rel=\"prev\"",
                 page - 1 < last ? page - 1 : last);
    if (page < last)
        put_link(x, &links, request, PATH, "rel=\"next\"", page + 1);
    put_link(x, &links, request, PATH, "rel=\"last\"", last);
    put_link(x, &links, request, "/recherche", "rel=\"alternate\"; type=\"text/html\"",
             0);
    if (links.n <= LINK_MAX_BYTES)
        reply_header(x->reply, "Link", "%s", buf_text(&links));
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
    AUTO_BUF normal = BUF_INIT(1U << 16);
    search_request_write(&normal, &request, x->index, 0);
    if (exchange_is_known(x, buf_str(&normal)))
        return STATUS_OK;
    struct search_answer answer;
    enum status st = search(&answer, x->searcher, &request, err);
    if (st)
        return st;
    reply_header(x->reply, "Content-Type", "application/json");
    put_links(x, &answer);
    search_answer_to_json(&x->reply->body, &answer, x->index);
    return STATUS_OK;
}
