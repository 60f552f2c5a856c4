/* Finds the documents that hold a part, and counts the results that they make as far as
 * there is room for them. */
#include "engine/answer/partial.h"

#include "engine/match/filter.h"
#include "engine/match/match.h"

/** Whether the document is a part of a whole that is a result already. */
static bool is_found(const struct partial *partial, const struct plan *plan,
                     uint32_t docid)
{
    return partial->is_found &&
           partial->is_found[columns_whole(&plan->index->columns, docid)];
}

/** By whole: whether one of its parts is in @p among. A document without a whole has the
 *  whole 0, which is never found. */
static bool *find_wholes(const struct plan *plan, const struct doc_list *among)
{
    const struct columns *columns = &plan->index->columns;
    if (!columns->n_wholes)
        return NULL;
    bool *found = arena_array(plan->arena, (size_t)columns->n_wholes + 1, sizeof *found);
    for (uint32_t i = 0; i < among->n; i++)
        found[columns_whole(columns, among->docids[i])] = true;
    found[0] = false;
    return found;
}

/** Count the results that the documents make, up to @p most. Counting ends there, since
 *  the documents may be many. */
static uint32_t count_results(const struct partial *partial, const struct plan *plan,
                              uint32_t most)
{
    const struct columns *columns = &plan->index->columns;
    const struct doc_set *docs = plan_docs(plan, partial->docs);
    if (!partial->is_found) {
        uint32_t n = doc_set_count(docs);
        return n < most ? n : most;
    }
    bool *seen = arena_array(plan->arena, (size_t)columns->n_wholes + 1, sizeof *seen);
    struct doc_cursor *cursor = doc_cursor_new(docs, plan->arena);
    uint32_t n = 0;
    for (uint32_t docid = 0; n < most && (docid = doc_cursor_seek(cursor, docid + 1));) {
        uint32_t whole = columns_whole(columns, docid);
        n += !is_found(partial, plan, docid) && !(whole && seen[whole]);
        seen[whole] = true;
    }
    return n;
}

void partial_find(struct partial *out, const struct search_subject *subject,
                  struct set *matched, const struct doc_list *among, uint32_t n_results)
{
    const struct plan *plan = subject->plan;
    const struct search_request *request = subject->request;
    *out = (struct partial){NULL, 0, NULL};
    if (request->sort != SORT_RELEVANCE || subject->understood->is_listed ||
        n_results >= PARTIAL_DEPTH)
        return;
    struct set *part = match_plan_partly(plan);
    if (!part)
        return;
    struct set *passing = filter_only(part, request, plan);
    out->docs = set_but(plan->arena, passing, matched);
    if (!request->separate)
        out->is_found = find_wholes(plan, among);
    out->n = count_results(out, plan, PARTIAL_DEPTH - n_results);
}

struct doc_list partial_list(const struct partial *partial, const struct plan *plan)
{
    struct doc_list docs = doc_set_list(plan_docs(plan, partial->docs), plan->arena);
    uint32_t n = 0;
    for (uint32_t i = 0; i < docs.n; i++)
        if (!is_found(partial, plan, docs.docids[i]))
            docs.docids[n++] = docs.docids[i];
    docs.n = n;
    return docs;
}
