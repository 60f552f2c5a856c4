/* GET /api/v1/documents/{id}: a document, with its whole text and where it came from. */
#include "server/exchange/exchange.h"
#include "server/handle/handlers.h"

/** Read all that the answer shows: the structure of the text is not among it. */
static void read(struct document *out, struct exchange *x, uint32_t docid)
{
    static const enum record_field longs[] = {FIELD_TEXT, FIELD_EXTRA};
    struct documents *documents = searcher_documents(x->searcher);
    documents_read_facts(documents, docid, out);
    for (size_t i = 0; i < COUNT_OF(longs); i++) {
        struct outline_bytes all = {0, documents_bytes(documents, docid, longs[i])};
        out->fields[longs[i]] =
            documents_stretch(documents, docid, longs[i], all, x->arena);
    }
}

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
    read(&document, x, docid);
    reply_header(x->reply, "Content-Type", "application/json");
    document_to_json(&x->reply->body, &document, x->index, x->site->identity->public_url);
    return STATUS_OK;
}
