/* Ranks, folds and sorts the documents that match. */
#include "engine/answer/search_order.h"

#include "engine/answer/partial.h"
#include "engine/match/match.h"

/**
 * Put documents in the order of their dates, undated ones last. Document numbers are
 * already in that order, newest first.
 *
 * @return how many were put, @p room at most.
 */
static size_t put_by_date(struct ranked *out, size_t room, const struct doc_list *among,
                          const struct columns *columns, bool oldest)
{
    uint32_t n_dated = 0;
    while (n_dated < among->n && among->docids[n_dated] <= columns->n_dated)
        n_dated++;
    size_t n = among->n < room ? among->n : room;
    for (size_t i = 0; i < n; i++) {
        size_t from = oldest && i < n_dated ? n_dated - 1 - i : i;
        out[i] = (struct ranked){among->docids[from], 0};
    }
    return n;
}

/**
 * Put documents by date, those that have all the words before the others: a date must not
 * lift what hardly matches.
 */
static size_t by_date(struct ranked *out, size_t room, const struct plan *plan,
                      const struct doc_list *among, bool oldest)
{
    const struct doc_set *docs = plan_docs(plan, match_plan_wholly(plan));
    struct doc_list wholly = doc_set_list(docs, plan->arena);
    struct doc_list first = {arena_room(plan->arena, among->n, sizeof(uint32_t)), 0};
    struct doc_list rest = {arena_room(plan->arena, among->n, sizeof(uint32_t)), 0};
    for (uint32_t i = 0, at = 0; i < among->n; i++) {
        uint32_t docid = among->docids[i];
        at = doc_list_seek(&wholly, at, docid);
        bool holds_all = at < wholly.n && wholly.docids[at] == docid;
        struct doc_list *to = holds_all ? &first : &rest;
        to->docids[to->n++] = docid;
    }
    const struct columns *columns = &plan->index->columns;
    size_t n = put_by_date(out, room, &first, columns, oldest);
    return n + put_by_date(out + n, room - n, &rest, columns, oldest);
}

/** Add @p n results without parts. */
static void append(struct search_order *out, const struct ranked *ranked, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out->at[out->n++] = (struct collapsed){.best = ranked[i]};
}

/** Add the results that the @p n documents at @p ranked make, with their parts. */
static void append_folded(struct search_order *out, const struct ranked *ranked, size_t n,
                          size_t room, const struct plan *plan)
{
    struct collapsed *at = arena_array(plan->arena, out->n + n + room, sizeof *at);
    for (size_t i = 0; i < out->n; i++)
        at[i] = out->at[i];
    out->at = at;
    out->n += collapse(at + out->n, ranked, n, &plan->index->columns, plan->arena);
}

/**
 * Add the best of @p among until there are @p room results. @p n_folded of the documents
 * are folded under another one of them: several are one result, so more documents are
 * ranked until there are enough results.
 */
static void put_best(struct search_order *out, size_t room, const struct plan *plan,
                     const struct doc_list *among, uint32_t n_folded)
{
    struct search_order before = *out;
    size_t left = room - out->n, wanted = among->n - n_folded;
    wanted = wanted < left ? wanted : left;
    for (size_t n_ranked = left + (n_folded ? RANK_SECOND_LOOK : 0);; n_ranked *= 4) {
        struct ranked *ranked = arena_array(plan->arena, n_ranked, sizeof *ranked);
        size_t n = rank_best(ranked, n_ranked, plan, among);
        if (!n_folded) {
            append(out, ranked, n);
            return;
        }
        *out = before;
        append_folded(out, ranked, n, room, plan);
        if (out->n - before.n >= wanted)
            return;
    }
}

/** Add the best of @p among behind what is there. */
static void add_best(struct search_order *out, size_t room, const struct plan *plan,
                     const struct doc_list *among)
{
    uint32_t n_folded =
        out->folds ? collapse_count(among, &plan->index->columns, plan->arena) : 0;
    out->n_folded += n_folded;
    if (out->n < room)
        put_best(out, room, plan, among, n_folded);
}

/** The documents of @p among that are in @p set, and the others. */
struct halves {
    struct doc_list in, out;
};

static struct halves split(const struct doc_list *among, const struct plan *plan,
                           struct set *set)
{
    const struct doc_set *docs = plan_docs(plan, set);
    struct halves halves = {{arena_room(plan->arena, among->n, sizeof(uint32_t)), 0},
                            {arena_room(plan->arena, among->n, sizeof(uint32_t)), 0}};
    for (uint32_t i = 0; i < among->n; i++) {
        struct doc_list *to =
            doc_set_has(docs, among->docids[i]) ? &halves.in : &halves.out;
        to->docids[to->n++] = among->docids[i];
    }
    return halves;
}

/**
 * Add the best documents. Where the query names a town, those that say it and hold all
 * else come first; where it names any place, those of other regions alone come last.
 */
static void add_by_place(struct search_order *out, size_t room, const struct plan *plan,
                         const struct doc_list *among)
{
    struct set *elsewhere = plan_elsewhere(plan), *spot = plan_on_the_spot(plan);
    struct halves far = {{NULL, 0}, *among}, near = {{NULL, 0}, *among};
    if (elsewhere)
        far = split(among, plan, elsewhere);
    near.out = far.out;
    if (spot)
        near = split(&far.out, plan, spot);
    const struct doc_list *const tiers[] = {&near.in, &near.out, &far.in};
    for (size_t i = 0; i < COUNT_OF(tiers); i++)
        if (tiers[i]->n)
            add_best(out, room, plan, tiers[i]);
}

/** Add the documents that were only listed by place, time or kind, newest first. */
static void add_listed(struct search_order *out, size_t room,
                       const struct search_subject *subject, const struct doc_list *among)
{
    struct ranked *listed = arena_array(subject->plan->arena, room, sizeof *listed);
    size_t n = 0;
    understood_append(listed, &n, room - out->n, subject->understood, among);
    append(out, listed, n);
}

/**
 * Order by relevance. Documents that were only listed by place or time come behind, those
 * of a kind come before.
 */
static void by_relevance(struct search_order *out, size_t room,
                         const struct search_subject *subject,
                         const struct doc_list *among)
{
    const struct plan *plan = subject->plan;
    struct doc_list first = understood_first(subject->understood, among, plan->arena);
    out->folds = !subject->request->separate;
    if (subject->understood->kinds)
        add_listed(out, room, subject, among);
    add_by_place(out, room, plan, &first);
    if (!subject->understood->kinds && out->n < room)
        add_listed(out, room, subject, among);
}

void search_order(struct search_order *out, size_t room,
                  const struct search_subject *subject, const struct doc_list *among)
{
    const struct plan *plan = subject->plan;
    *out = (struct search_order){arena_array(plan->arena, room, sizeof *out->at), 0, 0,
                                 false};
    bool has_words = false;
    for (size_t i = 0; i < plan->n_words; i++)
        has_words = has_words || !plan->words[i].only_exclude;
    enum search_sort sort = subject->request->sort;
    if (sort == SORT_RELEVANCE && has_words) {
        by_relevance(out, room, subject, among);
        return;
    }
    bool oldest = sort == SORT_OLDEST;
    struct ranked *ranked = arena_array(plan->arena, room, sizeof *ranked);
    /* Documents that were added by place or time need not have the words. */
    bool is_by_words = has_words && !subject->understood->is_listed;
    append(out, ranked,
           is_by_words ? by_date(ranked, room, plan, among, oldest)
                       : put_by_date(ranked, room, among, &plan->index->columns, oldest));
}

void search_order_partly(struct search_order *out, size_t room, const struct plan *plan,
                         const struct partial *partial)
{
    size_t n = out->n + partial->n;
    room = n < room ? n : room;
    if (room <= out->n)
        return;
    struct doc_list docs = partial_list(partial, plan);
    struct search_order partly = *out;
    partly.folds = partial->is_found;
    add_by_place(&partly, room, plan, &docs);
    size_t first = out->n;
    out->at = partly.at;
    for (out->n = room; first < room; first++)
        out->at[first].partial = true;
}
