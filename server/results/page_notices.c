/* Writes the notices, each with a link to what it proposes. */
#include "server/results/page_notices.h"

#include "server/page/filters.h"

/** The most expansions that are told. */
#define EXPANDED_SHOWN 3

/** Say that what was typed has no word, and what is shown instead. */
static void put_wordless(struct html *h, const struct exchange *x,
                         const struct search_request *request)
{
    struct filter *filters = arena_array(x->arena, FILTERS_MAX, sizeof *filters);
    HTML_TEXT(h, "<span>Rien n’a pu être cherché&nbsp;: «&nbsp;", str_trim(request->text),
              "&nbsp;» ne contient ni mot ni nombre.");
    if (filters_list(filters, request, x->index, x->arena) == 0)
        HTML(h, " Tous les documents sont listés.</span> ");
    else
        HTML(h, " Seuls les filtres comptent.</span> ");
}

/**
 * Say that the words are searched for as typed, with a link that widens the search again.
 */
static void put_strict(struct html *h, const struct exchange *x,
                       const struct search_request *request)
{
    struct search_request broad = *request;
    broad.mode = MODE_BROAD;
    HTML(h, "<span>Les mots sont cherchés tels qu’ils sont écrits. ");
    html_link(h, request_url(&broad, x->index, 1, x->arena), STR("Élargir la recherche"));
    HTML(h, "</span> ");
}

/** Whether expansion @p i is told: a hit that is shown has its words, and they are not
 *  part of another one, as « validation des acquis » is of « validation des acquis de
 *  l'expérience ». */
static bool is_told(const struct search_answer *answer, size_t i)
{
    struct str to = answer->expanded[i].to;
    if (!answer->expanded[i].is_shown)
        return false;
    for (size_t j = 0; j < answer->n_expanded; j++) {
        struct str other = answer->expanded[j].to;
        bool is_part = other.n > to.n ? str_find(other, to) < other.n
                                      : j < i && str_equal(other, to);
        if (answer->expanded[j].is_shown && is_part)
            return false;
    }
    return true;
}

/** How many expansions are told. */
static size_t count_told(const struct search_answer *answer)
{
    size_t n = 0;
    for (size_t i = 0; i < answer->n_expanded; i++)
        n += is_told(answer, i);
    return n;
}

/**
 * Say to which words of the hits the search was widened, with a link that searches for
 * the words as typed.
 */
static void put_expanded(struct html *h, const struct exchange *x,
                         const struct search_answer *answer)
{
    struct search_request exact = *answer->request;
    exact.mode = MODE_STRICT;
    size_t shown = 0;
    for (size_t i = 0; i < answer->n_expanded && shown < EXPANDED_SHOWN; i++) {
        if (!is_told(answer, i))
            continue;
        if (shown++)
            HTML(h, ", ");
        else
            HTML(h, "<span>Recherche élargie à&nbsp;: ");
        HTML_TEXT(h, "<em>", answer->expanded[i].to, "</em>");
    }
    if (!shown)
        return;
    if (shown < count_told(answer))
        HTML(h, "…");
    HTML(h, ". ");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", request_url(&exact, x->index, 1, x->arena));
    HTML_TEXT(h, "Chercher exactement «&nbsp;", str_trim(exact.text),
              "&nbsp;»</a></span> ");
}

/**
 * Propose the corrected words; or, when the words as typed find nothing, say that these
 * are the results of the corrected ones. Where nothing was found, page_nothing() proposes
 * them.
 */
static void put_corrected(struct html *h, const struct exchange *x,
                          const struct search_answer *answer)
{
    struct search_request corrected = *answer->request;
    corrected.text = answer->corrected;
    struct url url = request_url(&corrected, x->index, 1, x->arena);
    if (answer->corrected_ran) {
        HTML_TEXT(h, "<span>Aucun résultat pour «&nbsp;", answer->request->text,
                  "&nbsp;»&nbsp;; voici ceux de «&nbsp;");
        html_link(h, url, answer->corrected);
        HTML(h, "&nbsp;».</span> ");
    } else if (answer->total + answer->partial_total > 0) {
        HTML(h, "<span>Vouliez-vous dire «&nbsp;");
        html_link(h, url, answer->corrected);
        HTML(h, "&nbsp;»&nbsp;?</span> ");
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

/** Write links that filter by the places and dates among the words: « Filtrer :
 *  Hauts-de-France · avril 2026 ». */
static void put_proposals(struct html *h, const struct exchange *x,
                          const struct search_answer *answer)
{
    if (answer->understood[0].applied)
        HTML(h, "<span>La recherche ne nomme que des lieux ou des dates&nbsp;:"
                " leurs documents sont tous listés.</span> ");
    HTML(h, "<span class=\"proposals\">Filtrer&nbsp;: ");
    for (size_t i = 0; i < answer->n_understood; i++) {
        const struct search_understood *proposal = &answer->understood[i];
        if (was_proposed(answer, i))
            continue;
        HTML_TAG(h, "<a class=\"chip proposal\"");
        HTML_URL(h, "href", proposal_url(x, answer, proposal));
        html_text(h, proposal->label);
        HTML(h, "</a> ");
    }
    HTML(h, "</span>");
}

/** Say how the words were read: widened, corrected, only in part. */
static void put_reading(struct html *h, const struct exchange *x,
                        const struct search_answer *answer)
{
    for (size_t i = 0; i < answer->n_notices; i++)
        HTML_TEXT(h, "<span>", answer->notices[i], "</span> ");
    if (answer->request->mode == MODE_STRICT)
        put_strict(h, x, answer->request);
    else
        put_expanded(h, x, answer);
    if (answer->corrected.n > 0)
        put_corrected(h, x, answer);
    /* A notice about the place says it already. */
    if (answer->relaxed && answer->n_hits > 0 && !answer->n_notices)
        HTML(h, "<span>Aucun document ne réunit tous ces mots&nbsp;:"
                " voici les plus proches.</span> ");
    for (size_t i = 0; i < answer->n_ignored; i++)
        HTML_TEXT(h, "<span>Non pris en compte&nbsp;: «&nbsp;", answer->ignored[i],
                  "&nbsp;».</span> ");
}

/** Whether there is anything to tell. */
static bool has_notice(const struct search_answer *answer, struct searched searched)
{
    bool is_proposed = answer->corrected.n > 0 &&
                       (answer->corrected_ran || answer->total + answer->partial_total);
    return searched.is_wordless || answer->n_notices ||
           answer->request->mode == MODE_STRICT || count_told(answer) || is_proposed ||
           (answer->relaxed && answer->n_hits > 0) || answer->n_ignored ||
           answer->n_understood;
}

void page_notices(struct html *h, const struct exchange *x,
                  const struct search_answer *answer, struct searched searched)
{
    if (!has_notice(answer, searched))
        return;
    HTML(h, "<p class=\"notice\">");
    if (searched.is_wordless)
        put_wordless(h, x, answer->request);
    put_reading(h, x, answer);
    if (answer->n_understood > 0)
        put_proposals(h, x, answer);
    HTML(h, "</p>");
}
