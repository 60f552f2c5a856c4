/* Lists the documents of the places and times that a query is made of. */
#include "engine/plan/value_sets.h"
#include "engine/understood/understood.h"

/** The documents of the regions, of any of the periods, and in force on the day. */
static struct set *documents_of(const struct understood *understood,
                                const struct plan *plan)
{
    const struct index *index = plan->index;
    struct arena *arena = plan->arena;
    struct set *ranges[UNDERSTOOD_RANGES_MAX], *parts[4];
    size_t n = 0;
    for (size_t i = 0; i < understood->n_ranges; i++)
        ranges[i] = documents_of_dates(index, understood->ranges[i].first,
                                       understood->ranges[i].last, arena);
    if (understood->n_ranges)
        parts[n++] = set_any(arena, ranges, understood->n_ranges);
    if (understood->regions)
        parts[n++] = documents_of_regions(understood->regions, arena);
    if (understood->kinds)
        parts[n++] = documents_of_kinds(understood->kinds, arena);
    if (understood->valid_at != DATE_NONE)
        parts[n++] = documents_in_force(index, understood->valid_at, arena);
    return set_all(arena, parts, n);
}

/** The documents of @p docs that say all the words of the query. */
static struct set *holding(struct set *docs, const struct understood *understood,
                           const struct plan *plan)
{
    struct set_parts parts = {.n = 0};
    /* Where « 59 » is a department, it is not looked for as a word: it may count
     * anything. */
    if (!understood->has_words)
        return set_none(plan->arena);
    set_parts_add(&parts, docs, plan->arena);
    for (size_t i = 0; understood->is_plain && i < plan->n_words; i++)
        if (plan->words[i].docs && !plan->words[i].is_stop)
            set_parts_add(&parts,
                          plan->words[i].said ? plan->words[i].said : plan->words[i].set,
                          plan->arena);
    return set_all(plan->arena, parts.at, parts.n);
}

struct set *understood_list(struct understood *understood, struct set *docs,
                            bool *relaxed, const struct plan *plan)
{
    /* A common word that stands alone is a place only if no document holds the word. */
    bool has_words = !*relaxed && !doc_set_is_empty(plan_docs(plan, docs));
    bool is_certain = understood->is_certain || understood->kinds;
    if (!understood->is_all || (has_words && !is_certain))
        return docs;
    struct set *listed = documents_of(understood, plan);
    understood->is_listed = !doc_set_is_empty(plan_docs(plan, listed));
    for (size_t i = 0; i < understood->n; i++)
        understood->at[i].applied = understood->is_listed;
    if (!understood->is_listed)
        return docs;
    struct set *held = *relaxed ? set_none(plan->arena) : holding(docs, understood, plan);
    if (understood->kinds)
        held = set_but(plan->arena, held, listed);
    *relaxed = false;
    understood->holding = plan_docs(plan, held);
    return set_any(plan->arena, (struct set *[]){held, listed}, 2);
}

struct doc_list understood_first(const struct understood *understood,
                                 const struct doc_list *among, struct arena *arena)
{
    if (!understood->is_listed)
        return *among;
    struct doc_list first = {arena_room(arena, among->n, sizeof(uint32_t)), 0};
    for (uint32_t i = 0; i < among->n; i++)
        if (doc_set_has(understood->holding, among->docids[i]))
            first.docids[first.n++] = among->docids[i];
    return first;
}

void understood_append(struct ranked *out, size_t *n, size_t room,
                       const struct understood *understood, const struct doc_list *among)
{
    if (!understood->is_listed)
        return;
    for (uint32_t i = 0; i < among->n && *n < room; i++)
        if (!doc_set_has(understood->holding, among->docids[i]))
            out[(*n)++] = (struct ranked){among->docids[i], 0};
}
