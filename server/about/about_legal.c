/* Writes the page of legal notices. */
#include "server/about/about_legal.h"

#include "server/about/about_prose.h"
#include "server/page/page.h"

/** Say who publishes the service, and how it is written to. */
static void put_publisher(struct html *h, const struct exchange *x)
{
    const struct identity *identity = x->site->identity;
    struct url home = url_outside(identity->publisher_url);
    struct url contact = url_contact(identity->contact, x->arena);
    HTML_TEXT(h, "<p><strong>", identity->name, "</strong> est publié par ");
    if (home.text.n > 0)
        html_link(h, home, identity->publisher);
    else
        html_text(h, identity->publisher);
    HTML(h, ".");
    if (contact.text.n > 0) {
        HTML(h, " Contact&nbsp;: ");
        html_link(h, contact, identity->contact);
        HTML(h, ".");
    }
    HTML(h, "</p>");
}

/** Say what is kept of a visit: it depends on how the server was started. */
static void put_data(struct html *h, const struct site *site)
{
    HTML(h,
         "<h2>Données personnelles</h2>"
         "<p>Ce service ne dépose aucun cookie, ne garde rien dans votre navigateur, ne"
         " charge rien d’un autre site et ne mesure pas votre visite. Son journal ne"
         " contient pas d’adresse IP.</p>");
    if (site->logs_words)
        HTML(h, "<p>Les mots que vous cherchez sont écrits dans le journal, avec l’heure"
                " de la recherche, sans rien qui dise qui les a tapés. N’y mettez rien de"
                " personnel.</p>");
    else
        HTML(h, "<p>Les mots que vous cherchez ne sont pas écrits dans le journal.</p>");
    if (site->gaps)
        HTML(h, "<p>Les recherches qui ne trouvent rien sont comptées par jour, région et"
                " thème. Leurs mots ne sont notés que s’ils ont été cherchés trois fois,"
                " sans heure ni adresse. Une recherche où se lit une adresse de courriel"
                " ou un long numéro n’est pas comptée.</p>");
}

void about_legal(struct exchange *x)
{
    struct html h = page_begin(
        x, &(struct page_frame){.title = STR("Mentions légales"),
                                .description = STR("Qui publie ce service, et ce qu’il "
                                                   "garde de votre visite."),
                                .canonical = URL("/mentions-legales"),
                                .has_bar = true,
                                .style = "prose.css"});
    HTML(&h, "<div class=\"wrap narrow prose\"><h1>Mentions légales</h1>");
    put_publisher(&h, x);
    about_prose(&h, x->site->identity->legal_notice, x->arena);
    put_data(&h, x->site);
    HTML(&h, "<h2>Contenus</h2><p>Chaque document nomme sa source et mène à sa page"
             " d’origine quand elle existe. Il reste la propriété de ceux qui l’ont"
             " publié.</p></div>");
    page_end(&h);
}
