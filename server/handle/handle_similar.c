/* GET /api/v1/documents/{id}/similar: documents about the same subject. */
#include "engine/near/similar.h"

#include "server/exchange/exchange.h"
#include "server/exchange/limit.h"
#include "server/handle/handlers.h"

enum status handle_similar(struct exchange *x, struct error *err)
{
    if (!exchange_takes_only(x, (const char *const[]){"limit", NULL}))
        return STATUS_OK;
    size_t limit = SIMILAR_DEFAULT;
    if (!limit_read(&limit, x, SIMILAR_MAX))
        return STATUS_OK;
    uint32_t docid = documents_find(searcher_documents(x->searcher), x->rest);
    if (docid == 0)
        return error_set(err, STATUS_NOT_FOUND, "no such document");
    AUTO_BUF key = BUF_INIT(64);
    buf_printf(&key, "similar %zu", limit);
    if (exchange_is_known(x, buf_str(&key)))
        return STATUS_OK;
    struct similar_answer answer;
    enum status st = similar_find(&answer, x->searcher, docid, limit, err);
    if (st)
        return st;
    reply_header(x->reply, "Content-Type", "application/json");
    similar_to_json(&x->reply->body, &answer, x->index, x->site->identity->public_url);
    return STATUS_OK;
}
