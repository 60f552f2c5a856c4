/* Writes the list of similar documents. */
#include "server/document/page_similar.h"

#include "engine/near/similar.h"
#include "html/html_french.h"
#include "server/page/page_hit.h"

/**
 * Write the region of the document if it has exactly one; a list of regions says nothing.
 */
static void put_place(struct html *h, const struct document *document,
                      const struct vocabulary *vocabulary)
{
    if (__builtin_popcount(document->regions) != 1)
        return;
    size_t number = (size_t)__builtin_ctz(document->regions);
    if (number < vocabulary_n_regions(vocabulary)) {
        HTML(h, ", ");
        html_text(h, str_of(vocabulary_region(vocabulary, number)->label));
    }
}

static void put_document(struct html *h, const struct exchange *x,
                         const struct document *document)
{
    struct str id = document->fields[FIELD_ID];
    date_day day = document->dates[RECORD_DATE];
    HTML(h, "<li>");
    html_link(h, document_url(id, STR(""), x->arena), document->title);
    HTML(h, " <span class=\"quiet\">");
    html_text(h, str_of(kind_label(document->kind)));
    put_place(h, document, index_vocabulary(x->index));
    if (day != DATE_NONE) {
        HTML(h, ", ");
        html_date(h, day);
    }
    HTML(h, "</span></li>");
}

enum status page_similar(struct html *h, struct exchange *x, uint32_t docid,
                         struct error *err)
{
    struct similar_answer answer;
    enum status st = similar_find(&answer, x->searcher, docid, SIMILAR_DEFAULT, err);
    if (st || !answer.n_hits)
        return st;
    HTML(h, "<section class=\"box similar\" aria-labelledby=\"similaires\">"
            "<h2 id=\"similaires\">Documents similaires</h2><ul>");
    for (size_t i = 0; i < answer.n_hits; i++)
        put_document(h, x, &answer.hits[i].document);
    HTML(h, "</ul></section>");
    return STATUS_OK;
}
