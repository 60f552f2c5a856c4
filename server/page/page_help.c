/* Writes the help page. */
#include "server/page/page_help.h"

#include "server/page/page.h"

/** Explain how words are understood. */
static void put_start(struct html *h)
{
    HTML(h, "<h1>Aide à la recherche</h1>"
            "<p>Tapez quelques mots, dans l’ordre que vous voulez. Les accents, les"
            " majuscules et les pluriels ne comptent pas&nbsp;:"
            " <a href=\"/recherche?q=metiers%20en%20tension\">metiers en tension</a> et"
            " <em>Métiers en tension</em> donnent les mêmes résultats.</p>"
            "<h2>Ce que la recherche comprend</h2><ul>"
            "<li><strong>Les sigles.</strong> <a href=\"/recherche?q=vae\">VAE</a> trouve"
            " aussi «&nbsp;validation des acquis de l’expérience&nbsp;», et inversement."
            " La page dit à quoi la recherche a été élargie, et propose de chercher"
            " exactement vos mots.</li>"
            "<li><strong>L’écriture inclusive.</strong> «&nbsp;apprenti·e·s&nbsp;»,"
            " «&nbsp;salarié(e)s&nbsp;» et «&nbsp;formateur/trice&nbsp;» se lisent comme"
            " les mots entiers.</li>"
            "<li><strong>Les lieux et les dates.</strong> Quand vos mots nomment une"
            " région, un département, une ville, un mois ou une année, la page propose le"
            " filtre correspondant&nbsp;: «&nbsp;hdf&nbsp;», «&nbsp;picard&nbsp;»,"
            " «&nbsp;lille&nbsp;», «&nbsp;59&nbsp;», «&nbsp;4e trimestre 2025&nbsp;»,"
            " «&nbsp;depuis 2024&nbsp;», «&nbsp;en vigueur&nbsp;». Il ne s’applique que"
            " si vous le choisissez. Quand vous ne tapez que des lieux ou des dates,"
            " leurs documents sont tous listés. Les documents du lieu nommé viennent"
            " d’abord&nbsp;; quand il n’a rien sur ce point, la page le dit.</li></ul>"
            "<p>Un ou deux mots&nbsp;: le document doit les contenir tous. Davantage de"
            " mots&nbsp;: il doit en contenir presque tous. Ceux qui n’en contiennent"
            " qu’une partie viennent derrière, sous «&nbsp;Aussi, en partie&nbsp;». Quand"
            " aucun ne convient, les plus proches sont montrés, et la page le dit.</p>"
            "<p>Sous le tri, «&nbsp;Pourquoi ces résultats&nbsp;?&nbsp;» dit de chaque"
            " document quels mots il contient, où, sous quelle forme, et ce qui fait son"
            " rang.</p>");
}

/** Explain the operators, in a table with links that try them. */
static void put_operators(struct html *h)
{
    HTML(h,
         "<h2>Préciser</h2>"
         "<div class=\"table\"><table><thead><tr><th scope=\"col\">Vous tapez</th>"
         "<th scope=\"col\">Vous trouvez</th></tr></thead><tbody>"
         "<tr><td><a href=\"/recherche?q=%22contrat%20d%27apprentissage%22\">"
         "\"contrat d'apprentissage\"</a></td>"
         "<td>ces mots, côte à côte et dans cet ordre. Les guillemets"
         " «&nbsp;français&nbsp;» conviennent aussi</td></tr>"
         "<tr><td><a href=\"/recherche?q=apprentissage%20-campus\">"
         "apprentissage -campus</a></td>"
         "<td>sans le mot qui suit le tiret. <code>SAUF campus</code> dit la même"
         " chose</td></tr>"
         "<tr><td><a href=\"/recherche?q=cfa%20OU%20campus\">cfa OU campus</a></td>"
         "<td>l’un ou l’autre, ou les deux</td></tr>"
         "<tr><td><a href=\"/recherche?q=%28cfa%20OU%20campus%29%20ET%20roubaix\">"
         "(cfa OU campus) ET roubaix</a></td>"
         "<td>des groupes, entre parenthèses</td></tr>"
         "<tr><td><a href=\"/recherche?q=apprenti*\">apprenti*</a></td>"
         "<td>tous les mots qui commencent ainsi&nbsp;: trois lettres au moins</td></tr>"
         "<tr><td><a href=\"/recherche?q=titre%3Acampus\">titre:campus</a></td>"
         "<td>dans le titre seulement</td></tr>"
         "<tr><td><a href=\"/recherche?q=date%3A2025..2026\">date:2025..2026</a></td>"
         "<td>publié entre ces deux dates</td></tr></tbody></table></div>"
         "<p>Les opérateurs <code>ET</code>, <code>OU</code> et <code>SAUF</code>"
         " s’écrivent en capitales&nbsp;; en minuscules, ou dans une question tapée"
         " tout en capitales, ce sont des mots ordinaires. Les champs sont"
         " <code>titre:</code>, <code>region:</code>, <code>theme:</code>,"
         " <code>type:</code>, <code>source:</code> et <code>auteur:</code>.</p>"
         "<p>Vous ne pouvez pas vous tromper&nbsp;: un guillemet oublié ou une"
         " parenthèse de trop se lisent comme du texte.</p>");
}

/** Explain filters and limits. */
static void put_rest(struct html *h)
{
    HTML(h, "<h2>Filtrer</h2>"
            "<p>Cochez des régions, des thèmes ou des types, choisissez des dates, puis"
            " «&nbsp;Appliquer les filtres&nbsp;». Plusieurs choix dans un même groupe"
            " s’ajoutent&nbsp;; les groupes se combinent. Le nombre à droite dit combien"
            " de documents vous verriez.</p>"
            "<p>L’adresse de la page contient toute votre recherche&nbsp;: vous pouvez"
            " l’enregistrer ou l’envoyer.</p>"
            "<h2>Limites</h2>"
            "<p>512 caractères et 32 mots par recherche, 1 000 résultats consultables. Ce"
            " qui dépasse 32 mots est laissé de côté, et la page le signale.</p>");
}

void page_help(struct exchange *x)
{
    struct str title = STR("Aide à la recherche");
    struct html h = page_begin(x, &(struct page_frame){.title = title, .has_bar = true});
    HTML(&h, "<div class=\"wrap narrow prose\">");
    put_start(&h);
    put_operators(&h);
    put_rest(&h);
    HTML(&h, "</div>");
    page_end(&h);
}
