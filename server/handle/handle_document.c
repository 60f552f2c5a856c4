/* GET /api/v1/documents/{id}: a document, with its whole text and where it came from. */
#include "server/exchange/exchange.h"
#include "server/handle/handlers.h"

enum status handle_document(struct exchange *x, struct error *err)
{
    if (!exchange_takes_only(x, (const char *const[]){NULL}))
        return STATUS_OK;
    uint32_t docid = documents_find(searcher_documents(x->searcher), x->rest);
    if (docid == 0)
        return error_set(err, STATUS_NOT_FOUND, "no such document");
    if (exchange_is_known(x, STR("")))
        return STATUS_OK;
    struct document document;
    documents_read(searcher_documents(x->searcher), docid, &document);
    reply_header(x->reply, "Content-Type", "application/json");
    document_to_json(&x->reply->body, &document, x->index, x->site->identity->public_url);
    return STATUS_OK;
}
