/* GET /documents/{id}: one document's page, the words of the search marked. */
#include "engine/near/paragraphs.h"
#include "server/handle/handlers.h"
#include "server/page/filters.h"
#include "server/page/html.h"
#include "server/page/html_hit.h"
#include "server/page/page.h"
#include "server/page/page_passages.h"
#include "server/page/page_similar.h"

/** Add the lines of @p paragraph, escaped HTML, to the list LINE of @p node. */
static void put_lines(struct template_data *node, struct str paragraph)
{
    bool is_first = true;
    while (paragraph.at) {
        struct template_data *line = template_data_add(node, "LINE");
        template_data_set_marked(line, "HTML", str_cut(&paragraph, '\n'));
        if (!is_first)
            template_data_show(line, "NOT_FIRST");
        is_first = false;
    }
}

/** The paragraphs of @p html, which is escaped and marked; they are numbered as the passages are. */
static void put_text(struct template_data *node, struct str html)
{
    for (unsigned long number = 1; html.n > 0;) {
        struct str paragraph = paragraph_next(&html);
        if (paragraph.n == 0)
            continue;
        struct template_data *item = template_data_add(node, "PARAGRAPH");
        template_data_set_number(item, "NUMBER", number++);
        put_lines(item, paragraph);
    }
}

/** The list of what else is known of the document, made when there is something to put in it. */
struct about {
    struct template_data *page;
    struct template_data *list;
};

static struct template_data *add_about(struct about *about, const char *section)
{
    if (!about->list)
        about->list = template_data_add(about->page, "ABOUT");
    return template_data_add(about->list, section);
}

static void put_field(struct about *about, const char *section,
                      const struct document *document, enum record_field field)
{
    if (document->fields[field].n > 0)
        template_data_set(add_about(about, section), "TEXT", document->fields[field]);
}

static void put_whole(struct about *about, struct documents *documents,
                      const struct document *document)
{
    uint32_t whole = documents_find(documents, document->fields[FIELD_PART_OF]);
    if (whole == 0)
        return;
    struct document parent;
    documents_read(documents, whole, &parent);
    AUTO_BUF href = BUF_INIT(4096);
    document_href(&href, parent.fields[FIELD_ID], STR(""));
    struct template_data *part = add_about(about, "PART_OF");
    template_data_set(part, "HREF", buf_str(&href));
    template_data_set(part, "TITLE", parent.title);
}

static void put_about(struct template_data *node, struct documents *documents,
                      const struct document *document)
{
    struct about about = {node, NULL};
    put_field(&about, "AUTHOR", document, FIELD_AUTHOR);
    put_field(&about, "SECTION", document, FIELD_SECTION);
    put_whole(&about, documents, document);
    struct str url = document->fields[FIELD_URL];
    if (str_starts_with(url, STR("https://")) || str_starts_with(url, STR("http://")))
        template_data_set(add_about(&about, "URL"), "HREF", url);
}

/** Fill the page with document @p docid; the words of @p request are marked in it. */
static void fill(struct page *page, struct exchange *x, uint32_t docid,
                 const struct search_request *request, const struct document *document)
{
    page_search_bar(page, request->text);
    template_data_set_marked(page->main, "TITLE",
                             search_mark_text(x->searcher, request, docid, FIELD_TITLE));
    AUTO_BUF facts = BUF_INIT(HTML_MAX);
    html_facts(&facts, document, x->index);
    template_data_set_html(page->main, "FACTS", buf_str(&facts));
    put_about(page->main, searcher_documents(x->searcher), document);
    put_text(page->main, search_mark_text(x->searcher, request, docid, FIELD_TEXT));
    if (str_trim(request->text).n == 0)
        return;
    struct template_data *back = template_data_add(page->main, "BACK");
    template_data_set(back, "HREF", request_href(request, x->index, 1, x->arena));
    template_data_set(back, "WORDS", str_trim(request->text));
}

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
    AUTO_PAGE page;
    page_start(&page, x, "document.html");
    fill(&page, x, docid, &request, &document);
    enum status st = page_passages(page.main, x, docid, &request, err);
    if (!st)
        st = page_similar(page.main, x, docid, err);
    return st ? st : page_send(&page, x, document.title, err);
}
