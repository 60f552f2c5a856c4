/* Writes what a search found as a title, a heading and a status. */
#include "server/results/found.h"

#include "html/french.h"
#include "text/analyse.h"

struct searched searched_of(const struct exchange *x, const struct search_answer *answer)
{
    struct str typed = str_trim(answer->request->text);
    if (answer->corrected_ran)
        return (struct searched){answer->corrected, false};
    struct token_list tokens = analyser_run(searcher_analyser(x->searcher), typed,
                                            ANALYSE_QUERY | ANALYSE_NO_STEM);
    bool is_wordless = typed.n > 0 && tokens.n == 0;
    return (struct searched){is_wordless ? STR("") : typed, is_wordless};
}

/** « 37 résultats », « 45 documents ». */
static void put_count(struct buf *out, const struct search_answer *answer,
                      struct searched searched)
{
    french_count(out, answer->total, searched.words.n ? "résultat" : "document");
}

/** Append how many more results hold a part: « , et 7 qui répondent en partie ». */
static void put_partial(struct buf *out, const struct search_answer *answer)
{
    if (!answer->partial_total)
        return;
    buf_put_text(out, answer->total ? ", et " : ", mais ");
    french_number(out, answer->partial_total);
    buf_put_text(out, answer->partial_total > 1 ? " qui répondent en partie"
                                                : " qui répond en partie");
}

void found_put_title(struct buf *out, const struct search_answer *answer,
                     struct searched searched)
{
    if (searched.words.n > 0)
        buf_printf(out, "« %.*s » – ", STR_ARG(searched.words));
    put_count(out, answer, searched);
    put_partial(out, answer);
    if (answer->request->page > 1)
        buf_printf(out, ", page %u", answer->request->page);
}

/** Write the count for screen readers, which announce it; with the words only where they
 *  are not those that were typed. */
static void put_status(struct html *h, const struct search_answer *answer,
                       struct searched searched)
{
    AUTO_BUF status = BUF_INIT(1U << 14);
    put_count(&status, answer, searched);
    if (answer->corrected_ran)
        buf_printf(&status, " pour « %.*s »", STR_ARG(searched.words));
    put_partial(&status, answer);
    HTML_TEXT(h, "<p class=\"hidden\" id=\"compte\" role=\"status\">", buf_str(&status),
              "</p>");
}

static void put_page_of(struct html *h, const struct search_answer *answer)
{
    if (answer->request->page == 1 || answer->n_hits == 0)
        return;
    HTML(h, " <span class=\"page-of\">page ");
    html_number(h, answer->request->page);
    HTML(h, " sur ");
    html_number(h, search_last_page(answer));
    HTML(h, "</span>");
}

void found_put_heading(struct html *h, const struct search_answer *answer,
                       struct searched searched)
{
    AUTO_BUF count = BUF_INIT(128);
    put_count(&count, answer, searched);
    HTML(h, "<h1 id=\"resultats\" tabindex=\"-1\" autofocus>");
    html_text(h, buf_str(&count));
    if (searched.words.n > 0)
        HTML_TEXT(h, " pour «&nbsp;", searched.words, "&nbsp;»");
    if (searched.is_wordless)
        HTML(h, ", sans mot à chercher");
    AUTO_BUF partial = BUF_INIT(128);
    put_partial(&partial, answer);
    html_text(h, buf_str(&partial));
    put_page_of(h, answer);
    HTML(h, "</h1>");
    put_status(h, answer, searched);
}
