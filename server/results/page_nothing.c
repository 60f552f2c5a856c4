/* Tries a request with other words and fewer filters, and writes what that would find. */
#include "server/results/page_nothing.h"

#include "engine/near/themes.h"
#include "html/french.h"
#include "html/html_french.h"
#include "server/page/filters.h"
#include "server/page/page_hit.h"
#include "server/results/page_concepts.h"

/** The most filters that are left out one by one. */
#define TRIALS_MAX 8
#define NEWEST_SHOWN 3
#define THEMES_SHOWN 5

/** Find out how many documents @p request finds. */
static enum status count_of(uint32_t *out, struct exchange *x,
                            const struct search_request *request, struct error *err)
{
    struct search_request counted = *request;
    counted.facets = 0;
    counted.page = counted.per_page = 1;
    struct search_answer answer;
    enum status st = search(&answer, x->searcher, &counted, err);
    *out = st ? 0 : answer.total;
    return st;
}

/**
 * Write how many documents @p request finds: « Sans « VAE » : 12 résultats ».
 *
 * @param label  the filter that it leaves out; empty when it leaves out all of them.
 */
static enum status put_trial(struct html *h, struct exchange *x, struct str label,
                             const struct search_request *request, struct error *err)
{
    uint32_t total;
    enum status st = count_of(&total, x, request, err);
    if (st)
        return st;
    HTML(h, "<li>");
    if (label.n > 0)
        HTML_TEXT(h, "Sans «&nbsp;", label, "&nbsp;»");
    else
        HTML(h, "Sans aucun filtre");
    HTML(h, "&nbsp;: ");
    AUTO_BUF count = BUF_INIT(128);
    french_count(&count, total, "résultat");
    if (total > 0)
        html_link(h, request_url(request, x->index, 1, x->arena), buf_str(&count));
    else
        HTML(h, "rien non plus");
    HTML(h, "</li>");
    return STATUS_OK;
}

/** Write what would be found without each filter, and without all of them. */
static enum status put_trials(struct html *h, struct exchange *x,
                              const struct search_request *request, struct error *err)
{
    struct filter *filters = arena_array(x->arena, FILTERS_MAX, sizeof *filters);
    size_t n = filters_list(filters, request, x->index, x->arena);
    if (n == 0)
        return STATUS_OK;
    HTML(h, "<h2>Avec moins de filtres</h2><ul>");
    enum status st = STATUS_OK;
    for (size_t i = 0; i < n && i < TRIALS_MAX && !st; i++)
        st = put_trial(h, x, filters[i].label, &filters[i].without, err);
    struct search_request none = filters_none(request);
    if (!st && n > 1)
        st = put_trial(h, x, STR(""), &none, err);
    HTML(h, "</ul>");
    return st;
}

/* Other words. */

/** Write a link to the search for the words that were meant, with what it finds. */
static void put_meant(struct html *h, const struct exchange *x,
                      const struct search_request *meant, uint32_t total)
{
    HTML(h, "<p class=\"meant\">Vouliez-vous dire «&nbsp;");
    html_link(h, request_url(meant, x->index, 1, x->arena), meant->text);
    HTML(h, "&nbsp;»&nbsp;? ");
    AUTO_BUF count = BUF_INIT(128);
    french_count(&count, total, "résultat");
    HTML_TEXT(h, "<span class=\"count\">", buf_str(&count), "</span></p>");
}

/** Propose the words that were perhaps meant. Where even they find nothing beside the
 *  filters, they are looked for without. */
static enum status put_spelling(struct html *h, struct exchange *x,
                                const struct search_answer *answer, struct error *err)
{
    struct search_request meant = *answer->request;
    struct search_answer found = *answer;
    if (!answer->corrected.n) {
        meant = filters_none(&meant);
        meant.facets = 0;
        meant.per_page = 1;
        enum status st = search(&found, x->searcher, &meant, err);
        if (st)
            return st;
    }
    if (!found.corrected.n)
        return STATUS_OK;
    meant.text = found.corrected;
    meant.facets = facets_by_default();
    meant.per_page = answer->request->per_page;
    uint32_t total;
    enum status st = count_of(&total, x, &meant, err);
    if (!st && total)
        put_meant(h, x, &meant, total);
    return st;
}

/** How many documents of @p listed have the theme with this slug. */
static uint32_t count_with(const struct facet_list *listed, struct str slug)
{
    for (size_t i = 0; i < listed->n; i++)
        if (str_equal(listed->at[i].value, slug))
            return listed->at[i].count;
    return 0;
}

/** Write a link to the documents of a theme in the regions of @p request. */
static void put_theme(struct html *h, const struct exchange *x,
                      const struct search_request *request, unsigned number,
                      uint32_t count)
{
    struct search_request themed = filters_none(request);
    themed.text = STR("");
    themed.sort = SORT_NEWEST;
    themed.mode = MODE_BROAD;
    themed.regions = request->regions;
    theme_set_add(&themed.themes, number);
    HTML(h, "<li>");
    HTML_TAG(h, "<a class=\"chip\"");
    HTML_URL(h, "href", request_url(&themed, x->index, 1, x->arena));
    html_text(h, str_of(vocabulary_theme(index_vocabulary(x->index), number)->label));
    HTML(h, " <span class=\"count\">");
    html_count(h, count);
    HTML(h, "</span></a></li>");
}

/** The themes near the words that have documents among those that @p newest counts; or
 *  those with most documents, when none is near.
 *  @return how many; *@p is_near says which of both. */
static size_t choose_themes(unsigned out[THEMES_SHOWN], bool *is_near, struct exchange *x,
                            struct str words, const struct facet_list *counted)
{
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    unsigned near[NEAR_THEMES_MAX];
    size_t n_near = themes_near(near, x->searcher, words), n = 0;
    for (size_t i = 0; i < n_near && n < THEMES_SHOWN; i++)
        if (count_with(counted, str_of(vocabulary_theme(vocabulary, near[i])->slug)))
            out[n++] = near[i];
    *is_near = n > 0;
    for (size_t i = 0; !*is_near && i < counted->n && n < THEMES_SHOWN; i++) {
        int number = vocabulary_find_theme(vocabulary, counted->at[i].value);
        if (number >= 0 && counted->at[i].depth == 0)
            out[n++] = (unsigned)number;
    }
    return n;
}

static void put_themes(struct html *h, struct exchange *x,
                       const struct search_request *request,
                       const struct search_answer *newest)
{
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    const struct facet_list *counted = &newest->facets[FACET_THEME];
    unsigned themes[THEMES_SHOWN];
    bool is_near;
    size_t n = choose_themes(themes, &is_near, x, request->text, counted);
    if (n == 0)
        return;
    HTML_TEXT(h, "<h2>",
              is_near ? STR("Les thèmes les plus proches")
                      : STR("Les thèmes les plus fournis"),
              "</h2><ul class=\"chips\">");
    for (size_t i = 0; i < n; i++)
        put_theme(
            h, x, request, themes[i],
            count_with(counted, str_of(vocabulary_theme(vocabulary, themes[i])->slug)));
    HTML(h, "</ul>");
}

/* The newest. */

/** Find the newest documents of the same regions, and count their themes. */
static enum status find_newest(struct search_answer *out, struct search_request *newest,
                               struct exchange *x, const struct search_request *request,
                               struct error *err)
{
    *newest = filters_none(request);
    newest->regions = request->regions;
    newest->text = STR("");
    newest->sort = SORT_NEWEST;
    newest->mode = MODE_BROAD;
    newest->facets = 1U << FACET_THEME;
    newest->per_page = NEWEST_SHOWN;
    newest->explain = false;
    return search(out, x->searcher, newest, err);
}

/** Write the newest documents, so that there is something to read: « Les plus récents,
 *  Bretagne ». */
static void put_newest(struct html *h, struct exchange *x,
                       const struct search_answer *newest)
{
    if (newest->n_hits == 0)
        return;
    struct filter *filters = arena_array(x->arena, FILTERS_MAX, sizeof *filters);
    size_t n = filters_list(filters, newest->request, x->index, x->arena);
    HTML(h, "<h2>Les plus récents");
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            HTML(h, ", ");
        else
            HTML(h, "&nbsp;: ");
        html_text(h, filters[i].label);
    }
    HTML(h, "</h2><ul class=\"hits\">");
    page_hits(h, x, newest->hits, newest->n_hits, STR(""));
    HTML(h, "</ul>");
}

static void put_advice(struct html *h)
{
    HTML(h, "<h2>Pour trouver</h2><ul>"
            "<li>Vérifiez l’orthographe, ou essayez un mot plus courant.</li>"
            "<li>Retirez un mot&nbsp;: un document doit réunir presque tous les mots"
            " demandés.</li>"
            "<li><a href=\"/aide\">Lisez l’aide</a>&nbsp;: guillemets, exclusions,"
            " débuts de mots.</li></ul>");
}

enum status page_fewer_filters(struct html *h, struct exchange *x,
                               const struct search_answer *answer, struct error *err)
{
    HTML(h, "<div class=\"empty\">");
    enum status st = put_trials(h, x, answer->request, err);
    HTML(h, "</div>");
    return st;
}

enum status page_nothing(struct html *h, struct exchange *x,
                         const struct search_answer *answer, struct error *err)
{
    struct search_request request;
    struct search_answer newest;
    enum status st = find_newest(&newest, &request, x, answer->request, err);
    if (st)
        return st;
    HTML(h, "<div class=\"empty\">");
    if (str_trim(answer->request->text).n) {
        st = put_spelling(h, x, answer, err);
        put_themes(h, x, answer->request, &newest);
        page_concepts(h, x, answer);
    }
    if (!st)
        st = put_trials(h, x, answer->request, err);
    put_newest(h, x, &newest);
    put_advice(h);
    HTML(h, "</div>");
    return st;
}
