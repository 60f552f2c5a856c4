/* Lists the documents of the places and times that a query is made of. */
#include "engine/plan/value_sets.h"
#include "engine/understood/understood.h"

/** Keep the documents of @p docs that are in @p others too. @p others is freed. */
static void keep(roaring_bitmap_t *docs, roaring_bitmap_t *others)
{
    roaring_bitmap_and_inplace(docs, others);
    roaring_bitmap_free(others);
}

/** The documents of the regions, of any of the periods, and in force on the day. New. */
static roaring_bitmap_t *documents_of(const struct understood *understood,
                                      const struct plan *plan)
{
    const struct index *index = plan->index;
    roaring_bitmap_t *out =
        understood->n_ranges
            ? roaring_bitmap_create()
            : roaring_bitmap_from_range(1, (uint64_t)index->columns.n + 1, 1);
    for (size_t i = 0; i < understood->n_ranges; i++) {
        struct date_range range = understood->ranges[i];
        roaring_bitmap_t *dated = documents_of_dates(index, range.first, range.last);
        roaring_bitmap_or_inplace(out, dated);
        roaring_bitmap_free(dated);
    }
    if (understood->regions)
        keep(out, documents_of_regions(plan->store, understood->regions));
    if (understood->valid_at != DATE_NONE)
        keep(out, documents_in_force(index, understood->valid_at));
    return out;
}

/** Keep the documents of @p docs that hold all the words of the query. */
static void keep_holding(roaring_bitmap_t *docs, const struct understood *understood,
                         const struct plan *plan)
{
    /* Where « 59 » is a department, it is not looked for as a word: it may count
     * anything. */
    if (!understood->has_words)
        roaring_bitmap_clear(docs);
    for (size_t i = 0; understood->is_plain && i < plan->n_words; i++)
        if (plan->words[i].docs && !plan->words[i].is_stop)
            roaring_bitmap_and_inplace(docs, plan->words[i].docs);
}

void understood_list(struct understood *understood, roaring_bitmap_t *docs, bool *relaxed,
                     const struct plan *plan)
{
    /* A common word that stands alone is a place only if no document holds the word. */
    bool has_words = !*relaxed && !roaring_bitmap_is_empty(docs);
    if (!understood->is_all || (has_words && !understood->is_certain))
        return;
    roaring_bitmap_t *listed = documents_of(understood, plan);
    understood->is_listed = !roaring_bitmap_is_empty(listed);
    if (understood->is_listed) {
        if (*relaxed)
            roaring_bitmap_clear(docs);
        keep_holding(docs, understood, plan);
        *relaxed = false;
        understood->holding = roaring_bitmap_copy(docs);
        roaring_bitmap_or_inplace(docs, listed);
    }
    for (size_t i = 0; i < understood->n; i++)
        understood->at[i].applied = understood->is_listed;
    roaring_bitmap_free(listed);
}

void understood_release(struct understood *understood)
{
    if (understood->holding)
        roaring_bitmap_free(understood->holding);
    understood->holding = NULL;
}

struct filtered understood_first(const struct understood *understood,
                                 const struct filtered *among, struct arena *arena)
{
    if (!understood->is_listed)
        return *among;
    struct filtered first = {arena_room(arena, among->n, sizeof(uint32_t)), 0};
    for (uint32_t i = 0; i < among->n; i++)
        if (roaring_bitmap_contains(understood->holding, among->docids[i]))
            first.docids[first.n++] = among->docids[i];
    return first;
}

void understood_append(struct ranked *out, size_t *n, size_t room,
                       const struct understood *understood, const struct filtered *among)
{
    if (!understood->is_listed)
        return;
    for (uint32_t i = 0; i < among->n && *n < room; i++)
        if (!roaring_bitmap_contains(understood->holding, among->docids[i]))
            out[(*n)++] = (struct ranked){among->docids[i], 0};
}
