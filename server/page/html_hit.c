/* Facts and hits, written without a tree: a page of results has ten of them. */
#include "server/page/html_hit.h"

#include "base/percent.h"
#include "server/page/french.h"
#include "server/page/html.h"
#include "server/page/page.h"
#include "template-c/marked.h"

/** More themes than this on one result are noise. */
#define THEMES_SHOWN 4

static void put_figure(struct buf *out, const struct document *document)
{
    const struct str *fields = document->fields;
    if (fields[FIELD_VALUE].n == 0)
        return;
    html_put_text(out, "<p class=\"figure\"><strong>", fields[FIELD_VALUE], "&nbsp;");
    html_put_text(out, "", fields[FIELD_UNIT], "</strong>");
    if (fields[FIELD_PERIOD].n > 0)
        html_put_text(out, " <span class=\"figure-when\">", fields[FIELD_PERIOD],
                      "</span>");
    if (fields[FIELD_NATIONAL_VALUE].n > 0) {
        html_put_text(out, " <span class=\"figure-national\">France&nbsp;: ",
                      fields[FIELD_NATIONAL_VALUE], "&nbsp;");
        html_put_text(out, "", fields[FIELD_UNIT], "</span>");
    }
    buf_put_text(out, "</p>");
}

static void put_regions(struct buf *out, const struct document *document,
                        const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        if (document->regions >> i & 1U)
            html_put_text(out, "<li class=\"place\">",
                          str_of(vocabulary_region(vocabulary, i)->label), "</li>");
    if (document->regions == 0)
        buf_put_text(out, "<li class=\"place\">National</li>");
}

static void put_date(struct buf *out, date_day day)
{
    if (day == DATE_NONE)
        return;
    char iso[DATE_TEXT_BYTES];
    date_format(iso, day);
    html_put_text(out, "<li><time datetime=\"", str_of(iso), "\">");
    french_date(out, day);
    buf_put_text(out, "</time></li>");
}

/** « en vigueur », « échu » or « à venir », today. */
static void put_validity(struct buf *out, const struct document *document)
{
    date_day from = document->dates[RECORD_VALID_FROM];
    date_day to = document->dates[RECORD_VALID_TO];
    if (from == DATE_NONE && to == DATE_NONE)
        return;
    date_day today = page_today();
    const char *state = "<li><span class=\"state state-on\">En vigueur</span>";
    if (to != DATE_NONE && to < today)
        state = "<li><span class=\"state state-off\">Échu</span>";
    else if (from != DATE_NONE && from > today)
        state = "<li><span class=\"state\">À venir</span>";
    AUTO_BUF period = BUF_INIT(256);
    french_period(&period, from, to);
    buf_put_text(out, state);
    html_put_text(out, " <span class=\"period\">", buf_str(&period), "</span></li>");
}

static void put_themes(struct buf *out, const struct document *document,
                       const struct vocabulary *vocabulary)
{
    size_t shown = 0;
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary) && shown < THEMES_SHOWN;
         i++) {
        if (!theme_set_has(&document->themes, i))
            continue;
        if (!shown++)
            buf_put_text(out, "<ul class=\"themes\" aria-label=\"Thèmes\">");
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        buf_put_text(out, "<li><a href=\"/recherche?theme=");
        percent_encode(out, str_of(theme->slug), false);
        html_put_text(out, "\">", str_of(theme->label), "</a></li>");
    }
    if (shown)
        buf_put_text(out, "</ul>");
}

void html_facts(struct buf *out, const struct document *document,
                const struct index *index)
{
    const struct vocabulary *vocabulary = index_vocabulary(index);
    put_figure(out, document);
    html_put_text(out, "<ul class=\"facts\"><li class=\"kind\">",
                  str_of(kind_label(document->kind)), "</li>");
    put_regions(out, document, vocabulary);
    put_date(out, document->dates[RECORD_DATE]);
    if (document->fields[FIELD_SOURCE].n > 0)
        html_put_text(out, "<li>", document->fields[FIELD_SOURCE], "</li>");
    put_validity(out, document);
    buf_put_text(out, "</ul>");
    put_themes(out, document, vocabulary);
}

void document_href(struct buf *out, struct str id, struct str query)
{
    buf_put_text(out, "/documents/");
    percent_encode(out, id, true);
    if (str_trim(query).n == 0)
        return;
    buf_put_text(out, "?q=");
    percent_encode(out, str_trim(query), false);
}

static void put_link(struct buf *out, struct str id, struct str query)
{
    buf_put_text(out, "<a href=\"");
    document_href(out, id, query);
    buf_put_text(out, "\">");
}

static void put_parts(struct buf *out, const struct search_hit *hit, struct str query)
{
    for (size_t i = 0; i < hit->n_parts; i++) {
        buf_put_text(out, i ? ", " : "<p class=\"parts\">Dans le même document&nbsp;: ");
        put_link(out, hit->parts[i].fields[FIELD_ID], query);
        html_put_text(out, "", hit->parts[i].title, "</a>");
    }
    if (hit->n_parts)
        buf_put_text(out, ".</p>");
}

void html_hit(struct buf *out, const struct search_hit *hit, const struct index *index,
              struct str query)
{
    buf_put_text(out, "<li><article class=\"hit\"><h2>");
    put_link(out, hit->document.fields[FIELD_ID], query);
    html_put_marked(out, hit->title_html);
    buf_put_text(out, "</a></h2><p class=\"snippet\">");
    html_put_marked(out, hit->snippet_html);
    buf_put_text(out, "</p>");
    html_facts(out, &hit->document, index);
    put_parts(out, hit, query);
    if (hit->explain.n > 0)
        html_put_text(out,
                      "<p class=\"why\"><strong>Pourquoi ce résultat&nbsp;?</strong> ",
                      hit->explain, "</p>");
    buf_put_text(out, "</article></li>");
}

void page_hits(struct template_data *node, const struct search_hit *hits, size_t n,
               const struct index *index, struct str query)
{
    AUTO_BUF html = BUF_INIT(HTML_MAX);
    for (size_t i = 0; i < n; i++)
        html_hit(&html, &hits[i], index, query);
    template_data_set_html(node, "HITS", buf_str(&html));
}
