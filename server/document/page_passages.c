/* Writes the list of passages. */
#include "server/document/page_passages.h"

#include "engine/near/passages.h"

/** The fewest paragraphs of a text that needs a list of them. */
#define PARAGRAPHS_MIN 4

static void put_passage(struct html *h, const struct document_page *page,
                        const struct passage *passage)
{
    struct url url =
        passage->part == page->part ? URL("") : document_part_url(page, passage->part);
    HTML(h, "<li>");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href",
             url_numbered(url, "passage-", passage->number, page->view.x->arena));
    if (passage->heading.n) {
        html_text(h, passage->heading);
    } else {
        HTML(h, "Paragraphe ");
        html_number(h, passage->number);
    }
    HTML(h, "</a><br>");
    html_marked(h, passage->snippet_html);
    HTML(h, "</li>");
}

enum status page_passages(struct html *h, const struct document_page *page,
                          struct error *err)
{
    struct str words = str_trim(page->request->text);
    if (words.n == 0)
        return STATUS_OK;
    struct passages passages;
    enum status st = passages_find(&passages, page->view.x->searcher, page->request,
                                   page->view.docid, PASSAGES_DEFAULT, err);
    if (st || !passages.n || passages.n_paragraphs < PARAGRAPHS_MIN)
        return st;
    HTML(h, "<section class=\"passages\" aria-labelledby=\"passages\">");
    HTML_TEXT(h, "<h2 id=\"passages\">Passages sur «&nbsp;", words, "&nbsp;»</h2><ol>");
    for (size_t i = 0; i < passages.n; i++)
        put_passage(h, page, &passages.at[i]);
    HTML(h, "</ol></section>");
    return STATUS_OK;
}
