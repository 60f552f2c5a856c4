/* Writes the way to a document: home, its region or its kind, its whole, its section. */
#include "engine/json/json_put.h"
#include "server/document/parts.h"
#include "server/page/page_hit.h"

/** One step of the way. */
struct crumb {
    struct str label;
    struct url url;
};
#define CRUMBS_MAX 4

struct str document_section_anchor(struct str section, struct arena *arena)
{
    AUTO_BUF name = BUF_INIT((size_t)4 * RECORD_FIELD_MAX);
    buf_put_text(&name, "rubrique-");
    for (size_t i = 0; i < section.n; i++)
        buf_put_byte(&name, (unsigned char)section.at[i] <= ' ' ? '-' : section.at[i]);
    return arena_str(arena, buf_str(&name));
}

/** The step to all documents of the region, or of the kind where no region is the one. */
static struct crumb first_step(const struct document_page *page)
{
    const struct document *document = &page->view.document;
    struct arena *arena = page->view.x->arena;
    const struct vocabulary *vocabulary = index_vocabulary(page->view.x->index);
    int number = document_region(document, vocabulary);
    if (number < 0)
        return (struct crumb){str_of(kind_label(document->kind)),
                              url_param(URL("/recherche"), STR("kind"),
                                        str_of(kind_slug(document->kind)), arena)};
    const struct region *region = vocabulary_region(vocabulary, (size_t)number);
    return (struct crumb){
        str_of(region->label),
        url_param(URL("/recherche"), STR("region"), str_of(region->code), arena)};
}

static size_t find_crumbs(struct crumb crumbs[CRUMBS_MAX],
                          const struct document_page *page)
{
    const struct document_view *view = &page->view;
    struct arena *arena = view->x->arena;
    size_t n = 0;
    crumbs[n++] = (struct crumb){STR("Accueil"), URL("/")};
    crumbs[n++] = first_step(page);
    if (!view->whole_docid)
        return n;
    struct url whole = document_url(view->whole.fields[FIELD_ID], STR(""), arena);
    crumbs[n++] = (struct crumb){view->whole.title, whole};
    struct str section = view->document.fields[FIELD_SECTION];
    if (section.n)
        crumbs[n++] = (struct crumb){
            section, url_fragment(whole, document_section_anchor(section, arena), arena)};
    return n;
}

void document_crumbs(struct html *h, const struct document_page *page)
{
    struct crumb crumbs[CRUMBS_MAX];
    size_t n = find_crumbs(crumbs, page);
    HTML(h, "<nav class=\"crumbs\" aria-label=\"Fil d’Ariane\"><ol>");
    for (size_t i = 0; i < n; i++) {
        HTML(h, "<li>");
        html_link(h, crumbs[i].url, crumbs[i].label);
        HTML(h, "</li>");
    }
    HTML_TEXT(h, "<li aria-current=\"page\">", page->view.document.title,
              "</li></ol></nav>");
}

static void put_item(struct buf *out, size_t position, struct str label, struct url url)
{
    json_put_number(out, STR("{\"@type\":\"ListItem\",\"position\":"), position);
    json_put_text(out, STR(",\"name\":"), label);
    json_put_text(out, STR(",\"item\":"), url.text);
    buf_put_byte(out, '}');
}

void document_crumbs_data(struct buf *out, const struct document_page *page)
{
    const struct document_view *view = &page->view;
    struct str site = view->x->site->identity->public_url;
    struct crumb crumbs[CRUMBS_MAX];
    size_t n = find_crumbs(crumbs, page);
    buf_put_str(out, STR("{\"@type\":\"BreadcrumbList\",\"itemListElement\":["));
    for (size_t i = 0; i < n; i++) {
        put_item(out, i + 1, crumbs[i].label,
                 url_absolute(site, crumbs[i].url, view->x->arena));
        buf_put_byte(out, ',');
    }
    put_item(out, n + 1, view->document.title, view->absolute);
    buf_put_str(out, STR("]}"));
}
