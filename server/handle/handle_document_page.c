/* GET /documents/{id}: the page of a document, with the words of a search marked. */
#include "server/document/page_document.h"
#include "server/handle/handlers.h"
#include "server/page/page.h"
#include "server/page/page_request.h"

/** Lead to the document whose id is that of the address without its last slash. */
static bool lead_without_slash(struct exchange *x)
{
    struct str id = x->rest;
    if (id.n < 2 || !str_ends_with(id, STR("/")))
        return false;
    id.n--;
    if (!documents_find(searcher_documents(x->searcher), id))
        return false;
    page_move(x, url_in(URL("/documents/"), id, x->arena));
    return true;
}

/** The part of a long text that is asked for, from 0. What is no number is the first. */
static uint32_t read_part(const struct exchange *x)
{
    int64_t number = str_number(uri_param(x->uri, "partie"), UINT32_MAX);
    return number > 0 ? (uint32_t)number - 1 : 0;
}

enum status handle_document_page(struct exchange *x, struct error *err)
{
    uint32_t docid = documents_find(searcher_documents(x->searcher), x->rest);
    if (docid == 0 && lead_without_slash(x))
        return STATUS_OK;
    if (docid == 0)
        return error_set(err, STATUS_NOT_FOUND, "no such document");
    struct search_request request;
    struct search_faults faults;
    if (page_request_read(&request, &faults, x, "q")) {
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
        return STATUS_OK;
    }
    uint32_t part = read_part(x);
    AUTO_BUF key = BUF_INIT(1U << 16);
    buf_printf(&key, "%u ", (unsigned)part);
    buf_put_str(&key, request.text);
    if (page_is_known(x, buf_str(&key)))
        return STATUS_OK;
    return page_document(x, docid, part, &request, err);
}
