/* Writes what a document is for search engines, as linked data of schema.org. */
#include "base/utf8.h"
#include "engine/json/json_put.h"
#include "server/document/citation.h"
#include "server/document/parts.h"
#include "server/page/page_hit.h"

#define DATA_MAX ((size_t)1 << 18)
/** The bytes of text that describe a document, at most; data sets want 50 at least. */
#define DESCRIPTION_BYTES 300U

/** The type of each kind. News want a headline, the other types a name. */
static const char *const types[KIND_COUNT_] = {
    [KIND_DOCUMENT] = "Report", [KIND_NEWS] = "NewsArticle", [KIND_PROGRAMME] = "Report",
    [KIND_CAMPUS] = "WebPage",  [KIND_CLUSTER] = "WebPage",  [KIND_INDICATOR] = "Dataset",
    [KIND_BUDGET] = "Dataset",  [KIND_CONTACT] = "WebPage",  [KIND_REGION] = "WebPage",
    [KIND_AID] = "WebPage"};

static void put_date(struct buf *out, struct str name, date_day day)
{
    char iso[DATE_TEXT_BYTES];
    if (day == DATE_NONE)
        return;
    date_format(iso, day);
    json_put_text(out, name, str_of(iso));
}

static void put_text(struct buf *out, struct str name, struct str text)
{
    if (text.n)
        json_put_text(out, name, text);
}

static void put_organization(struct buf *out, struct str name, struct str label,
                             struct url url)
{
    buf_put_str(out, name);
    json_put_text(out, STR("{\"@type\":\"Organization\",\"name\":"), label);
    put_text(out, STR(",\"url\":"), url.text);
    buf_put_byte(out, '}');
}

static void put_regions(struct buf *out, const struct document_view *view)
{
    const struct vocabulary *vocabulary = index_vocabulary(view->x->index);
    size_t n = 0;
    buf_put_str(out, STR(",\"spatialCoverage\":["));
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        if (view->document.regions >> i & 1U) {
            buf_put_str(out, n++ ? STR(",") : STR(""));
            json_put_text(out, STR("{\"@type\":\"AdministrativeArea\",\"name\":"),
                          str_of(vocabulary_region(vocabulary, i)->label));
            buf_put_byte(out, '}');
        }
    if (!n)
        buf_put_str(out, STR("{\"@type\":\"Country\",\"name\":\"France\"}"));
    buf_put_byte(out, ']');
}

static void put_keywords(struct buf *out, const struct document_view *view)
{
    const struct vocabulary *vocabulary = index_vocabulary(view->x->index);
    size_t n = 0;
    buf_put_str(out, STR(",\"keywords\":["));
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++)
        if (theme_set_has(&view->document.themes, i))
            json_put_text(out, n++ ? STR(",") : STR(""),
                          str_of(vocabulary_theme(vocabulary, i)->label));
    buf_put_byte(out, ']');
}

/** Append the period that the document is in force in, or that its figures are of. */
static void put_period(struct buf *out, const struct document *document)
{
    date_day from = document->dates[RECORD_VALID_FROM];
    date_day to = document->dates[RECORD_VALID_TO];
    char iso[2][DATE_TEXT_BYTES];
    if (from == DATE_NONE && to == DATE_NONE) {
        put_date(out, STR(",\"temporalCoverage\":"), document->dates[RECORD_DATA_DATE]);
        return;
    }
    date_format(iso[0], from);
    date_format(iso[1], to);
    buf_printf(out, ",\"temporalCoverage\":\"%s/%s\"", from == DATE_NONE ? ".." : iso[0],
               to == DATE_NONE ? ".." : iso[1]);
}

static void put_figure(struct buf *out, const struct document_view *view)
{
    const struct str *fields = view->document.fields;
    if (!fields[FIELD_VALUE].n)
        return;
    json_put_text(out,
                  STR(",\"variableMeasured\":{\"@type\":\"PropertyValue\",\"name\":"),
                  fields[FIELD_LABEL].n ? fields[FIELD_LABEL] : view->document.title);
    json_put_text(out, STR(",\"value\":"), fields[FIELD_VALUE]);
    put_text(out, STR(",\"unitText\":"), fields[FIELD_UNIT]);
    buf_put_byte(out, '}');
}

/** The first sentences of the text; the title where there are none. */
static void put_description(struct buf *out, const struct document_page *page)
{
    AUTO_BUF text = BUF_INIT((size_t)16 * RECORD_TITLE_MAX);
    struct str head = utf8_head_bytes(page->slice.text, DESCRIPTION_BYTES);
    for (size_t i = 0; i < head.n; i++) {
        char c = head.at[i];
        bool is_space = (unsigned char)c <= ' ';
        if (!is_space || (text.n && text.at[text.n - 1] != ' '))
            buf_put_byte(&text, is_space ? ' ' : c);
    }
    if (head.n < page->slice.text.n)
        buf_put_text(&text, "…");
    /* A data set wants a description of 50 characters at least. */
    if (text.n < 60)
        buf_printf(&text, "%s%.*s – %.*s", text.n ? " " : "", STR_ARG(page->view.title),
                   STR_ARG(page->view.x->site->identity->promise));
    json_put_text(out, STR(",\"description\":"), buf_str(&text));
}

static void put_names(struct buf *out, const struct document_view *view)
{
    json_put_text(out, STR(",\"name\":"), view->title);
    /* News are shown with 110 characters of it at most. */
    json_put_text(out, STR(",\"headline\":"), utf8_head(view->title, 110));
}

static void put_dates(struct buf *out, const struct document_view *view)
{
    put_date(out, STR(",\"datePublished\":"), view->document.dates[RECORD_DATE]);
    put_date(out, STR(",\"dateModified\":"), view->document.dates[RECORD_DATE]);
}

static void put_whole(struct buf *out, const struct document_view *view)
{
    if (!view->whole_docid)
        return;
    struct url url =
        url_absolute(view->x->site->identity->public_url,
                     document_url(view->whole.fields[FIELD_ID], STR(""), view->x->arena),
                     view->x->arena);
    json_put_text(out, STR(",\"isPartOf\":{\"@type\":\"Report\",\"name\":"),
                  view->whole.title);
    json_put_text(out, STR(",\"url\":"), url.text);
    buf_put_byte(out, '}');
}

static void put_document(struct buf *out, const struct document_page *page)
{
    const struct document_view *view = &page->view;
    const struct identity *identity = view->x->site->identity;
    bool is_data = str_equal(str_of(types[view->document.kind]), STR("Dataset"));
    struct citation citation = citation_of(view);
    buf_printf(out, "{\"@type\":\"%s\"", types[view->document.kind]);
    json_put_text(out, STR(",\"@id\":"), view->absolute.text);
    json_put_text(out, STR(",\"url\":"), view->absolute.text);
    put_names(out, view);
    put_description(out, page);
    put_dates(out, view);
    put_organization(out, STR(",\"author\":"), citation.author, URL(""));
    if (is_data)
        put_organization(out, STR(",\"creator\":"), citation.author, URL(""));
    put_organization(out, STR(",\"publisher\":"), identity->publisher,
                     url_outside(identity->publisher_url));
    put_text(out, STR(",\"isBasedOn\":"),
             url_outside(view->document.fields[FIELD_URL]).text);
    put_text(out, STR(",\"articleSection\":"), view->document.fields[FIELD_SECTION]);
    put_regions(out, view);
    put_period(out, &view->document);
    put_keywords(out, view);
    put_figure(out, view);
    put_whole(out, view);
    buf_put_str(out, STR(",\"inLanguage\":\"fr\",\"isAccessibleForFree\":true}"));
}

void document_data(struct html *h, const struct document_page *page)
{
    AUTO_BUF json = BUF_INIT(DATA_MAX);
    buf_put_str(&json, STR("{\"@context\":\"https://schema.org\",\"@graph\":["));
    put_document(&json, page);
    buf_put_byte(&json, ',');
    document_crumbs_data(&json, page);
    buf_put_str(&json, STR("]}"));
    if (!buf_overflowed(&json))
        html_linked_data(h, buf_str(&json));
}
