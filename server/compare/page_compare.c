/* Writes the page of a comparison: what is compared, what is to be known of it, which
 * regions have nothing, the table. */
#include "server/compare/page_compare.h"

#include "html/french.h"
#include "server/compare/compare_address.h"
#include "server/compare/compare_figures.h"
#include "server/compare/compare_form.h"
#include "server/compare/compare_map.h"
#include "server/compare/compare_table.h"
#include "server/compare/region_names.h"
#include "server/page/page.h"

/** The words that are compared: the corrected ones where those ran. */
static struct str words_of(const struct comparison *comparison)
{
    return comparison->corrected_ran ? comparison->corrected
                                     : comparison->request->search.text;
}

static void put_title(struct buf *out, struct str words)
{
    if (words.n)
        buf_printf(out, "« %.*s » – ", STR_ARG(words));
    buf_put_text(out, "Comparer les régions");
}

static void put_heading(struct html *h, struct str words)
{
    HTML(h, "<h1 id=\"comparaison\" tabindex=\"-1\" autofocus>Comparer les régions");
    if (words.n)
        HTML_TEXT(h, "&nbsp;: «&nbsp;", words, "&nbsp;»");
    HTML(h, "</h1>");
}

/** Say which words the numbers are of, where these are not those that were typed. */
static void put_corrected(struct html *h, const struct comparison *comparison)
{
    struct str typed = comparison->request->search.text;
    bool is_anywhere = false;
    for (size_t i = 0; i < comparison->n_rows; i++)
        is_anywhere = is_anywhere || comparison->rows[i].corrected;
    if (comparison->corrected_ran)
        HTML_TEXT(h, "<p class=\"notice\">Rien ne répond à «&nbsp;", typed,
                  "&nbsp;»&nbsp;: les nombres sont ceux de «&nbsp;");
    else if (is_anywhere && comparison->corrected.n)
        HTML_TEXT(h, "<p class=\"notice\">Là où rien ne répond à «&nbsp;", typed,
                  "&nbsp;», les nombres sont ceux de «&nbsp;");
    else
        return;
    HTML_TEXT(h, "", comparison->corrected, "&nbsp;».</p>");
}

/** Say that a place in the words weighs on the other regions, and offer to compare
 *  without it. */
static void put_place(struct html *h, const struct exchange *x,
                      const struct comparison *comparison)
{
    const struct search_understood *one = comparison->understood;
    const struct search_understood *end = one + comparison->n_understood;
    while (one < end && !str_equal(one->parameter, STR("region")))
        one++;
    if (one == end)
        return;
    HTML_TEXT(h, "<p class=\"notice\">La recherche nomme un lieu, «&nbsp;",
              str_trim(one->text),
              "&nbsp;»&nbsp;: les autres régions n’ont que ce qui le concerne aussi.");
    if (one->rest.n && !str_equal(one->rest, comparison->request->search.text)) {
        struct compare_request rest = *comparison->request;
        rest.search.text = one->rest;
        HTML(h, " ");
        HTML_TAG(h, "<a");
        HTML_URL(h, "href", compare_url(x, &rest));
        HTML_TEXT(h, "Comparer «&nbsp;", one->rest,
                  "&nbsp;» dans toutes les régions</a>");
    }
    HTML(h, "</p>");
}

static void put_notices(struct html *h, const struct exchange *x,
                        const struct comparison *comparison)
{
    put_corrected(h, comparison);
    if (comparison->relaxed)
        HTML(h,
             "<p class=\"notice\">Aucun document ne réunit ces mots&nbsp;: les nombres "
             "sont ceux des documents qui s’en approchent.</p>");
    put_place(h, x, comparison);
}

/** The regions without documents, in alphabetical order whatever the order of the rows:
 *  the numbers of regions are in that order. */
static uint32_t without(const struct comparison *comparison)
{
    uint32_t regions = 0;
    for (size_t i = 0; i < comparison->n_rows; i++)
        if (!comparison->rows[i].total)
            regions |= 1U << comparison->rows[i].region;
    return regions;
}

/** Say how much there is, and which regions have nothing. */
static void put_summary(struct html *h, const struct exchange *x,
                        const struct comparison *comparison)
{
    uint32_t none = without(comparison);
    unsigned n_none = (unsigned)__builtin_popcount(none);
    AUTO_BUF count = BUF_INIT(128);
    french_count(&count, comparison->all.total, "document");
    HTML_TEXT(h, "<p class=\"compare-summary\"><strong>", buf_str(&count), "</strong>");
    if (n_none == 0) {
        HTML(h, ". Toutes les régions ont publié.</p>");
    } else if (n_none == comparison->n_rows) {
        HTML(h, ". Aucune région n’a publié sur ce sujet.</p>");
    } else {
        HTML(h, ". <strong>");
        html_number(h, n_none);
        HTML_TEXT(h, " ", n_none > 1 ? STR("régions n’ont") : STR("région n’a"),
                  " rien publié</strong>&nbsp;: ");
        region_names(h, index_vocabulary(x->index), none);
        HTML(h, ".</p>");
    }
}

static void put_downloads(struct html *h, const struct exchange *x,
                          const struct comparison *comparison)
{
    HTML(h, "<p class=\"compare-downloads\">");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", compare_csv_url(x, comparison->request));
    HTML(h, "Télécharger le tableau (CSV)</a></p>");
}

void page_compare(struct exchange *x, const struct comparison *comparison)
{
    struct str words = words_of(comparison);
    AUTO_BUF title = BUF_INIT(1U << 14);
    put_title(&title, words);
    struct html h = page_begin(
        x, &(struct page_frame){
               .title = buf_str(&title),
               .style = "compare.css",
               .has_map = true,
               .has_figures = comparison->figures != NULL,
               .description = STR("Ce que chaque région a publié sur un sujet : nombre "
                                  "de documents par type et meilleur extrait."),
               .canonical = compare_url(x, comparison->request)});
    HTML(&h, "<div class=\"wrap compare-page\">");
    put_heading(&h, words);
    HTML(&h, "<div class=\"compare-sides\"><div>");
    compare_form(&h, x, comparison->request);
    put_notices(&h, x, comparison);
    put_summary(&h, x, comparison);
    HTML(&h, "</div>");
    compare_map_counts(&h, x, comparison);
    HTML(&h, "</div>");
    compare_figures(&h, x, comparison->figures);
    compare_table(&h, x, comparison);
    put_downloads(&h, x, comparison);
    HTML(&h, "</div>");
    page_end(&h);
}
