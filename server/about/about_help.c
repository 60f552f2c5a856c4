/* Writes the help page. A test follows each of its searches on the shipped corpus. */
#include "server/about/about_help.h"

#include "server/page/page.h"

#define TEXT(literal)                                                                    \
    {                                                                                    \
        "" literal "", sizeof(literal) - 1                                               \
    }

/** A search that can be tried, and what it finds. */
struct example {
    struct str words, finds;
};

/* What is understood without any sign. */
static const struct example plain[] = {
    {TEXT("metiers en tension"),
     TEXT("les accents, les majuscules et les pluriels ne comptent pas")},
    {TEXT("vae"),
     TEXT("un sigle trouve aussi «\u00a0validation des acquis de l’expérience\u00a0», et "
          "l’inverse")},
    {TEXT("apprenti·e·s"), TEXT("l’écriture inclusive se lit comme les mots "
                                "entiers\u00a0; «\u00a0salarié(e)s\u00a0» et "
                                "«\u00a0formateur/trice\u00a0» aussi")},
    {TEXT("apprentissage picardie"), TEXT("un ancien nom de région, un département, une "
                                          "ville ou un sigle (hdf, 59, lille) "
                                          "vaut pour sa région")},
    {TEXT("apprentissage 2026"), TEXT("une date, un mois, une année ou un trimestre est "
                                      "proposé comme filtre\u00a0: vous "
                                      "l’appliquez si vous voulez")},
    {TEXT("aprentissage"), TEXT("une faute de frappe est corrigée quand le mot n’existe "
                                "pas, et la page le dit")},
};

/* The signs of the query language. */
static const struct example precise[] = {
    {TEXT("\"contrat d'apprentissage\""),
     TEXT("ces mots côte à côte, dans cet ordre. Les guillemets «\u00a0français\u00a0» "
          "et “anglais” "
          "conviennent aussi")},
    {TEXT("apprentissage -campus"), TEXT("sans le mot qui suit le tiret")},
    {TEXT("apprentissage SAUF campus"),
     TEXT("la même chose\u00a0; NOT se comprend aussi")},
    {TEXT("cfa OU campus"), TEXT("l’un ou l’autre, ou les deux")},
    {TEXT("apprentissage ET handicap"), TEXT("les deux, même parmi beaucoup de mots")},
    {TEXT("(cfa OU campus) ET formation"), TEXT("des groupes, entre parenthèses")},
    {TEXT("apprenti*"), TEXT("tous les mots qui commencent ainsi\u00a0: trois lettres au "
                             "moins avant l’astérisque")},
};

/* The fields. */
static const struct example fields[] = {
    {TEXT("titre:campus"), TEXT("dans le titre")},
    {TEXT("region:bretagne emploi"), TEXT("dans les documents d’une région")},
    {TEXT("theme:vae"), TEXT("dans ceux d’un thème")},
    {TEXT("type:actualite apprentissage"), TEXT("dans ceux d’un type")},
    {TEXT("source:insee chômage"), TEXT("dans ceux d’une source")},
    {TEXT("apprentissage date:2025..2026"),
     TEXT(
         "publié entre ces deux dates\u00a0: des années, des mois (2026-04) ou des jours "
         "(2026-04-07)")},
};

/** A table of examples, with what it is called and what heads its columns. */
struct table {
    const struct example *at;
    size_t n;
    struct str caption;
};
#define TABLE(examples, text)                                                            \
    &(const struct table)                                                                \
    {                                                                                    \
        examples, COUNT_OF(examples), TEXT(text)                                         \
    }

static void put_table(struct html *h, const struct exchange *x, const struct table *table)
{
    HTML_TEXT(h, "<div class=\"table\"><table><caption>", table->caption,
              "</caption><thead><tr><th scope=\"col\">Vous tapez</th>"
              "<th scope=\"col\">Ce que cela donne</th></tr></thead><tbody>");
    for (size_t i = 0; i < table->n; i++) {
        const struct example *row = &table->at[i];
        HTML(h, "<tr><th scope=\"row\">");
        html_link(h, url_param(URL("/recherche"), STR("q"), row->words, x->arena),
                  row->words);
        HTML_TEXT(h, "</th><td>", row->finds, "</td></tr>");
    }
    HTML(h, "</tbody></table></div>");
}

static void put_start(struct html *h, const struct exchange *x)
{
    HTML(h, "<h1>Aide à la recherche</h1>"
            "<nav class=\"contents\" aria-labelledby=\"sommaire\">"
            "<h2 id=\"sommaire\">Sur cette page</h2><ul>"
            "<li><a href=\"#mots\">Chercher avec vos mots</a></li>"
            "<li><a href=\"#preciser\">Préciser une recherche</a></li>"
            "<li><a href=\"#filtrer\">Filtrer et trier</a></li>"
            "<li><a href=\"#garder\">Garder une recherche</a></li>"
            "<li><a href=\"#limites\">Limites</a></li></ul></nav>"
            "<h2 id=\"mots\">Chercher avec vos mots</h2>"
            "<p>Tapez quelques mots, dans l’ordre que vous voulez. Il n’y a rien à"
            " apprendre&nbsp;: ni guillemet oublié ni parenthèse de trop ne sont des"
            " erreurs, ils se lisent comme du texte.</p>");
    put_table(h, x, TABLE(plain, "Ce que la recherche comprend d’elle-même"));
    HTML(h,
         "<p>Avec un ou deux mots, un document doit les contenir tous. Avec davantage,"
         " il doit en contenir presque tous. Ceux qui n’en contiennent qu’une partie"
         " viennent derrière, sous «&nbsp;Aussi, en partie&nbsp;».</p>"
         "<p>Quand un lieu est nommé, ses documents viennent d’abord. S’il n’a rien sur"
         " ce point, la page le dit et montre d’autres régions.</p>"
         "<p>La page dit toujours à quoi votre recherche a été élargie, et propose de"
         " chercher exactement vos mots. «&nbsp;Pourquoi ces résultats&nbsp;?&nbsp;»"
         " explique le rang de chacun.</p>");
}

static void put_precise(struct html *h, const struct exchange *x)
{
    HTML(h, "<h2 id=\"preciser\">Préciser une recherche</h2>");
    put_table(h, x, TABLE(precise, "Les signes et les opérateurs"));
    HTML(h, "<p>Les opérateurs <code>ET</code>, <code>OU</code> et <code>SAUF</code> (ou"
            " <code>AND</code>, <code>OR</code>, <code>NOT</code>) s’écrivent en"
            " capitales. En minuscules, ou dans une question tapée tout en capitales, ce"
            " sont des mots ordinaires.</p>");
    put_table(h, x, TABLE(fields, "Les champs"));
    HTML(h, "<p>De même, <code>auteur:</code> cherche dans le nom de l’auteur. Un champ "
            "s’écrit"
            " en minuscules, collé aux deux-points. Sa valeur peut être entre"
            " guillemets&nbsp;: ");
    struct str words = STR("region:\"hauts-de-france\"");
    html_link(h, url_param(URL("/recherche"), STR("q"), words, x->arena), words);
    HTML(h, ".</p>");
}

static void put_rest(struct html *h)
{
    HTML(h,
         "<h2 id=\"filtrer\">Filtrer et trier</h2>"
         "<p>Cochez des régions, des thèmes ou des types, choisissez des dates, puis"
         " «&nbsp;Appliquer les filtres&nbsp;». Dans un même groupe, plusieurs choix"
         " s’ajoutent&nbsp;; les groupes se combinent. Le nombre à droite de chaque"
         " choix dit combien de documents vous verriez.</p>"
         "<p>Avec des mots, les résultats viennent par pertinence&nbsp;; sans mot, du"
         " plus récent au plus ancien. Vous pouvez changer cet ordre au-dessus de la"
         " liste. Exemples&nbsp;:"
         " <a href=\"/recherche?q=apprentissage&amp;region=53\">apprentissage, en"
         " Bretagne</a>, <a href=\"/recherche?q=apprentissage&amp;sort=newest\">"
         "apprentissage, du plus récent au plus ancien</a>,"
         " <a href=\"/recherche?kind=indicator\">tous les chiffres clés</a>.</p>"
         "<h2 id=\"garder\">Garder une recherche</h2>"
         "<p>L’adresse de la page contient toute votre recherche, filtres et ordre"
         " compris&nbsp;: enregistrez-la ou envoyez-la, elle redonnera la même page."
         " Imprimée, la page montre l’adresse de chaque document.</p>"
         "<p>Sous les résultats, un flux Atom ou JSON signale les nouveaux documents de"
         " la recherche. <a href=\"/comparer?q=apprentissage\">Comparer les régions</a>"
         " montre ce que chacune a publié sur un sujet, zéros compris, et"
         " <a href=\"/lettre\">la lettre</a> rassemble les nouveautés par région et par"
         " thème.</p>"
         "<h2 id=\"limites\">Limites</h2>"
         "<p>Une recherche a 512 caractères et 32 mots au plus. Ce qui dépasse 32 mots"
         " est laissé de côté, et la page le dit. Les 1 000 premiers résultats peuvent"
         " être parcourus.</p>");
}

void about_help(struct exchange *x)
{
    struct html h = page_begin(
        x, &(struct page_frame){.title = STR("Aide à la recherche"),
                                .description =
                                    STR("Comment chercher\u00a0: mots, sigles, lieux, "
                                        "dates, opérateurs et filtres, avec des "
                                        "exemples."),
                                .canonical = URL("/aide"),
                                .has_bar = true,
                                .style = "prose.css"});
    HTML(&h, "<div class=\"wrap narrow prose\">");
    put_start(&h, x);
    put_precise(&h, x);
    put_rest(&h);
    HTML(&h, "</div>");
    page_end(&h);
}
