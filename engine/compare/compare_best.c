/* Finds the best document of each region by the order that a search has. */
#include "engine/answer/extract.h"
#include "engine/answer/search_order.h"
#include "engine/compare/compare_way.h"

/** One way, with its documents dealt out. */
struct dealt {
    const struct compare_way *way;
    struct doc_list *lists;
    struct extract extract;
};

static struct dealt deal(const struct compare_way *way)
{
    const struct plan *plan = way->plan;
    return (struct dealt){
        way, compare_deal(&way->docs, &way->counts, &plan->index->columns, plan->arena),
        extract_new(plan)};
}

/** The first hit of the search in region @p region, which has documents. */
static const struct search_hit *best_of(const struct dealt *dealt, int region,
                                        const struct search_request *request)
{
    const struct plan *plan = dealt->way->plan;
    struct search_subject subject = {plan, request, dealt->way->understood};
    struct search_order order;
    search_order(&order, 1, &subject, &dealt->lists[region]);
    struct search_hit *hit = arena_alloc(plan->arena, sizeof *hit);
    hit->docid = order.at[0].best.docid;
    hit->score = order.at[0].best.score;
    documents_read(plan->documents, hit->docid, &hit->document);
    extract_hit(&dealt->extract, hit);
    return hit;
}

void compare_best(struct compare_row *rows, size_t n, const struct compare_way *typed,
                  const struct compare_way *corrected,
                  const struct search_request *request)
{
    struct dealt ways[] = {deal(typed), {.way = NULL}};
    if (corrected)
        ways[1] = deal(corrected);
    for (size_t i = 0; i < n; i++)
        if (rows[i].total)
            rows[i].best = best_of(&ways[rows[i].corrected], rows[i].region, request);
}
