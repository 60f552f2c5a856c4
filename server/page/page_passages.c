/* Writes the list of passages. */
#include "server/page/page_passages.h"

#include "engine/near/passages.h"

/** The fewest paragraphs of a text that needs a list of them. */
#define PARAGRAPHS_MIN 4

static void put_passage(struct html *h, const struct passage *passage)
{
    HTML(h, "<li>");
    HTML_TAG(h, "<a");
    HTML_NUMBERED(h, "href", "#passage-", passage->number);
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

enum status page_passages(struct html *h, struct exchange *x, uint32_t docid,
                          const struct search_request *request, struct error *err)
{
    struct str words = str_trim(request->text);
    if (words.n == 0)
        return STATUS_OK;
    struct passages passages;
    enum status st =
        passages_find(&passages, x->searcher, request, docid, PASSAGES_DEFAULT, err);
    if (st || !passages.n || passages.n_paragraphs < PARAGRAPHS_MIN)
        return st;
    HTML(h, "<section class=\"passages\" aria-labelledby=\"passages\">");
    HTML_TEXT(h, "<h2 id=\"passages\">Passages sur «&nbsp;", words, "&nbsp;»</h2><ol>");
    for (size_t i = 0; i < passages.n; i++)
        put_passage(h, &passages.at[i]);
    HTML(h, "</ol></section>");
    return STATUS_OK;
}
