/* Writes the contents of a text, and the links to its parts. */
#include "html/html_french.h"
#include "server/document/page_text.h"
#include "server/document/parts.h"

/** A text with fewer headings is seen at a glance. */
#define HEADINGS_MIN 3U

/** More parts are also reached by typing a number. */
#define PARTS_LISTED 9U

struct url document_part_url(const struct document_page *page, uint32_t part)
{
    struct arena *arena = page->view.x->arena;
    struct str words = str_trim(page->request->text);
    struct url url = page->view.page;
    if (words.n)
        url = url_param(url, STR("q"), words, arena);
    return part_url(url, part, page->outline.n_parts, arena);
}

bool document_has_contents(const struct document_page *page)
{
    return page->outline.n_headings >= HEADINGS_MIN;
}

void document_contents(struct html *h, const struct document_page *page)
{
    const struct outline *outline = &page->outline;
    if (!document_has_contents(page))
        return;
    HTML(h, "<nav class=\"box contents\" aria-labelledby=\"sommaire\">"
            "<h2 id=\"sommaire\">Sommaire</h2><ol>");
    for (uint32_t i = 0; i < outline->n_headings; i++) {
        const struct outline_heading *heading = &outline->headings[i];
        struct url url = heading->part == page->part
                             ? URL("")
                             : document_part_url(page, heading->part);
        HTML_TAG(h, "<li");
        HTML_NUMBERED(h, "class", "depth-", heading->level - outline->top_level + 1);
        html_link(h,
                  url_numbered(url, "passage-", heading->paragraph, page->view.x->arena),
                  heading->text);
        HTML(h, "</li>");
    }
    HTML(h, "</ol></nav>");
}

static void put_step(struct html *h, const struct document_page *page, bool is_next)
{
    bool is_there = is_next ? page->part + 1 < page->outline.n_parts : page->part > 0;
    HTML(h, "<li>");
    if (!is_there) {
        HTML(h, "<a role=\"link\" aria-disabled=\"true\">");
    } else {
        HTML_TAG(h, "<a");
        HTML_ATTR(h, "rel", is_next ? STR("next") : STR("prev"));
        HTML_URL(h, "href",
                 document_part_url(page, is_next ? page->part + 1 : page->part - 1));
    }
    html_text(h, is_next ? STR("Suivante") : STR("Précédente"));
    HTML(h, "</a></li>");
}

static void put_number(struct html *h, const struct document_page *page, uint32_t part)
{
    HTML(h, "<li>");
    HTML_TAG(h, "<a");
    if (part == page->part)
        HTML_ATTRS(h, "aria-current=\"page\"");
    else
        HTML_URL(h, "href", document_part_url(page, part));
    HTML(h, "<span class=\"hidden\">Partie </span>");
    html_number(h, part + 1);
    HTML(h, "</a></li>");
}

/** Write a field for the number of a part. */
static void put_jump(struct html *h, const struct document_page *page)
{
    struct str words = str_trim(page->request->text);
    HTML_TAG(h, "<form class=\"jump\" method=\"get\"");
    HTML_URL(h, "action", page->view.page);
    if (words.n) {
        HTML_TAG(h, "<input type=\"hidden\" name=\"q\"");
        HTML_ATTR(h, "value", words);
    }
    HTML(h, "<label>Aller à la partie ");
    HTML_TAG(h, "<input type=\"number\" name=\"partie\" min=\"1\" required");
    HTML_NUMBERED(h, "max", "", page->outline.n_parts);
    HTML_NUMBERED(h, "value", "", page->part + 1);
    HTML(h, "</label> <button type=\"submit\">Aller</button></form>");
}

void document_pager(struct html *h, const struct document_page *page, struct str name)
{
    uint32_t n = page->outline.n_parts;
    if (n < 2)
        return;
    HTML_TAG(h, "<nav class=\"part-pager\"");
    HTML_ATTR(h, "aria-label", name);
    HTML(h, "<p>Partie ");
    html_count(h, page->part + 1);
    HTML(h, " sur ");
    html_count(h, n);
    HTML(h, "</p><ul>");
    put_step(h, page, false);
    for (uint32_t i = 0; i < n; i++) {
        bool is_near = i + 2 >= page->part && i <= page->part + 2;
        if (i == 0 || i + 1 == n || is_near)
            put_number(h, page, i);
        else if (i == 1 || i + 2 == n)
            HTML(h, "<li><span class=\"gap\">…</span></li>");
    }
    put_step(h, page, true);
    HTML(h, "</ul>");
    if (n > PARTS_LISTED)
        put_jump(h, page);
    HTML(h, "</nav>");
}
