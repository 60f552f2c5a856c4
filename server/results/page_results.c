/* Writes the page of results. */
#include "server/results/page_results.h"

#include "server/figures/figure_card.h"
#include "server/follow/follow.h"
#include "server/page/filters.h"
#include "server/page/page.h"
#include "server/page/page_hit.h"
#include "server/results/found.h"
#include "server/results/page_concepts.h"
#include "server/results/page_filters.h"
#include "server/results/page_list.h"
#include "server/results/page_nothing.h"
#include "server/results/page_notices.h"
#include "server/results/page_tags.h"

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

/** Some of the page's hits: from number `from` to before `to`. */
struct page_part {
    size_t from, to;
};

/** Write a part of the hits as a list of its own. Its numbers go on from the list
 *  before. */
static void put_list(struct html *h, const struct exchange *x,
                     const struct search_answer *answer, struct str words,
                     struct page_part part)
{
    const struct search_request *request = answer->request;
    if (part.from == part.to)
        return;
    HTML_TAG(h, "<ol class=\"hits\"");
    HTML_NUMBERED(h, "start", "",
                  (request->page - 1) * request->per_page + 1 + part.from);
    if (answer->hits[part.from].partial)
        HTML_ATTRS(h, "aria-labelledby=\"en-partie\"");
    page_hits(h, x, answer->hits + part.from, part.to - part.from, words);
    HTML(h, "</ol>");
}

static void put_hits(struct html *h, const struct exchange *x,
                     const struct search_answer *answer, struct str words)
{
    page_orders(h, x, answer->request);
    size_t first_partial = 0;
    while (first_partial < answer->n_hits && !answer->hits[first_partial].partial)
        first_partial++;
    put_list(h, x, answer, words, (struct page_part){0, first_partial});
    if (first_partial < answer->n_hits)
        HTML_TEXT(h, "<h2 class=\"partial\" id=\"en-partie\">",
                  answer->total ? STR("Aussi, en partie") : STR("En partie"), "</h2>");
    put_list(h, x, answer, words, (struct page_part){first_partial, answer->n_hits});
    page_pager(h, x, answer);
    page_explain(h, x, answer->request);
    page_concepts(h, x, answer);
}

/** Begin the section of what was found, with the hits or what is said when there are
 *  none. */
static enum status put_found(struct html *h, struct exchange *x,
                             const struct search_answer *answer, struct str words,
                             struct error *err)
{
    HTML(h, "<section class=\"results\" id=\"liste\" tabindex=\"-1\""
            " aria-labelledby=\"resultats\">");
    figure_card(h, x, answer->figures);
    enum status st = STATUS_OK;
    if (answer->total + answer->partial_total == 0)
        st = page_nothing(h, x, answer, err);
    else if (answer->n_hits == 0)
        put_past_the_end(h, x, answer);
    else
        put_hits(h, x, answer, words);
    if (!st && !answer->total && answer->partial_total)
        st = page_fewer_filters(h, x, answer, err);
    return st;
}

enum status page_results(struct exchange *x, const struct search_answer *answer,
                         struct error *err)
{
    struct searched searched = searched_of(x, answer);
    AUTO_BUF title = BUF_INIT(1U << 14);
    found_put_title(&title, answer, searched);
    struct str typed = answer->request->text;
    struct str feed = follow_query(x, answer->request);
    struct html h =
        page_begin(x, &(struct page_frame){.title = buf_str(&title),
                                           .has_bar = true,
                                           .words = typed,
                                           .feed = feed,
                                           .has_map = true,
                                           .has_results = true,
                                           .style = "results.css",
                                           .script = "results.js",
                                           .has_figures = answer->figures != NULL});
    HTML(&h, "<div class=\"wrap results-page\"><div class=\"found\">");
    found_put_heading(&h, answer, searched);
    page_notices(&h, x, answer, searched);
    page_tags(&h, x, answer->request);
    HTML(&h, "</div>");
    page_filters(&h, x, answer);
    enum status st = put_found(&h, x, answer, searched.words, err);
    follow_links(&h, x, feed);
    HTML(&h, "</section></div>");
    page_end(&h);
    return st;
}
