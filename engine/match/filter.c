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
    const struct plan *plan;
    struct set *docs;
    /** The documents that each filter lets pass; NULL where the request has none. */
    struct set *passing[FILTER_COUNT_];
};

static struct set *of_sources(const struct filtering *f)
{
    const struct index *index = f->plan->index;
    struct arena *arena = f->plan->arena;
    const struct columns *columns = &index->columns;
    bool *wanted = arena_array(arena, (size_t)columns->n_sources + 1, sizeof *wanted);
    for (size_t i = 0; i < f->request->n_sources; i++) {
        uint32_t source = columns_find_source(columns, f->request->sources[i]);
        if (source)
            wanted[source] = true;
    }
    struct doc_list among = doc_set_list(plan_docs(f->plan, f->docs), arena);
    return documents_of_sources(index, &among, wanted, arena);
}

static struct filtering filtering_of(struct set *docs,
                                     const struct search_request *request,
                                     const struct plan *plan)
{
    const struct index *index = plan->index;
    struct arena *arena = plan->arena;
    struct filtering f = {request, plan, docs, {NULL}};
    if (request->regions)
        f.passing[FILTER_REGION] = documents_of_regions(request->regions, arena);
    if (!theme_set_is_empty(&request->themes))
        f.passing[FILTER_THEME] = documents_of_themes(&request->themes, arena);
    if (request->kinds)
        f.passing[FILTER_KIND] = documents_of_kinds(request->kinds, arena);
    if (request->n_sources)
        f.passing[FILTER_SOURCE] = of_sources(&f);
    if (request->from != DATE_NONE || request->to != DATE_NONE)
        f.passing[FILTER_DATE] =
            documents_of_dates(index, request->from, request->to, arena);
    if (request->valid_at != DATE_NONE)
        f.passing[FILTER_VALID] = documents_in_force(index, request->valid_at, arena);
    return f;
}

/** What passes all filters but @p but, or all filters for FILTER_COUNT_. */
static struct set *pass(const struct filtering *f, enum facet_filter but)
{
    struct set *parts[1 + FILTER_COUNT_] = {f->docs};
    size_t n = 1;
    for (size_t i = 0; i < FILTER_COUNT_; i++)
        if (f->passing[i] && i != but)
            parts[n++] = f->passing[i];
    return set_all(f->plan->arena, parts, n);
}

/** Count the values of @p facets in the documents that pass all filters but @p but.
 *  @return those documents. */
static struct doc_list count_passing(struct facet_counts *counts, uint32_t facets,
                                     const struct filtering *f, enum facet_filter but)
{
    const struct columns *columns = &f->plan->index->columns;
    struct arena *arena = f->plan->arena;
    struct counted counted = counted_of(plan_docs(f->plan, pass(f, but)), columns, arena);
    facet_counts_add(counts, facets, &counted, columns, arena);
    return (struct doc_list){counted.docids, counted.n};
}

struct doc_list filter_and_count(struct facet_list lists[FACET_COUNT_], struct set *docs,
                                 const struct search_request *request,
                                 const struct plan *plan)
{
    const struct index *index = plan->index;
    struct arena *arena = plan->arena;
    struct filtering f = filtering_of(docs, request, plan);
    struct facet_counts counts = facet_counts_new(request->facets, index, arena);
    uint32_t obeying = request->facets; /* all filters */
    for (unsigned i = 0; i < FILTER_COUNT_; i++) {
        uint32_t facets = own_facets((enum facet_filter)i) & request->facets;
        if (!f.passing[i] || !facets)
            continue;
        obeying &= ~facets;
        (void)count_passing(&counts, facets, &f, (enum facet_filter)i);
    }
    struct doc_list all = count_passing(&counts, obeying, &f, FILTER_COUNT_);
    facet_values_make(lists, &counts, request, index, arena);
    return all;
}

struct set *filter_only(struct set *docs, const struct search_request *request,
                        const struct plan *plan)
{
    struct filtering f = filtering_of(docs, request, plan);
    return pass(&f, FILTER_COUNT_);
}
