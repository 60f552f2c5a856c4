/* Writes a line for each descriptor that the query names. */
#include "server/results/page_concepts.h"

#include "server/page/filters.h"

/** The most narrower descriptors on a line; the JSON answer has more. */
#define NARROWER_SHOWN 5

/** Write a link that searches for @p label. */
static void put_link(struct html *h, const struct exchange *x, struct str label,
                     const struct search_request *request)
{
    struct search_request other = *request;
    other.text = label;
    html_link(h, request_url(&other, x->index, 1, x->arena), label);
}

static void put_narrower(struct html *h, const struct exchange *x,
                         struct search_labels narrower,
                         const struct search_request *request)
{
    for (size_t i = 0; i < narrower.n && i < NARROWER_SHOWN; i++) {
        if (i == 0)
            HTML(h, ". Plus précis&nbsp;: ");
        else
            HTML(h, ", ");
        put_link(h, x, narrower.at[i], request);
    }
}

static void put_concept(struct html *h, const struct exchange *x,
                        const struct search_concept *concept,
                        const struct search_request *request)
{
    HTML(h, "<p class=\"concept\">Thème Formacode&nbsp;: ");
    if (concept->domain.n) {
        html_text(h, concept->domain);
        HTML(h, " › ");
    }
    for (size_t i = 0; i < concept->path.n; i++) {
        if (i > 0)
            HTML(h, " › ");
        put_link(h, x, concept->path.at[i], request);
    }
    put_narrower(h, x, concept->narrower, request);
    HTML(h, "</p>");
}

void page_concepts(struct html *h, const struct exchange *x,
                   const struct search_answer *answer)
{
    for (size_t i = 0; i < answer->n_concepts; i++)
        put_concept(h, x, &answer->concepts[i], answer->request);
}
