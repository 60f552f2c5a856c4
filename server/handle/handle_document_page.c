/* GET /documents/{id}: the page of a document, with the words of a search marked. */
#include "server/handle/handlers.h"
#include "server/page/page.h"
#include "server/page/page_document.h"

enum status handle_document_page(struct exchange *x, struct error *err)
{
    if (!exchange_takes_only(x, (const char *const[]){"q", NULL}))
        return STATUS_OK;
    uint32_t docid = documents_find(searcher_documents(x->searcher), x->rest);
    if (docid == 0)
        return error_set(err, STATUS_NOT_FOUND, "no such document");
    struct search_request request;
    struct search_faults faults;
    if (search_request_read(&request, &faults, x->index, x->uri->params, x->uri->n_params,
                            x->arena)) {
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
        return STATUS_OK;
    }
    if (page_is_known(x, request.text))
        return STATUS_OK;
    struct document document;
    documents_read(searcher_documents(x->searcher), docid, &document);
    return page_document(x, docid, &document, &request, err);
}
