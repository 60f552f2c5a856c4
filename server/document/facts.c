/* Writes what is known of a document beside its text. */
#include "html/french.h"
#include "html/html_french.h"
#include "server/document/parts.h"
#include "server/page/page.h"
#include "server/page/page_hit.h"

/** Write the value before, and how it changed. */
static void put_before(struct html *h, const struct str *fields)
{
    if (fields[FIELD_PREVIOUS_VALUE].n > 0) {
        HTML_TEXT(h, "<p class=\"figure-before\">Valeur précédente&nbsp;: ",
                  fields[FIELD_PREVIOUS_VALUE], "&nbsp;");
        html_text(h, fields[FIELD_UNIT]);
        if (fields[FIELD_PREVIOUS_PERIOD].n > 0)
            HTML_TEXT(h, " (", fields[FIELD_PREVIOUS_PERIOD], ")");
        HTML(h, "</p>");
    }
    if (fields[FIELD_CHANGE].n > 0)
        HTML_TEXT(h, "<p class=\"figure-before\">Évolution&nbsp;: ", fields[FIELD_CHANGE],
                  "</p>");
}

void document_figure(struct html *h, const struct document *document)
{
    const struct str *fields = document->fields;
    if (fields[FIELD_VALUE].n == 0)
        return;
    HTML(h, "<div class=\"figure-box\">");
    if (fields[FIELD_LABEL].n > 0)
        HTML_TEXT(h, "<p class=\"figure-label\">", fields[FIELD_LABEL], "</p>");
    HTML_TEXT(h, "<p class=\"figure\"><strong>", fields[FIELD_VALUE], "&nbsp;");
    html_text(h, fields[FIELD_UNIT]);
    HTML(h, "</strong>");
    if (fields[FIELD_PERIOD].n > 0)
        HTML_TEXT(h, " <span class=\"figure-when\">", fields[FIELD_PERIOD], "</span>");
    if (fields[FIELD_NATIONAL_VALUE].n > 0) {
        HTML_TEXT(h, " <span class=\"figure-national\">France&nbsp;: ",
                  fields[FIELD_NATIONAL_VALUE], "&nbsp;");
        html_text(h, fields[FIELD_UNIT]);
        HTML(h, "</span>");
    }
    HTML(h, "</p>");
    put_before(h, fields);
    if (fields[FIELD_DOUBT].n > 0)
        HTML_TEXT(h, "<p class=\"figure-doubt\"><strong>À vérifier&nbsp;:</strong> ",
                  fields[FIELD_DOUBT], "</p>");
    HTML(h, "</div>");
}

static void put_kind(struct html *h, const struct document_page *page)
{
    enum kind kind = page->view.document.kind;
    HTML(h, "<div><dt>Type</dt><dd>");
    html_link(h,
              url_param(URL("/recherche"), STR("kind"), str_of(kind_slug(kind)),
                        page->view.x->arena),
              str_of(kind_label(kind)));
    HTML(h, "</dd></div>");
}

static void put_dates(struct html *h, const struct document *document)
{
    if (document->dates[RECORD_DATE] != DATE_NONE) {
        HTML(h, "<div><dt>Publié le</dt><dd>");
        html_date(h, document->dates[RECORD_DATE]);
        HTML(h, "</dd></div>");
    }
    if (document->dates[RECORD_DATA_DATE] != DATE_NONE) {
        HTML(h, "<div><dt>Données au</dt><dd>");
        html_date(h, document->dates[RECORD_DATA_DATE]);
        HTML(h, "</dd></div>");
    }
}

/** Write the period of validity, and whether it is on today. */
static void put_validity(struct html *h, date_day from, date_day to)
{
    if (from == DATE_NONE && to == DATE_NONE)
        return;
    AUTO_BUF period = BUF_INIT(256);
    french_period(&period, from, to);
    HTML_TEXT(h, "<div><dt>Validité</dt><dd><span class=\"period\">", buf_str(&period),
              "</span> ");
    page_state_of_period(h, from, to);
    HTML(h, "</dd></div>");
}

/** Write @p label as a link to all documents that have @p value for @p name. */
static void put_filter(struct html *h, const struct document_page *page, struct str name,
                       struct str value, struct str label)
{
    HTML(h, "<li>");
    html_link(h, url_param(URL("/recherche"), name, value, page->view.x->arena), label);
    HTML(h, "</li>");
}

static void put_regions(struct html *h, const struct document_page *page)
{
    const struct vocabulary *vocabulary = index_vocabulary(page->view.x->index);
    region_set regions = page->view.document.regions;
    if (__builtin_popcount(regions) > 1)
        HTML(h, "<div><dt>Régions</dt><dd><ul>");
    else
        HTML(h, "<div><dt>Région</dt><dd><ul>");
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        if (regions >> i & 1U)
            put_filter(h, page, STR("region"), str_of(region->code),
                       str_of(region->label));
    }
    if (!regions)
        put_filter(h, page, STR("region"), STR("national"), STR("National"));
    HTML(h, "</ul></dd></div>");
}

static void put_themes(struct html *h, const struct document_page *page)
{
    const struct vocabulary *vocabulary = index_vocabulary(page->view.x->index);
    size_t shown = 0;
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++) {
        if (!theme_set_has(&page->view.document.themes, i))
            continue;
        if (!shown++)
            HTML(h, "<div><dt>Thèmes</dt><dd><ul>");
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        put_filter(h, page, STR("theme"), str_of(theme->slug), str_of(theme->label));
    }
    if (shown)
        HTML(h, "</ul></dd></div>");
}

static void put_source(struct html *h, const struct document_page *page)
{
    const struct document *document = &page->view.document;
    if (!document->source_slug.n)
        return;
    HTML(h, "<div><dt>Source</dt><dd><ul>");
    put_filter(h, page, STR("source"), document->source_slug,
               document->fields[FIELD_SOURCE]);
    HTML(h, "</ul></dd></div>");
}

static void put_texts(struct html *h, const struct document *document)
{
    if (document->fields[FIELD_AUTHOR].n > 0)
        HTML_TEXT(h, "<div><dt>Auteur</dt><dd>", document->fields[FIELD_AUTHOR],
                  "</dd></div>");
    if (document->fields[FIELD_SECTION].n > 0)
        HTML_TEXT(h, "<div><dt>Rubrique</dt><dd>", document->fields[FIELD_SECTION],
                  "</dd></div>");
}

static void put_whole(struct html *h, const struct document_page *page)
{
    const struct document_view *view = &page->view;
    if (!view->whole_docid)
        return;
    HTML(h, "<div><dt>Fait partie de</dt><dd>");
    html_link(h, document_url(view->whole.fields[FIELD_ID], STR(""), view->x->arena),
              view->whole.title);
    HTML(h, "</dd></div>");
}

static void put_origin(struct html *h, struct url url)
{
    if (!url.text.n)
        return;
    HTML(h, "<div><dt>Page d’origine</dt><dd>");
    HTML_TAG(h, "<a class=\"outside\"");
    HTML_URL(h, "href", url);
    HTML_ATTRS(h, "rel=\"noopener noreferrer\"");
    html_text(h, url.text);
    HTML(h, "</a></dd></div>");
}

void document_facts(struct html *h, const struct document_page *page)
{
    const struct document *document = &page->view.document;
    HTML(h, "<section class=\"box about\" aria-labelledby=\"fiche\">"
            "<h2 id=\"fiche\">Fiche</h2><dl>");
    put_kind(h, page);
    put_dates(h, document);
    put_validity(h, document->dates[RECORD_VALID_FROM], document->dates[RECORD_VALID_TO]);
    put_regions(h, page);
    put_themes(h, page);
    put_source(h, page);
    put_texts(h, document);
    put_whole(h, page);
    put_origin(h, url_outside(document->fields[FIELD_URL]));
    HTML(h, "</dl></section>");
}
