/* Writes the home page. */
#include "server/page/page_home.h"

#include "html/html_french.h"
#include "server/page/page.h"
#include "server/page/page_hit.h"

static void put_hero(struct html *h, uint32_t n_documents)
{
    HTML(h, "<div class=\"hero\"><div class=\"wrap\"><h1>Que cherchez-vous&nbsp;?</h1>"
            "<form class=\"bar bar-large\" id=\"recherche\" role=\"search\""
            " action=\"/recherche\" method=\"get\" accept-charset=\"utf-8\">"
            "<label class=\"hidden\" for=\"q\">Mots recherchés</label>"
            "<input id=\"q\" name=\"q\" type=\"search\" size=\"40\" maxlength=\"512\""
            " title=\"Mots recherchés\""
            " placeholder=\"VAE inversée, CPER, apprentissage…\" autocomplete=\"off\">"
            "<button type=\"submit\">Rechercher</button></form><p class=\"lead\">");
    html_count(h, n_documents);
    HTML(h, " documents sur la formation professionnelle, l’apprentissage et l’emploi"
            " dans les dix-huit régions&nbsp;: actualités, programmes, campus, budgets,"
            " chiffres clés, contacts.</p></div></div>");
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

void page_home(struct exchange *x, const struct search_answer *newest)
{
    struct str title = STR("Formation et apprentissage en région");
    struct html h = page_begin(
        x, &(struct page_frame){.title = title, .style = "home.css", .feed = STR("")});
    put_hero(&h, newest->total);
    HTML(&h, "<div class=\"wrap home\"><section aria-labelledby=\"par-region\">"
             "<h2 id=\"par-region\">Par région</h2>");
    put_links(&h, x, newest, FACET_REGION);
    HTML(&h, "</section><section aria-labelledby=\"par-theme\">"
             "<h2 id=\"par-theme\">Par thème</h2>");
    put_links(&h, x, newest, FACET_THEME);
    HTML(&h, "</section><section aria-labelledby=\"par-type\">"
             "<h2 id=\"par-type\">Par type</h2>");
    put_links(&h, x, newest, FACET_KIND);
    HTML(&h, "</section><section class=\"home-newest\" aria-labelledby=\"recents\">"
             "<h2 id=\"recents\">Les plus récents</h2><ul class=\"hits\">");
    page_hits(&h, x, newest->hits, newest->n_hits, STR(""));
    HTML(&h, "</ul></section></div>");
    page_end(&h);
}
