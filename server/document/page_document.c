/* Puts the page of a document together: its text, and what stands beside it. */
#include "server/document/page_document.h"

#include "base/utf8.h"
#include "html/html_french.h"
#include "server/document/page_passages.h"
#include "server/document/page_similar.h"
#include "server/document/page_text.h"
#include "server/document/parts.h"
#include "server/page/filters.h"
#include "server/page/page.h"

/** The bytes of the text that search engines show. */
#define DESCRIPTION_BYTES 160U
#define TITLE_MAX ((size_t)4 * RECORD_TITLE_MAX)

static void put_back(struct html *h, const struct document_page *page)
{
    struct exchange *x = page->view.x;
    struct str words = str_trim(page->request->text);
    if (!words.n)
        return;
    HTML(h, "<p class=\"back\">");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", request_url(page->request, x->index, 1, x->arena));
    HTML_TEXT(h, "Retour aux résultats pour «&nbsp;", words, "&nbsp;»</a></p>");
}

static void put_head(struct html *h, const struct document_page *page)
{
    const struct document_view *view = &page->view;
    date_day day = view->document.dates[RECORD_DATE];
    HTML(h, "<header class=\"document-head\"><h1>");
    html_marked(
        h, search_mark_text(view->x->searcher, page->request, view->docid, FIELD_TITLE));
    if (view->edition.n)
        HTML_TEXT(h, "<span class=\"edition\">", view->edition, "</span>");
    HTML_TEXT(h, "</h1><p class=\"byline\"><span class=\"kind\">",
              str_of(kind_label(view->document.kind)), "</span>");
    if (day != DATE_NONE) {
        HTML(h, " · publié le ");
        html_date(h, day);
    }
    if (view->document.fields[FIELD_SOURCE].n)
        HTML_TEXT(h, " · ", view->document.fields[FIELD_SOURCE], "");
    HTML(h, "</p>");
    document_figure(h, &view->document);
    HTML(h, "</header>");
}

static void put_text(struct html *h, const struct document_page *page)
{
    const struct document_view *view = &page->view;
    struct page_text text = {.slice = &page->slice,
                             .marks = search_text_marks(view->x->searcher, page->request,
                                                        view->docid, &page->slice),
                             .outline = &page->outline,
                             .part = page->part,
                             .base = view->document.fields[FIELD_URL],
                             .page = view->page};
    page_text(h, &text, view->x->arena);
}

/** Write the column of the text. */
static enum status put_article(struct html *h, const struct document_page *page,
                               struct error *err)
{
    if (document_has_contents(page))
        HTML(h, "<article class=\"document with-contents\">");
    else
        HTML(h, "<article class=\"document\">");
    put_head(h, page);
    document_contents(h, page);
    HTML(h, "<div class=\"document-text\">");
    enum status st = page_passages(h, page, err);
    document_pager(h, page, STR("Parties du document"));
    put_text(h, page);
    document_pager(h, page, STR("Parties du document, après le texte"));
    document_units(h, page);
    document_neighbours(h, page);
    HTML(h, "</div><aside class=\"beside\" aria-label=\"À propos du document\">");
    document_facts(h, page);
    document_cite(h, page);
    document_follow(h, page);
    if (!st)
        st = page_similar(h, page->view.x, page->view.docid, err);
    HTML(h, "</aside></article>");
    return st;
}

static struct document_page read(struct exchange *x, uint32_t docid, uint32_t part,
                                 const struct search_request *request)
{
    struct documents *documents = searcher_documents(x->searcher);
    struct document_page page = {.request = request};
    document_view_read(&page.view, x, docid);
    page.outline = documents_outline(documents, docid, x->arena);
    page.part = part < page.outline.n_parts ? part : page.outline.n_parts - 1;
    page.slice = documents_slice(documents, docid, &page.outline, page.part, x->arena);
    return page;
}

/** The title of the page, which names the part. */
static struct str title_of(const struct document_page *page)
{
    if (page->outline.n_parts < 2)
        return page->view.title;
    AUTO_BUF title = BUF_INIT(TITLE_MAX);
    buf_put_str(&title, page->view.title);
    buf_printf(&title, " – partie %u sur %u", (unsigned)page->part + 1,
               (unsigned)page->outline.n_parts);
    return arena_str(page->view.x->arena, buf_str(&title));
}

enum status page_document(struct exchange *x, uint32_t docid, uint32_t part,
                          const struct search_request *request, struct error *err)
{
    struct document_page page = read(x, docid, part, request);
    struct url canonical = part_url(page.view.page, page.part,
                                    page.part ? page.outline.n_parts : 1, x->arena);
    struct page_frame frame = {.title = title_of(&page),
                               .has_bar = true,
                               .words = request->text,
                               .description =
                                   utf8_head_bytes(page.slice.text, DESCRIPTION_BYTES),
                               .canonical = canonical,
                               .style = "document.css",
                               .script = "document.js"};
    struct html h = page_begin(x, &frame);
    HTML(&h, "<div class=\"wrap\">");
    put_back(&h, &page);
    document_crumbs(&h, &page);
    enum status st = put_article(&h, &page, err);
    document_data(&h, &page);
    HTML(&h, "</div>");
    page_end(&h);
    return st;
}
