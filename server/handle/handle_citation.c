/* GET /api/v1/documents/{id}/citation?format=text|ris|bibtex: how to cite a document. */
#include "server/document/citation.h"
#include "server/handle/handlers.h"
#include "server/page/page.h"

/** The format that is asked for; NULL when there is no such format, and the request is
 *  then refused. */
static const struct citation_format *read_format(struct exchange *x)
{
    struct str name = uri_param(x->uri, "format");
    const struct citation_format *format =
        name.n ? citation_format_named(name) : &citation_formats[0];
    if (format)
        return format;
    struct search_faults faults = {.n = 0};
    faults_add(&faults, STR("format"), STR("les formats sont text, ris et bibtex"));
    exchange_refuse(x, PROBLEM_PARAMETER, &faults);
    return NULL;
}

static void name_file(struct exchange *x, const struct citation_format *format)
{
    if (!format->ending)
        return;
    AUTO_BUF name = BUF_INIT(RECORD_ID_MAX + 16);
    citation_put_key(&name, x->rest);
    reply_header(x->reply, "Content-Disposition", "attachment; filename=\"%s.%s\"",
                 buf_text(&name), format->ending);
}

enum status handle_citation(struct exchange *x, struct error *err)
{
    if (!exchange_takes_only(x, (const char *const[]){"format", NULL}))
        return STATUS_OK;
    const struct citation_format *format = read_format(x);
    if (!format)
        return STATUS_OK;
    uint32_t docid = documents_find(searcher_documents(x->searcher), x->rest);
    if (docid == 0)
        return error_set(err, STATUS_NOT_FOUND, "no such document");
    /* It says on which day the document was seen. */
    date_day today = page_today();
    AUTO_BUF key = BUF_INIT(1U << 10);
    buf_printf(&key, "citation %s %d %s", format->name, (int)today,
               x->site->pages_digest);
    if (exchange_is_known(x, buf_str(&key)))
        return STATUS_OK;
    struct document_view view;
    document_view_read(&view, x, docid);
    reply_header_fixed(x->reply, "Content-Type", format->media_type);
    name_file(x, format);
    format->put(&x->reply->body, &view, today);
    return documents_failure(searcher_documents(x->searcher), err);
}
