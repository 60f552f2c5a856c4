/* Writes how to cite a document: a sentence to copy, and files for reference managers. */
#include "server/document/citation.h"
#include "server/document/parts.h"
#include "server/page/page.h"

#define SENTENCE_MAX ((size_t)1 << 16)

void document_cite(struct html *h, const struct document_page *page)
{
    const struct document_view *view = &page->view;
    struct arena *arena = view->x->arena;
    AUTO_BUF sentence = BUF_INIT(SENTENCE_MAX);
    citation_put_sentence(&sentence, view, page_today());
    HTML(h, "<section class=\"box cite\" aria-labelledby=\"citer\">"
            "<h2 id=\"citer\">Citer ce document</h2>");
    HTML_TEXT(h, "<p class=\"citation\" id=\"citation\">", buf_str(&sentence),
              "</p><ul class=\"formats\" aria-label=\"Formats de la citation\">");
    struct url api =
        url_in(URL("/api/v1/documents/"), view->document.fields[FIELD_ID], arena);
    api = url_in(api, STR("/citation"), arena);
    for (size_t i = 0; i < CITATION_FORMATS; i++) {
        HTML(h, "<li>");
        html_link(h,
                  url_param(api, STR("format"), str_of(citation_formats[i].name), arena),
                  str_of(citation_formats[i].label));
        HTML(h, "</li>");
    }
    HTML(h, "</ul>");
    if (url_outside(view->absolute.text).text.n)
        HTML_TEXT(h, "<p class=\"quiet\">Adresse de cette page&nbsp;: ",
                  view->absolute.text, "</p>");
    HTML(h, "</section>");
}
