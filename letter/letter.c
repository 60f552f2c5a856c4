/* Makes a letter: finds the documents of its days, folds the parts of one whole, reads
 * each with its first sentences. */
#include "letter/letter.h"

#include "engine/answer/extract.h"
#include "engine/index/index_parts.h"
#include "engine/match/filter.h"
#include "engine/match/match.h"
#include "letter/letter_group.h"

/** The documents that pass the filters of @p request, the newest first. */
static struct doc_list find(const struct plan *plan, const struct search_request *request)
{
    bool relaxed = false;
    struct facet_list lists[FACET_COUNT_] = {{NULL, 0}};
    return filter_and_count(lists, match_plan(plan, &relaxed), request, plan);
}

/** The day of the newest document before the end of the letter's days. */
static date_day last_day(const struct plan *plan, const struct search_request *request)
{
    struct search_request before = *request;
    before.from = DATE_NONE;
    struct doc_list docs = find(plan, &before);
    return docs.n ? columns_date(&plan->index->columns, docs.docids[0]) : DATE_NONE;
}

/** Take the documents of @p docs until there are LETTER_ITEMS_MAX items; parts of one
 *  whole are one. @return how many items there are. */
static size_t take(struct letter *out, struct letter_item *items,
                   const struct doc_list *docs, const struct plan *plan)
{
    const struct columns *columns = &plan->index->columns;
    /* By whole: the number of its item, from 1. */
    size_t *item_of =
        arena_array(plan->arena, (size_t)columns->n_wholes + 1, sizeof *item_of);
    size_t n = 0;
    for (uint32_t i = 0; i < docs->n; i++) {
        uint32_t whole = columns_whole(columns, docs->docids[i]);
        bool is_told = whole && item_of[whole];
        if (is_told)
            items[item_of[whole] - 1].n_more++;
        else if (n == LETTER_ITEMS_MAX)
            continue;
        else
            items[n++].hit.docid = docs->docids[i];
        if (whole && !is_told)
            item_of[whole] = n;
        out->n_told++;
    }
    return n;
}

static void read_items(struct letter_item *items, size_t n, const struct plan *plan)
{
    struct extract extract = extract_new(plan);
    for (size_t i = 0; i < n; i++) {
        struct search_hit *hit = &items[i].hit;
        documents_read(plan->documents, hit->docid, &hit->document);
        extract_hit(&extract, hit);
    }
}

enum status letter_make(struct letter *out, struct searcher *searcher,
                        const struct letter_request *request, struct error *err)
{
    *out = (struct letter){.request = request, .last = DATE_NONE};
    struct arena *arena = searcher_arena(searcher);
    const struct index *index = searcher_index(searcher);
    struct plan_setting setting = {index,      searcher_analyser(searcher),
                                   arena,      searcher_documents(searcher),
                                   MODE_BROAD, {NULL, 0}};
    AUTO_PLAN plan;
    plan_make(&plan, &setting, STR(""));
    struct doc_list docs = find(&plan, &request->search);
    out->total = docs.n;
    if (!docs.n)
        out->last = last_day(&plan, &request->search);
    struct letter_item *items = arena_array(arena, LETTER_ITEMS_MAX, sizeof *items);
    size_t n = take(out, items, &docs, &plan);
    read_items(items, n, &plan);
    letter_group(out, items, n, index_vocabulary(index), arena);
    return documents_failure(searcher_documents(searcher), err);
}
