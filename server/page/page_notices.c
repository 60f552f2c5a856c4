/* Writes the notices, each with a link to what it proposes. */
#include "server/page/page_notices.h"

#include "server/page/filters.h"
#include "server/page/page_concepts.h"

/**
 * Say that the words are searched for as typed, with a link that widens the search again.
 */
static void put_strict(struct html *h, const struct exchange *x,
                       const struct search_request *request)
{
    struct search_request broad = *request;
    broad.mode = MODE_BROAD;
    HTML(h, "<p class=\"notice\">Les mots sont cherchés tels qu’ils sont écrits. ");
    html_link(h, request_url(&broad, x->index, 1, x->arena), STR("Élargir la recherche"));
    HTML(h, "</p>");
}

/**
 * Say to which words the search was widened, with a link that searches for the words as
 * typed.
 */
static void put_expanded(struct html *h, const struct exchange *x,
                         const struct search_answer *answer)
{
    struct search_request exact = *answer->request;
    exact.mode = MODE_STRICT;
    HTML(h, "<p class=\"notice\">Recherche élargie à&nbsp;: ");
    for (size_t i = 0; i < answer->n_expanded; i++) {
        if (i > 0)
            HTML(h, ", ");
        HTML_TEXT(h, "<em>", answer->expanded[i].to, "</em>");
    }
    HTML(h, ". ");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", request_url(&exact, x->index, 1, x->arena));
    HTML_TEXT(h, "Chercher exactement «&nbsp;", str_trim(exact.text), "&nbsp;»</a></p>");
}

/**
 * Propose the corrected words; or, when the words as typed find nothing, say that these
 * are the results of the corrected ones.
 */
static void put_corrected(struct html *h, const struct exchange *x,
                          const struct search_answer *answer)
{
    struct search_request corrected = *answer->request;
    corrected.text = answer->corrected;
    struct url url = request_url(&corrected, x->index, 1, x->arena);
    if (answer->corrected_ran) {
        HTML_TEXT(h, "<p class=\"notice\">Aucun résultat pour «&nbsp;",
                  answer->request->text, "&nbsp;»&nbsp;; voici ceux de «&nbsp;");
        html_link(h, url, answer->corrected);
        HTML(h, "&nbsp;».</p>");
    } else {
        HTML(h, "<p class=\"notice\">Vouliez-vous dire «&nbsp;");
        html_link(h, url, answer->corrected);
        HTML(h, "&nbsp;»&nbsp;?</p>");
    }
}

/** The request without the words that @p proposal stands for. */
static struct search_request without_words(const struct search_answer *answer,
                                           const struct search_understood *proposal)
{
    struct search_request base = *answer->request;
    base.text = proposal->rest;
    if (base.text.n == 0 && base.sort == SORT_RELEVANCE)
        base.sort = SORT_NEWEST;
    return base;
}

/**
 * The address of the search with @p proposal set, and with every other proposal of the
 * same label: a month is two parameters. It is read as a request and written again, so
 * that parameters stand in their usual order.
 */
static struct url proposal_url(const struct exchange *x,
                               const struct search_answer *answer,
                               const struct search_understood *proposal)
{
    struct search_request base = without_words(answer, proposal);
    struct url url = request_url(&base, x->index, 1, x->arena);
    for (size_t i = 0; i < answer->n_understood; i++) {
        const struct search_understood *u = &answer->understood[i];
        if (str_equal(u->label, proposal->label))
            url = url_param(url, u->parameter, u->value, x->arena);
    }
    struct uri uri;
    struct search_faults faults;
    struct search_request request;
    if (uri_parse(&uri, &faults, url.text, x->arena) ||
        search_request_read(&request, &faults, x->index, uri.params, uri.n_params,
                            x->arena))
        request = *answer->request;
    return request_url(&request, x->index, 1, x->arena);
}

/** Whether a proposal before number @p i has the same label. */
static bool was_proposed(const struct search_answer *answer, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (str_equal(answer->understood[j].label, answer->understood[i].label))
            return true;
    return false;
}

/**
 * Write links that filter by the places and dates among the words: « Filtrer :
 * Hauts-de-France avril 2026 ».
 */
static void put_proposals(struct html *h, const struct exchange *x,
                          const struct search_answer *answer)
{
    HTML(h, "<p class=\"notice\">");
    if (answer->understood[0].applied)
        HTML(h, "La recherche ne nomme que des lieux ou des dates&nbsp;:"
                " leurs documents sont tous listés. ");
    HTML(h, "Filtrer&nbsp;: ");
    for (size_t i = 0; i < answer->n_understood; i++) {
        const struct search_understood *proposal = &answer->understood[i];
        if (was_proposed(answer, i))
            continue;
        HTML_TAG(h, "<a class=\"proposal\"");
        HTML_URL(h, "href", proposal_url(x, answer, proposal));
        html_text(h, proposal->label);
        HTML(h, "</a> ");
    }
    HTML(h, "</p>");
}

void page_notices(struct html *h, const struct exchange *x,
                  const struct search_answer *answer)
{
    for (size_t i = 0; i < answer->n_notices; i++)
        HTML_TEXT(h, "<p class=\"notice\">", answer->notices[i], "</p>");
    if (answer->request->mode == MODE_STRICT)
        put_strict(h, x, answer->request);
    else if (answer->n_expanded > 0)
        put_expanded(h, x, answer);
    if (answer->corrected.n > 0)
        put_corrected(h, x, answer);
    if (answer->n_understood > 0)
        put_proposals(h, x, answer);
    page_concepts(h, x, answer);
    /* A notice about the place says it already. */
    if (answer->relaxed && answer->n_hits > 0 && !answer->n_notices)
        HTML(h, "<p class=\"notice\">Aucun document ne réunit tous ces mots&nbsp;:"
                " voici les plus proches.</p>");
    for (size_t i = 0; i < answer->n_ignored; i++)
        HTML_TEXT(h, "<p class=\"notice\">Non pris en compte&nbsp;: «&nbsp;",
                  answer->ignored[i], "&nbsp;».</p>");
}
