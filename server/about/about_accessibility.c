/* Writes the accessibility statement. It claims no more than the tests of this project
 * check: tests/browser/, tests/e2e/test_server_pages.py. */
#include "server/about/about_accessibility.h"

#include "html/html_french.h"
#include "server/page/page.h"

/** The day of the checks below: set it when the rows change. */
#define CHECKED_YEAR 2026
#define CHECKED_MONTH 11
#define CHECKED_DAY 30

#define TEXT(literal)                                                                    \
    {                                                                                    \
        "" literal "", sizeof(literal) - 1                                               \
    }

/** A criterion of RGAA 4.1, and what the tests see to. */
static const struct criterion {
    struct str number, check;
} criteria[] = {
    {TEXT("1.1, 1.2"),
     TEXT("le logo, décoratif, est ignoré\u00a0; la carte et la frise ont un"
          " texte qui les remplace")},
    {TEXT("2.1"), TEXT("aucun cadre")},
    {TEXT("3.2"),
     TEXT("contraste d’au moins 4,5:1, en clair et en sombre, avec les couleurs"
          " du service")},
    {TEXT("3.3"), TEXT("contraste d’au moins 3:1 pour le bord des champs et le focus")},
    {TEXT("5.6, 5.7"), TEXT("les cellules d’en-tête des tableaux sont déclarées")},
    {TEXT("6.2"), TEXT("chaque lien a un intitulé")},
    {TEXT("7.1, 7.3"), TEXT("tout marche au clavier, et sans JavaScript")},
    {TEXT("8.1 à 8.3"), TEXT("type de document, code valide, langue de la page")},
    {TEXT("8.5, 8.6"), TEXT("chaque page a un titre, qui dit ce qu’elle montre")},
    {TEXT("9.1"), TEXT("titres présents, sans saut de niveau")},
    {TEXT("9.2"), TEXT("en-tête, contenu, recherche et pied de page sont délimités")},
    {TEXT("9.3"), TEXT("listes déclarées, aucune n’est vide")},
    {TEXT("10.4"), TEXT("texte lisible à 200\u00a0%")},
    {TEXT("10.7"), TEXT("focus visible, jamais recouvert")},
    {TEXT("10.11"), TEXT("aucun défilement horizontal à 320 pixels")},
    {TEXT("10.12"), TEXT("texte lisible quand on écarte lettres, mots et lignes")},
    {TEXT("11.1"), TEXT("chaque champ a une étiquette")},
    {TEXT("11.5, 11.6"), TEXT("les filtres sont groupés, chaque groupe a une légende")},
    {TEXT("11.9"), TEXT("chaque bouton a un intitulé")},
    {TEXT("11.10"), TEXT("une erreur nomme le paramètre et dit quoi corriger")},
    {TEXT("12.6, 12.7"), TEXT("zones atteignables, liens d’accès rapide")},
    {TEXT("12.8, 12.9"), TEXT("ordre de tabulation cohérent, sans piège")},
    {TEXT("13.1, 13.2, 13.8"),
     TEXT("ni limite de temps, ni nouvelle fenêtre, ni mouvement")},
};

static void put_state(struct html *h)
{
    HTML(h, "<h2>État de conformité</h2>"
            "<p><strong>Non conforme</strong>&nbsp;: aucune personne n’a encore fait"
            " l’audit complet que demande le référentiel général d’amélioration de"
            " l’accessibilité (RGAA 4.1), et lui seul permet de déclarer une conformité."
            " Des tests automatiques vérifient une partie des critères à chaque version"
            " du logiciel. Ils ne remplacent pas un audit.</p>");
}

static void put_criteria(struct html *h)
{
    HTML(h,
         "<h2>Ce que des tests vérifient</h2><p>Sur l’accueil, les résultats, les"
         " documents, l’aide et les pages d’erreur, dans un navigateur, avec les règles"
         " d’axe-core et nos propres tests. Dernière vérification&nbsp;: ");
    html_date(h, date_from_civil(CHECKED_YEAR, CHECKED_MONTH, CHECKED_DAY));
    HTML(h, ".</p><div class=\"table\" tabindex=\"0\" role=\"region\""
            " aria-labelledby=\"criteres\"><table><caption id=\"criteres\">Critères du"
            " RGAA 4.1 vérifiés par des tests</caption><thead><tr>"
            "<th scope=\"col\">Critère</th><th scope=\"col\">Ce qui est vérifié</th></tr>"
            "</thead><tbody>");
    for (size_t i = 0; i < COUNT_OF(criteria); i++) {
        HTML_TEXT(h, "<tr><th scope=\"row\">", criteria[i].number, "</th>");
        HTML_TEXT(h, "<td>", criteria[i].check, "</td></tr>");
    }
    HTML(h, "</tbody></table></div>");
}

static void put_unchecked(struct html *h)
{
    HTML(h,
         "<h2>Ce qui n’a pas été vérifié par une personne</h2><ul>"
         "<li>l’usage avec un lecteur d’écran (NVDA, JAWS, VoiceOver)&nbsp;;</li>"
         "<li>l’usage avec une commande vocale ou une loupe logicielle&nbsp;;</li>"
         "<li>la pertinence des intitulés, des titres et des textes de"
         " remplacement&nbsp;;</li>"
         "<li>les autres critères du RGAA, qu’aucun test ne vérifie.</li></ul>"
         "<h2>Contenus repris d’ailleurs</h2>"
         "<p>Les documents viennent de leurs éditeurs. Leur texte, leurs titres et leurs"
         " tableaux sont repris avec leur structure. Leurs images ne sont pas reprises"
         "&nbsp;: seule leur description l’est, quand il y en a une. Les fichiers"
         " d’origine (PDF, bureautique), auxquels mènent des liens, peuvent ne pas être"
         " accessibles.</p>");
}

static void put_contact(struct html *h, const struct exchange *x)
{
    const struct identity *identity = x->site->identity;
    struct url contact = url_contact(identity->contact, x->arena);
    struct url home = url_outside(identity->publisher_url);
    HTML(h,
         "<h2>Signaler un défaut</h2><p>Si un contenu vous reste inaccessible, écrivez à"
         " l’éditeur, qui vous le donnera sous une autre forme&nbsp;: ");
    if (contact.text.n > 0)
        html_link(h, contact, identity->contact);
    else if (home.text.n > 0)
        html_link(h, home, identity->publisher);
    else
        HTML_TEXT(h, "", identity->publisher,
                  ", voir les <a href=\"/mentions-legales\">mentions légales</a>");
    HTML(h, ".</p><h2>Voies de recours</h2><p>Sans réponse satisfaisante, vous pouvez"
            " saisir le Défenseur des droits, sur son site, par courrier gratuit"
            " (Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07) ou auprès"
            " d’un délégué de votre région.</p>");
}

void about_accessibility(struct exchange *x)
{
    struct html h =
        page_begin(x, &(struct page_frame){
                          .title = STR("Accessibilité"),
                          .description = STR("Déclaration d’accessibilité\u00a0: ce qui "
                                             "a été vérifié, et ce qui ne l’a pas "
                                             "été."),
                          .canonical = URL("/accessibilite"),
                          .has_bar = true,
                          .style = "prose.css"});
    HTML(&h, "<div class=\"wrap narrow prose\"><h1>Déclaration d’accessibilité</h1>");
    HTML_TEXT(&h, "<p>Cette déclaration concerne <strong>", x->site->identity->name,
              "</strong>, publié par ");
    HTML_TEXT(&h, "", x->site->identity->publisher, ".</p>");
    put_state(&h);
    put_criteria(&h);
    put_unchecked(&h);
    put_contact(&h, x);
    HTML(&h, "</div>");
    page_end(&h);
}
