/* Writes the page of results. */
#include "server/page/page_results.h"

#include "server/html/french.h"
#include "server/page/filters.h"
#include "server/page/page.h"
#include "server/page/page_filters.h"
#include "server/page/page_hit.h"
#include "server/page/page_list.h"
#include "server/page/page_nothing.h"
#include "server/page/page_notices.h"
#include "server/page/page_tags.h"

/** Write the title: « « VAE inversée » – 37 résultats, page 2 ». */
static void put_title(struct buf *out, const struct search_answer *answer)
{
    struct str words =
        answer->corrected_ran ? answer->corrected : str_trim(answer->request->text);
    if (words.n > 0)
        buf_printf(out, "« %.*s » – ", STR_ARG(words));
    else
        buf_put_text(out, "Tous les documents – ");
    french_count(out, answer->total, "résultat");
    if (answer->request->page > 1)
        buf_printf(out, ", page %u", answer->request->page);
}

/** Append how many more results hold a part: « , et 7 qui répondent en partie ». */
static void put_partial_count(struct buf *out, const struct search_answer *answer)
{
    if (!answer->partial_total)
        return;
    buf_put_text(out, answer->total ? ", et " : ", mais ");
    french_number(out, answer->partial_total);
    buf_put_text(out, answer->partial_total > 1 ? " qui répondent en partie"
                                                : " qui répond en partie");
}

/** Write the heading, and the count once more for screen readers, which announce it. */
static void put_heading(struct html *h, const struct search_answer *answer)
{
    const struct search_request *request = answer->request;
    AUTO_BUF count = BUF_INIT(128);
    french_count(&count, answer->total, request->text.n ? "résultat" : "document");
    HTML(h, "<h1 id=\"resultats\" tabindex=\"-1\" autofocus>");
    html_text(h, buf_str(&count));
    struct str words = str_trim(request->text);
    if (words.n > 0)
        HTML_TEXT(h, " pour «&nbsp;", words, "&nbsp;»");
    if (request->page > 1 && answer->n_hits > 0) {
        HTML(h, " <span class=\"page-of\">page ");
        html_number(h, request->page);
        HTML(h, " sur ");
        html_number(h, search_last_page(answer));
        HTML(h, "</span>");
    }
    put_partial_count(&count, answer);
    HTML_TEXT(h, "</h1><p class=\"hidden\" role=\"status\">", buf_str(&count), "</p>");
    HTML(h, "<p class=\"to-filters\"><a href=\"#filtres\">Filtrer les résultats</a></p>");
}

/** Say that there is no such page of results, with a link to the last one. */
static void put_past_the_end(struct html *h, const struct exchange *x,
                             const struct search_answer *answer)
{
    uint32_t last = search_last_page(answer);
    HTML(h, "<div class=\"empty\"><p>Il n’y a pas de page ");
    html_number(h, answer->request->page);
    HTML(h, "&nbsp;: les résultats s’arrêtent à la ");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", request_url(answer->request, x->index, last, x->arena));
    HTML(h, "page ");
    html_number(h, last);
    HTML(h, "</a>.</p></div>");
}

/** Write the hits from number @p from of the page to before @p to, as a list of its own.
 *  Its numbers go on from the list before. */
static void put_list(struct html *h, const struct exchange *x,
                     const struct search_answer *answer, size_t from, size_t to)
{
    const struct search_request *request = answer->request;
    if (from == to)
        return;
    HTML_TAG(h, "<ol class=\"hits\"");
    HTML_NUMBERED(h, "start", "", (request->page - 1) * request->per_page + 1 + from);
    if (answer->hits[from].partial)
        HTML_ATTRS(h, "aria-labelledby=\"en-partie\"");
    page_hits(h, x, answer->hits + from, to - from, request->text);
    HTML(h, "</ol>");
}

static void put_hits(struct html *h, const struct exchange *x,
                     const struct search_answer *answer)
{
    page_orders(h, x, answer->request);
    page_explain(h, x, answer->request);
    size_t first_partial = 0;
    while (first_partial < answer->n_hits && !answer->hits[first_partial].partial)
        first_partial++;
    put_list(h, x, answer, 0, first_partial);
    if (first_partial < answer->n_hits)
        HTML_TEXT(h, "<h2 class=\"partial\" id=\"en-partie\">",
                  answer->total ? STR("Aussi, en partie") : STR("En partie"), "</h2>");
    put_list(h, x, answer, first_partial, answer->n_hits);
    page_pager(h, x, answer);
}

/** Write the hits, or what is said when there are none. */
static enum status put_found(struct html *h, struct exchange *x,
                             const struct search_answer *answer, struct error *err)
{
    if (answer->total + answer->partial_total == 0)
        return page_nothing(h, x, answer->request, err);
    if (answer->n_hits == 0)
        put_past_the_end(h, x, answer);
    else
        put_hits(h, x, answer);
    return answer->total ? STATUS_OK : page_fewer_filters(h, x, answer->request, err);
}

enum status page_results(struct exchange *x, const struct search_answer *answer,
                         struct error *err)
{
    AUTO_BUF title = BUF_INIT(1U << 14);
    put_title(&title, answer);
    struct str words = answer->request->text;
    struct html h = page_begin(x, &(struct page_frame){buf_str(&title), true, words});
    HTML(&h, "<div class=\"wrap results-grid\">"
             "<section class=\"results\" aria-labelledby=\"resultats\">");
    put_heading(&h, answer);
    page_tags(&h, x, answer->request);
    page_notices(&h, x, answer);
    enum status st = put_found(&h, x, answer, err);
    if (st)
        return st;
    HTML(&h, "</section>");
    page_filters(&h, x, answer);
    HTML(&h, "</div>");
    page_end(&h);
    return STATUS_OK;
}
