/* GET /api/v1/documents/{id}/passages?q=: the passages of a document that answer a
 * question. */
#include "engine/near/passages.h"

#include "server/exchange/exchange.h"
#include "server/exchange/limit.h"
#include "server/handle/handlers.h"

/**
 * Read `q` as a search reads it; it must be given.
 *
 * @return whether it is right; if not, the request is refused.
 */
static bool read_question(struct search_request *out, struct exchange *x)
{
    struct search_param param = {STR("q"), uri_param(x->uri, "q")};
    struct search_faults faults = {.n = 0};
    if (!str_trim(param.value).n)
        faults_add(&faults, param.name, STR("ce paramètre est obligatoire"));
    else if (!search_request_read(out, &faults, x->index, &param, 1, x->arena))
        return true;
    exchange_refuse(x, PROBLEM_PARAMETER, &faults);
    return false;
}

enum status handle_passages(struct exchange *x, struct error *err)
{
    if (!exchange_takes_only(x, (const char *const[]){"q", "limit", NULL}))
        return STATUS_OK;
    size_t limit = PASSAGES_DEFAULT;
    struct search_request request;
    if (!limit_read(&limit, x, PASSAGES_MAX) || !read_question(&request, x))
        return STATUS_OK;
    uint32_t docid = documents_find(searcher_documents(x->searcher), x->rest);
    if (docid == 0)
        return error_set(err, STATUS_NOT_FOUND, "no such document");
    AUTO_BUF key = BUF_INIT(1U << 16);
    buf_printf(&key, "passages %zu ", limit);
    buf_put_str(&key, request.text);
    if (exchange_is_known(x, buf_str(&key)))
        return STATUS_OK;
    struct passages passages;
    enum status st = passages_find(&passages, x->searcher, &request, docid, limit, err);
    if (st)
        return st;
    reply_header(x->reply, "Content-Type", "application/json");
    passages_to_json(&x->reply->body, &passages);
    return STATUS_OK;
}
