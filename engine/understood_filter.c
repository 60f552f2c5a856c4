/* The documents of places and times that a query is made of. */
#include "engine/understood.h"

#include "engine/periods.h"

static bool is_in_force(const struct column_row *row, date_day day)
{
    date_day from = row->dates[RECORD_VALID_FROM], to = row->dates[RECORD_VALID_TO];
    return (from != DATE_NONE || to != DATE_NONE) && (from == DATE_NONE || from <= day) &&
           (to == DATE_NONE || to >= day);
}

static bool is_of(const struct understood *understood, const struct column_row *row)
{
    if (understood->regions && !(row->regions & understood->regions))
        return false;
    return understood->valid_at == DATE_NONE || is_in_force(row, understood->valid_at);
}

#define BATCH 1024

/** Add those of documents @p from to before @p to that are of the places. */
static void add(roaring_bitmap_t *out, const struct understood *understood,
                const struct columns *columns, uint32_t from, uint32_t to)
{
    uint32_t kept[BATCH];
    size_t n = 0;
    for (uint32_t docid = from; docid < to; docid++) {
        if (!is_of(understood, columns_row(columns, docid)))
            continue;
        kept[n++] = docid;
        if (n == BATCH) {
            roaring_bitmap_add_many(out, n, kept);
            n = 0;
        }
    }
    roaring_bitmap_add_many(out, n, kept);
}

static roaring_bitmap_t *documents_of(const struct understood *understood,
                                      const struct columns *columns)
{
    roaring_bitmap_t *out = roaring_bitmap_create();
    if (understood->n_ranges == 0)
        add(out, understood, columns, 1, columns->n + 1);
    for (size_t i = 0; i < understood->n_ranges; i++) {
        struct date_range range = understood->ranges[i];
        uint32_t from =
            range.last == DATE_NONE ? 1 : period_first_before(columns, range.last + 1);
        uint32_t to = range.first == DATE_NONE
                          ? columns->n_dated + 1
                          : period_first_before(columns, range.first);
        add(out, understood, columns, from, to);
    }
    return out;
}

/** Keep of @p docs those that hold all the words. */
static void keep_holding(roaring_bitmap_t *docs, const struct understood *understood,
                         const struct plan *plan)
{
    /* « 59 » is said of anything; where it is a department it is no word. */
    if (!understood->has_words)
        roaring_bitmap_clear(docs);
    for (size_t i = 0; understood->is_plain && i < plan->n_words; i++)
        if (plan->words[i].docs && !plan->words[i].is_stop)
            roaring_bitmap_and_inplace(docs, plan->words[i].docs);
}

void understood_list(struct understood *understood, roaring_bitmap_t *docs, bool *relaxed,
                     const struct plan *plan)
{
    /* A common word that stands alone is looked for as a word first. */
    bool has_words = !*relaxed && !roaring_bitmap_is_empty(docs);
    if (!understood->is_all || (has_words && !understood->is_certain))
        return;
    roaring_bitmap_t *listed = documents_of(understood, &plan->index->columns);
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
    struct filtered first = {arena_numbers(arena, among->n), 0};
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
