/* Writes the home page. */
#include "server/home/home.h"

#include "engine/card/card.h"
#include "html/html_french.h"
#include "server/figures/figure_card.h"
#include "server/home/home_examples.h"
#include "server/page/page.h"
#include "server/page/page_hit.h"
#include "server/page/page_map.h"

/** The most key figures. */
#define FIGURES_SHOWN 4

static enum status put_hero(struct html *h, struct exchange *x,
                            const struct search_answer *all, struct error *err)
{
    HTML(h, "<div class=\"hero\"><div class=\"wrap\"><h1>Que cherchez-vous&nbsp;?</h1>");
    page_bar(h, STR(""));
    enum status st = home_examples(h, x, all, err);
    page_state(h, x);
    HTML(h, "</div></div>");
    return st;
}

/** Write links to the documents of each value of @p facet, sub-themes left out. */
static void put_links(struct html *h, const struct exchange *x,
                      const struct search_answer *answer, enum facet facet)
{
    const struct facet_list *list = &answer->facets[facet];
    struct str name = str_of(facet_name(facet));
    HTML(h, "<ul class=\"links\">");
    for (size_t i = 0; i < list->n; i++) {
        const struct facet_value *value = &list->at[i];
        if (value->depth > 0)
            continue;
        HTML(h, "<li>");
        html_link(h, url_param(URL("/recherche"), name, value->value, x->arena),
                  value->label);
        HTML(h, " <span class=\"count\">");
        html_count(h, value->count);
        HTML(h, "</span></li>");
    }
    HTML(h, "</ul>");
}

/** Write the regions of a document: « Bretagne, Normandie », or « National ». */
static void put_where(struct html *h, const struct exchange *x,
                      const struct document *document)
{
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    size_t n = 0;
    HTML(h, "<li class=\"place\">");
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        if (!(document->regions >> i & 1U))
            continue;
        html_text(h, n++ ? STR(", ") : STR(""));
        html_text(h, str_of(vocabulary_region(vocabulary, i)->label));
    }
    if (n == 0)
        HTML(h, "National");
    HTML(h, "</li>");
}

static void put_title(struct html *h, const struct exchange *x,
                      const struct document *document)
{
    HTML(h, "<h3>");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", document_url(document->fields[FIELD_ID], STR(""), x->arena));
    html_numbers(h, document->title);
    HTML(h, "</a></h3>");
}

/** Write a document as something new: when, what, where. */
static void put_new(struct html *h, const struct exchange *x,
                    const struct search_hit *hit)
{
    const struct document *document = &hit->document;
    HTML(h, "<li><article class=\"card\"><ul class=\"facts\">");
    if (document->dates[RECORD_DATE] != DATE_NONE) {
        HTML(h, "<li>");
        html_date(h, document->dates[RECORD_DATE]);
        HTML(h, "</li>");
    }
    if (document->kind != KIND_NEWS)
        HTML_TEXT(h, "<li class=\"kind\">", str_of(kind_label(document->kind)), "</li>");
    put_where(h, x, document);
    HTML(h, "</ul>");
    put_title(h, x, document);
    if (hit->snippet.n > 0) {
        HTML(h, "<p class=\"snippet\">");
        html_numbers(h, hit->snippet);
        HTML(h, "</p>");
    }
    HTML(h, "</article></li>");
}

static void put_news(struct html *h, const struct exchange *x, const struct home *home)
{
    bool has_news = home->news->total >= HOME_NEWS_LEAST;
    const struct search_answer *shown = has_news ? home->news : home->all;
    if (shown->n_hits == 0)
        return;
    HTML(h, "<section class=\"home-part\" aria-labelledby=\"nouveautes\">"
            "<div class=\"home-head\"><h2 id=\"nouveautes\">Nouveautés</h2>");
    if (has_news)
        HTML(h, "<a href=\"/recherche?kind=news\">Toutes les actualités</a>");
    else
        HTML(h, "<a href=\"/recherche\">Tous les documents</a>");
    HTML(h, "</div><ul class=\"cards\">");
    for (size_t i = 0; i < shown->n_hits && i < HOME_NEWS_MOST; i++)
        put_new(h, x, &shown->hits[i]);
    HTML(h, "</ul></section>");
}

static void put_figures(struct html *h, struct exchange *x)
{
    struct figure_card any[CARDS_NEWEST_MAX];
    if (!figure_cards_newest(any, 1, searcher_documents(x->searcher),
                             searcher_arena(x->searcher)))
        return;
    HTML(h, "<section class=\"home-part\" aria-labelledby=\"chiffres\">"
            "<div class=\"home-head\"><h2 id=\"chiffres\">Chiffres clés</h2>"
            "<a href=\"/recherche?kind=indicator\">Tous les chiffres clés</a></div>");
    (void)figure_highlights(h, x, FIGURES_SHOWN);
    HTML(h, "</section>");
}

static void put_ways(struct html *h, const struct exchange *x,
                     const struct search_answer *all)
{
    HTML(h, "<section class=\"home-part\" aria-labelledby=\"par-region\">"
            "<h2 id=\"par-region\">Par région</h2><div class=\"home-regions\">");
    page_map(h, x, all);
    put_links(h, x, all, FACET_REGION);
    HTML(h, "</div></section><div class=\"home-ways\">"
            "<section aria-labelledby=\"par-theme\"><h2 id=\"par-theme\">Par thème</h2>");
    put_links(h, x, all, FACET_THEME);
    HTML(h, "</section><section aria-labelledby=\"par-type\">"
            "<h2 id=\"par-type\">Par type</h2>");
    put_links(h, x, all, FACET_KIND);
    HTML(h, "</section></div>");
}

enum status home_page(struct exchange *x, const struct home *home, struct error *err)
{
    const struct identity *identity = x->site->identity;
    struct html h = page_begin(x, &(struct page_frame){.title = identity->promise,
                                                       .description = identity->promise,
                                                       .canonical = URL("/"),
                                                       .style = "home.css",
                                                       .feed = STR(""),
                                                       .has_map = true,
                                                       .has_figures = true});
    enum status st = put_hero(&h, x, home->all, err);
    HTML(&h, "<div class=\"wrap home\">");
    put_news(&h, x, home);
    put_figures(&h, x);
    put_ways(&h, x, home->all);
    HTML(&h, "</div>");
    page_end(&h);
    return st;
}
