/* A line for each descriptor that the query names. */
#include "server/page/page_concepts.h"

#include "server/page/filters.h"
#include "server/page/page.h"

/** As many narrower descriptors as a discreet line holds; the JSON answer has more. */
#define NARROWER_SHOWN 5

/** Fill @p item with the label and the search for it. */
static void put_link(struct template_data *item, struct str label,
                     const struct search_answer *answer, const struct index *index,
                     struct arena *arena)
{
    struct search_request request = *answer->request;
    request.text = label;
    template_data_set(item, "LABEL", label);
    template_data_set(item, "HREF", request_href(&request, index, 1, arena));
}

static void put_narrower(struct template_data *line, const struct search_concept *concept,
                         const struct search_answer *answer, const struct index *index,
                         struct arena *arena)
{
    if (!concept->narrower.n)
        return;
    struct template_data *list = template_data_add(line, "NARROWER");
    for (size_t i = 0; i < concept->narrower.n && i < NARROWER_SHOWN; i++) {
        struct template_data *item = template_data_add(list, "ITEM");
        put_link(item, concept->narrower.at[i], answer, index, arena);
        if (i > 0)
            template_data_show(item, "NOT_FIRST");
    }
}

void page_concepts(struct template_data *node, const struct search_answer *answer,
                   const struct index *index, struct arena *arena)
{
    for (size_t i = 0; i < answer->n_concepts; i++) {
        const struct search_concept *concept = &answer->concepts[i];
        struct template_data *line = template_data_add(node, "CONCEPT");
        if (concept->domain.n) {
            struct template_data *domain = template_data_add(line, "DOMAIN");
            template_data_set(domain, "LABEL", concept->domain);
        }
        for (size_t j = 0; j < concept->path.n; j++) {
            struct template_data *step = template_data_add(line, "STEP");
            put_link(step, concept->path.at[j], answer, index, arena);
            if (j > 0)
                template_data_show(step, "NOT_FIRST");
        }
        put_narrower(line, concept, answer, index, arena);
    }
}
