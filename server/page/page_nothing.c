/* Tries a request with fewer filters, and writes what that would find. */
#include "server/page/page_nothing.h"

#include "html/french.h"
#include "server/page/filters.h"
#include "server/page/page_hit.h"

/** The most filters that are left out one by one. */
#define TRIALS_MAX 8
#define NEWEST_SHOWN 3

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

/** Write the newest documents of the same regions, so that there is something to read. */
static enum status put_newest(struct html *h, struct exchange *x,
                              const struct search_request *request, struct error *err)
{
    struct search_request newest = filters_none(request);
    newest.regions = request->regions;
    newest.text = STR("");
    newest.sort = SORT_NEWEST;
    newest.mode = MODE_BROAD;
    newest.facets = 0;
    newest.per_page = NEWEST_SHOWN;
    struct search_answer answer;
    enum status st = search(&answer, x->searcher, &newest, err);
    if (st || answer.n_hits == 0)
        return st;
    HTML(h, "<h2>Les plus récents</h2><ul class=\"hits\">");
    page_hits(h, x, answer.hits, answer.n_hits, STR(""));
    HTML(h, "</ul>");
    return STATUS_OK;
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
                               const struct search_request *request, struct error *err)
{
    HTML(h, "<div class=\"empty\">");
    enum status st = put_trials(h, x, request, err);
    HTML(h, "</div>");
    return st;
}

enum status page_nothing(struct html *h, struct exchange *x,
                         const struct search_request *request, struct error *err)
{
    HTML(h, "<div class=\"empty\">");
    enum status st = put_trials(h, x, request, err);
    put_advice(h);
    if (!st)
        st = put_newest(h, x, request, err);
    HTML(h, "</div>");
    return st;
}
