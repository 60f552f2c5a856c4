/* Writes the page of a document. */
#include "server/page/page_document.h"

#include "server/page/filters.h"
#include "server/page/page.h"
#include "server/page/page_hit.h"
#include "server/page/page_passages.h"
#include "server/page/page_similar.h"
#include "server/page/page_text.h"

static void put_back(struct html *h, const struct exchange *x,
                     const struct search_request *request)
{
    HTML(h, "<p class=\"back\">");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", request_url(request, x->index, 1, x->arena));
    HTML_TEXT(h, "Retour aux résultats pour «&nbsp;", str_trim(request->text),
              "&nbsp;»</a></p>");
}

/** Name the document that this one is a part of, which is document number @p docid. */
static void put_whole(struct html *h, const struct exchange *x, uint32_t docid)
{
    struct document whole;
    documents_read(searcher_documents(x->searcher), docid, &whole);
    HTML(h, "<div><dt>Fait partie de</dt><dd>");
    html_link(h, document_url(whole.fields[FIELD_ID], STR(""), x->arena), whole.title);
    HTML(h, "</dd></div>");
}

static void put_origin(struct html *h, struct url url)
{
    HTML(h, "<div><dt>Page d’origine</dt><dd>");
    HTML_TAG(h, "<a class=\"outside\"");
    HTML_URL(h, "href", url);
    HTML_ATTRS(h, "rel=\"noopener noreferrer\"");
    html_text(h, url.text);
    HTML(h, "</a></dd></div>");
}

/** List what else is known of the document. An empty list is left out. */
static void put_about(struct html *h, const struct exchange *x, const struct str *fields)
{
    struct documents *documents = searcher_documents(x->searcher);
    uint32_t whole = documents_find(documents, fields[FIELD_PART_OF]);
    struct url origin = url_outside(fields[FIELD_URL]);
    if (!fields[FIELD_AUTHOR].n && !fields[FIELD_SECTION].n && !whole && !origin.text.n)
        return;
    HTML(h, "<dl class=\"about\">");
    if (fields[FIELD_AUTHOR].n > 0)
        HTML_TEXT(h, "<div><dt>Auteur</dt><dd>", fields[FIELD_AUTHOR], "</dd></div>");
    if (fields[FIELD_SECTION].n > 0)
        HTML_TEXT(h, "<div><dt>Rubrique</dt><dd>", fields[FIELD_SECTION], "</dd></div>");
    if (whole)
        put_whole(h, x, whole);
    if (origin.text.n > 0)
        put_origin(h, origin);
    HTML(h, "</dl>");
}

static enum status put_article(struct html *h, struct exchange *x, uint32_t docid,
                               const struct document *document,
                               const struct search_request *request, struct error *err)
{
    HTML(h, "<article class=\"document\"><h1>");
    html_marked(h, search_mark_text(x->searcher, request, docid, FIELD_TITLE));
    HTML(h, "</h1>");
    page_facts(h, x, document);
    enum status st = page_passages(h, x, docid, request, err);
    page_text(h, document, search_text_marks(x->searcher, request, docid), x->arena);
    put_about(h, x, document->fields);
    HTML(h, "</article>");
    return st;
}

enum status page_document(struct exchange *x, uint32_t docid,
                          const struct document *document,
                          const struct search_request *request, struct error *err)
{
    struct html h = page_begin(x, &(struct page_frame){.title = document->title,
                                                       .has_bar = true,
                                                       .words = request->text,
                                                       .style = "document.css"});
    HTML(&h, "<div class=\"wrap\">");
    if (str_trim(request->text).n > 0)
        put_back(&h, x, request);
    enum status st = put_article(&h, x, docid, document, request, err);
    if (!st)
        st = page_similar(&h, x, docid, err);
    HTML(&h, "</div>");
    page_end(&h);
    return st;
}
