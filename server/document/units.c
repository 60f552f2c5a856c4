/* Writes the parts of a whole, and the way from one to the next. */
#include "engine/near/siblings.h"
#include "html/html_french.h"
#include "server/document/parts.h"
#include "server/page/page_hit.h"

/** The most parts of a whole that are listed. */
#define UNITS_MAX 1000U

/** Write the heading of a section; units without one stand under « Autres parties ». */
static void put_section_heading(struct html *h, struct str section, struct arena *arena)
{
    HTML_TAG(h, "<h3");
    HTML_ATTR(h, "id", document_section_anchor(section, arena));
    html_text(h, section.n ? section : STR("Autres parties"));
    HTML(h, "</h3>");
}

/** Whether any unit has a section. */
static bool has_sections(const struct document *units, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (units[i].fields[FIELD_SECTION].n)
            return true;
    return false;
}

/** Whether a unit before number @p n has the section of that one. */
static bool is_seen(const struct document *units, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_equal(units[i].fields[FIELD_SECTION], units[n].fields[FIELD_SECTION]))
            return true;
    return false;
}

/** Write a link to a unit, with its figure. */
static void put_unit(struct html *h, const struct document_page *page,
                     const struct document *unit)
{
    const struct str *fields = unit->fields;
    HTML(h, "<li>");
    html_link(h,
              document_url(fields[FIELD_ID], str_trim(page->request->text),
                           page->view.x->arena),
              unit->title);
    if (fields[FIELD_VALUE].n) {
        HTML_TEXT(h, " <span class=\"quiet\">", fields[FIELD_VALUE], "&nbsp;");
        html_text(h, fields[FIELD_UNIT]);
        HTML(h, "</span>");
    }
    HTML(h, "</li>");
}

/** Write the section of unit @p first, with all its units from there on. */
static void put_section(struct html *h, const struct document_page *page,
                        const struct document *units, size_t first, size_t n)
{
    struct arena *arena = page->view.x->arena;
    struct str section = units[first].fields[FIELD_SECTION];
    if (has_sections(units, n))
        put_section_heading(h, section, arena);
    HTML(h, "<ul>");
    for (size_t i = first; i < n; i++)
        if (str_equal(units[i].fields[FIELD_SECTION], section))
            put_unit(h, page, &units[i]);
    HTML(h, "</ul>");
}

void document_units(struct html *h, const struct document_page *page)
{
    struct document *units;
    struct exchange *x = page->view.x;
    size_t total =
        siblings_list(&units, searcher_documents(x->searcher),
                      page->view.document.fields[FIELD_ID], UNITS_MAX, x->arena);
    size_t n = total < UNITS_MAX ? total : UNITS_MAX;
    if (!n)
        return;
    HTML(h, "<nav class=\"units\" aria-labelledby=\"parties\">"
            "<h2 id=\"parties\">Parties de ce document</h2>");
    for (size_t i = 0; i < n; i++)
        if (!is_seen(units, i))
            put_section(h, page, units, i, n);
    if (total > n) {
        HTML(h, "<p class=\"quiet\">Les ");
        html_count(h, n);
        HTML(h, " premières parties sont listées, sur ");
        html_count(h, total);
        HTML(h, ".</p>");
    }
    HTML(h, "</nav>");
}

static void put_neighbour(struct html *h, const struct document_page *page,
                          uint32_t docid, bool is_next)
{
    struct document unit;
    struct exchange *x = page->view.x;
    if (!docid)
        return;
    documents_read_facts(searcher_documents(x->searcher), docid, &unit);
    HTML(h, "<li>");
    HTML_TAG(h, "<a");
    HTML_ATTR(h, "rel", is_next ? STR("next") : STR("prev"));
    HTML_URL(h, "href", document_url(unit.fields[FIELD_ID], STR(""), x->arena));
    HTML(h, "<span class=\"quiet\">");
    html_text(h, is_next ? STR("Suivant\u00A0: ") : STR("Précédent\u00A0: "));
    HTML_TEXT(h, "</span>", unit.title, "</a></li>");
}

void document_neighbours(struct html *h, const struct document_page *page)
{
    if (!page->view.whole_docid)
        return;
    struct siblings siblings =
        siblings_find(searcher_documents(page->view.x->searcher), page->view.docid,
                      page->view.document.fields[FIELD_PART_OF]);
    if (!siblings.before && !siblings.behind)
        return;
    HTML(h, "<nav class=\"neighbours\" aria-label=\"Dans le même document\"><ul>");
    put_neighbour(h, page, siblings.before, false);
    put_neighbour(h, page, siblings.behind, true);
    HTML(h, "</ul></nav>");
}
