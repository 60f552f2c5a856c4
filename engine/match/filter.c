/* Filtering by sets, and counting what passes. */
#include "engine/match/filter.h"

#include "engine/match/facet_counts.h"
#include "engine/match/facet_type.h"
#include "engine/plan/value_sets.h"

/** The facets of the filter's own field, a bit each: their counts ignore it. */
static uint32_t own_facets(enum facet_filter filter)
{
    uint32_t facets = 0;
    for (unsigned i = 0; i < FACET_COUNT_; i++)
        if (facet_type((enum facet)i)->filter == filter)
            facets |= 1U << i;
    return facets;
}

/** One query's documents and the sets that its filters let pass. */
struct filtering {
    const struct search_request *request;
    const struct index *index;
    struct arena *arena;
    const roaring_bitmap_t *docs;
    /** The documents that each filter lets pass; NULL where the request has none. */
    roaring_bitmap_t *passing[FILTER_COUNT_];
};

static roaring_bitmap_t *of_sources(const struct filtering *f)
{
    const struct columns *columns = &f->index->columns;
    bool *wanted = arena_array(f->arena, (size_t)columns->n_sources + 1, sizeof *wanted);
    for (size_t i = 0; i < f->request->n_sources; i++) {
        uint32_t source = columns_find_source(columns, f->request->sources[i]);
        if (source)
            wanted[source] = true;
    }
    return documents_of_sources(f->index, f->docs, wanted);
}

static struct filtering filtering_of(const roaring_bitmap_t *docs,
                                     const struct search_request *request,
                                     const struct plan *plan)
{
    const struct index *index = plan->index;
    struct filtering f = {request, index, plan->arena, docs, {NULL}};
    if (request->regions)
        f.passing[FILTER_REGION] = documents_of_regions(plan->store, request->regions);
    if (!theme_set_is_empty(&request->themes))
        f.passing[FILTER_THEME] = documents_of_themes(plan->store, &request->themes);
    if (request->kinds)
        f.passing[FILTER_KIND] = documents_of_kinds(plan->store, request->kinds);
    if (request->n_sources)
        f.passing[FILTER_SOURCE] = of_sources(&f);
    if (request->from != DATE_NONE || request->to != DATE_NONE)
        f.passing[FILTER_DATE] = documents_of_dates(index, request->from, request->to);
    if (request->valid_at != DATE_NONE)
        f.passing[FILTER_VALID] = documents_in_force(index, request->valid_at);
    return f;
}

static void filtering_release(struct filtering *f)
{
    for (size_t i = 0; i < FILTER_COUNT_; i++)
        if (f->passing[i])
            roaring_bitmap_free(f->passing[i]);
}
#define AUTO_FILTERING CLEANUP(filtering_release) struct filtering

/** A new set of what passes all filters but @p but, or all filters for FILTER_COUNT_.
 *  NULL when there is none of them: all documents pass. */
static roaring_bitmap_t *pass(const struct filtering *f, enum facet_filter but)
{
    roaring_bitmap_t *passed = NULL;
    for (size_t i = 0; i < FILTER_COUNT_; i++) {
        if (!f->passing[i] || i == but)
            continue;
        if (passed)
            roaring_bitmap_and_inplace(passed, f->passing[i]);
        else
            passed = roaring_bitmap_and(f->docs, f->passing[i]);
    }
    return passed;
}

/** Count the values of @p facets in the documents that pass all filters but @p but.
 *  @return those documents. */
static struct filtered count_passing(struct facet_counts *counts, uint32_t facets,
                                     const struct filtering *f, enum facet_filter but)
{
    const struct columns *columns = &f->index->columns;
    roaring_bitmap_t *passed = pass(f, but);
    struct counted counted = counted_of(passed ? passed : f->docs, columns, f->arena);
    facet_counts_add(counts, facets, &counted, columns, f->arena);
    if (passed)
        roaring_bitmap_free(passed);
    return (struct filtered){counted.docids, counted.n};
}

struct filtered filtered_of(const roaring_bitmap_t *docs, struct arena *arena)
{
    uint32_t n = (uint32_t)roaring_bitmap_get_cardinality(docs);
    struct filtered out = {arena_room(arena, n, sizeof(uint32_t)), n};
    roaring_bitmap_to_uint32_array(docs, out.docids);
    return out;
}

struct filtered filter_and_count(struct facet_list lists[FACET_COUNT_],
                                 const roaring_bitmap_t *docs,
                                 const struct search_request *request,
                                 const struct plan *plan)
{
    const struct index *index = plan->index;
    struct arena *arena = plan->arena;
    AUTO_FILTERING f = filtering_of(docs, request, plan);
    struct facet_counts counts = facet_counts_new(request->facets, index, arena);
    uint32_t obeying = request->facets; /* all filters */
    for (unsigned i = 0; i < FILTER_COUNT_; i++) {
        uint32_t facets = own_facets((enum facet_filter)i) & request->facets;
        if (!f.passing[i] || !facets)
            continue;
        obeying &= ~facets;
        (void)count_passing(&counts, facets, &f, (enum facet_filter)i);
    }
    struct filtered all = count_passing(&counts, obeying, &f, FILTER_COUNT_);
    facet_values_make(lists, &counts, request, index, arena);
    return all;
}
