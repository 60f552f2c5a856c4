/* Writes the page of results. */
#include "server/page/page_results.h"

#include "html/french.h"
#include "server/figures/figure_card.h"
#include "server/page/filters.h"
#include "server/page/page.h"
#include "server/page/page_filters.h"
#include "server/page/page_hit.h"
#include "server/page/page_list.h"
#include "server/page/page_nothing.h"
#include "server/page/page_notices.h"
#include "server/page/page_tags.h"
#include "text/analyse.h"

/** What the page says was searched for: everywhere on it the same. */
struct searched {
    /* The words that ran: the corrected ones when the words typed found nothing. Empty
     * when none was searched for. */
    struct str words;
    /* Something was typed, but no word: « !!! ». All documents answer to that. */
    bool is_wordless;
};

static struct searched searched_of(const struct exchange *x,
                                   const struct search_answer *answer)
{
    struct str typed = str_trim(answer->request->text);
    if (answer->corrected_ran)
        return (struct searched){answer->corrected, false};
    struct token_list tokens = analyser_run(searcher_analyser(x->searcher), typed,
                                            ANALYSE_QUERY | ANALYSE_NO_STEM);
    bool is_wordless = typed.n > 0 && tokens.n == 0;
    return (struct searched){is_wordless ? STR("") : typed, is_wordless};
}

/** Write the title: « « VAE inversée » – 37 résultats, page 2 ». */
static void put_title(struct buf *out, const struct search_answer *answer,
                      struct str words)
{
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
static void put_heading(struct html *h, const struct search_answer *answer,
                        struct searched searched)
{
    const struct search_request *request = answer->request;
    AUTO_BUF count = BUF_INIT(128);
    french_count(&count, answer->total, searched.words.n ? "résultat" : "document");
    HTML(h, "<h1 id=\"resultats\" tabindex=\"-1\" autofocus>");
    html_text(h, buf_str(&count));
    if (searched.words.n > 0)
        HTML_TEXT(h, " pour «&nbsp;", searched.words, "&nbsp;»");
    if (searched.is_wordless)
        HTML(h, ", sans mot à chercher");
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

/** Say that what was typed has no word, and what is shown instead. */
static void put_wordless(struct html *h, const struct exchange *x,
                         const struct search_request *request)
{
    struct filter *filters = arena_array(x->arena, FILTERS_MAX, sizeof *filters);
    HTML_TEXT(h, "<p class=\"notice\">Rien n’a pu être cherché&nbsp;: «&nbsp;",
              str_trim(request->text), "&nbsp;» ne contient ni mot ni nombre.");
    if (filters_list(filters, request, x->index, x->arena) == 0)
        HTML(h, " Tous les documents sont listés.");
    else
        HTML(h, " Seuls les filtres comptent.");
    HTML(h, "</p>");
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
    page_explain(h, x, answer->request);
    size_t first_partial = 0;
    while (first_partial < answer->n_hits && !answer->hits[first_partial].partial)
        first_partial++;
    put_list(h, x, answer, words, (struct page_part){0, first_partial});
    if (first_partial < answer->n_hits)
        HTML_TEXT(h, "<h2 class=\"partial\" id=\"en-partie\">",
                  answer->total ? STR("Aussi, en partie") : STR("En partie"), "</h2>");
    put_list(h, x, answer, words, (struct page_part){first_partial, answer->n_hits});
    page_pager(h, x, answer);
}

/** Write the hits, or what is said when there are none. */
static enum status put_found(struct html *h, struct exchange *x,
                             const struct search_answer *answer, struct str words,
                             struct error *err)
{
    if (answer->total + answer->partial_total == 0)
        return page_nothing(h, x, answer->request, err);
    if (answer->n_hits == 0)
        put_past_the_end(h, x, answer);
    else
        put_hits(h, x, answer, words);
    return answer->total ? STATUS_OK : page_fewer_filters(h, x, answer->request, err);
}

enum status page_results(struct exchange *x, const struct search_answer *answer,
                         struct error *err)
{
    struct searched searched = searched_of(x, answer);
    AUTO_BUF title = BUF_INIT(1U << 14);
    put_title(&title, answer, searched.words);
    struct str typed = answer->request->text;
    struct html h =
        page_begin(x, &(struct page_frame){.title = buf_str(&title),
                                           .has_bar = true,
                                           .words = typed,
                                           .style = "results.css",
                                           .has_figures = answer->figures != NULL});
    HTML(&h, "<div class=\"wrap results-grid\">"
             "<section class=\"results\" aria-labelledby=\"resultats\">");
    put_heading(&h, answer, searched);
    page_tags(&h, x, answer->request);
    if (searched.is_wordless)
        put_wordless(&h, x, answer->request);
    page_notices(&h, x, answer);
    figure_card(&h, x, answer->figures);
    enum status st = put_found(&h, x, answer, searched.words, err);
    if (st)
        return st;
    HTML(&h, "</section>");
    page_filters(&h, x, answer);
    HTML(&h, "</div>");
    page_end(&h);
    return STATUS_OK;
}
