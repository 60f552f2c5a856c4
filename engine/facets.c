/* Filtering by sets; counting by sets where many documents match, by their rows where few do. */
#include "engine/facets.h"

#include "engine/facet_lists.h"
#include "engine/value_sets.h"

enum filter {
    FILTER_REGION,
    FILTER_THEME,
    FILTER_KIND,
    FILTER_SOURCE,
    FILTER_DATE,
    FILTER_VALID,
    FILTER_COUNT_
};

/** The filter of a facet's own field, which its counts ignore; year and month share one. */
static const enum filter own_filter[FACET_COUNT_] = {
    [FACET_REGION] = FILTER_REGION, [FACET_THEME] = FILTER_THEME,
    [FACET_KIND] = FILTER_KIND,     [FACET_YEAR] = FILTER_DATE,
    [FACET_MONTH] = FILTER_DATE,    [FACET_SOURCE] = FILTER_SOURCE,
};

/** One query's documents and the sets that its filters let pass. */
struct filtering {
    const struct search_request *request;
    const struct index *index;
    struct arena *arena;
    const roaring_bitmap_t *docs;
    roaring_bitmap_t *passing[FILTER_COUNT_]; /* NULL: no such filter is asked for */
};

/* Sources and validity have no sets: the rows of the documents that match tell. */

typedef bool row_test(const struct column_row *row, const void *context);

static roaring_bitmap_t *keep_rows(const struct filtering *f, row_test *test,
                                   const void *context)
{
    uint64_t n = roaring_bitmap_get_cardinality(f->docs), kept = 0;
    uint32_t *docids = arena_array(f->arena, n, sizeof *docids);
    roaring_bitmap_to_uint32_array(f->docs, docids);
    for (uint64_t i = 0; i < n; i++)
        if (docids[i] <= f->index->columns.n &&
            test(columns_row(&f->index->columns, docids[i]), context))
            docids[kept++] = docids[i];
    return bitmap_of_sorted(docids, (uint32_t)kept);
}

static bool has_source(const struct column_row *row, const void *context)
{
    const bool *wanted = context;
    return wanted[row->source];
}

static roaring_bitmap_t *of_sources(const struct filtering *f)
{
    const struct columns *columns = &f->index->columns;
    bool *wanted = arena_array(f->arena, (size_t)columns->n_sources + 1, sizeof *wanted);
    for (size_t i = 0; i < f->request->n_sources; i++) {
        uint32_t source = columns_find_source(columns, f->request->sources[i]);
        if (source)
            wanted[source] = true;
    }
    return keep_rows(f, has_source, wanted);
}

/** In force on a day: a period that has begun and has not ended; a document without a period is not a programme. */
static bool is_valid_at(const struct column_row *row, const void *context)
{
    const date_day *day = context;
    date_day from = row->dates[RECORD_VALID_FROM], to = row->dates[RECORD_VALID_TO];
    return (from != DATE_NONE || to != DATE_NONE) &&
           (from == DATE_NONE || from <= *day) && (to == DATE_NONE || to >= *day);
}

static struct filtering filtering_of(const roaring_bitmap_t *docs,
                                     const struct search_request *request,
                                     const struct index *index, struct arena *arena)
{
    struct filtering f = {request, index, arena, docs, {NULL}};
    if (request->regions)
        f.passing[FILTER_REGION] = documents_of_regions(index, request->regions);
    if (!theme_set_is_empty(&request->themes))
        f.passing[FILTER_THEME] = documents_of_themes(index, &request->themes);
    if (request->kinds)
        f.passing[FILTER_KIND] = documents_of_kinds(index, request->kinds);
    if (request->n_sources)
        f.passing[FILTER_SOURCE] = of_sources(&f);
    if (request->from != DATE_NONE || request->to != DATE_NONE)
        f.passing[FILTER_DATE] = documents_of_dates(index, request->from, request->to);
    if (request->valid_at != DATE_NONE)
        f.passing[FILTER_VALID] = keep_rows(&f, is_valid_at, &request->valid_at);
    return f;
}

static void filtering_release(struct filtering *f)
{
    for (size_t i = 0; i < FILTER_COUNT_; i++)
        if (f->passing[i])
            roaring_bitmap_free(f->passing[i]);
}
#define AUTO_FILTERING CLEANUP(filtering_release) struct filtering

/** A new set of what passes all filters but @p but (FILTER_COUNT_: all). */
static roaring_bitmap_t *pass(const struct filtering *f, enum filter but)
{
    roaring_bitmap_t *passed = roaring_bitmap_copy(f->docs);
    for (size_t i = 0; i < FILTER_COUNT_; i++)
        if (f->passing[i] && i != but)
            roaring_bitmap_and_inplace(passed, f->passing[i]);
    return passed;
}

static struct counted counted_of(const roaring_bitmap_t *docs, struct arena *arena)
{
    uint32_t n = (uint32_t)roaring_bitmap_get_cardinality(docs);
    uint32_t *docids = arena_array(arena, n, sizeof *docids);
    roaring_bitmap_to_uint32_array(docs, docids);
    return (struct counted){docs, docids, n};
}

struct filtered facets_count(struct facet_list lists[FACET_COUNT_],
                             const roaring_bitmap_t *docs,
                             const struct search_request *request,
                             const struct index *index, struct arena *arena)
{
    AUTO_FILTERING f = filtering_of(docs, request, index, arena);
    struct facet_counts counts = facet_counts_new(request->facets, index, arena);
    roaring_bitmap_t *passed = pass(&f, FILTER_COUNT_);
    struct counted all = counted_of(passed, arena);
    for (unsigned i = 0; i < FACET_COUNT_; i++) {
        enum facet facet = (enum facet)i;
        if (!(request->facets >> facet & 1U))
            continue;
        if (!f.passing[own_filter[facet]]) {
            facet_counts_add(&counts, facet, &all, index);
            continue;
        }
        roaring_bitmap_t *others = pass(&f, own_filter[facet]);
        struct counted counted = counted_of(others, arena);
        facet_counts_add(&counts, facet, &counted, index);
        roaring_bitmap_free(others);
    }
    roaring_bitmap_free(passed);
    facet_lists_make(lists, &counts, request, index, arena);
    return (struct filtered){all.docids, all.n};
}
