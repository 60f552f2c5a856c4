/* Filtering and counting by columns. */
#include "engine/facets.h"

#include "engine/facet_lists.h"

/* Each active filter has a bit. A document that fails none is a result; one that fails only the filter of a facet's own
 * field still counts for that facet. */
enum filter {
    FILTER_REGION = 1 << FACET_REGION,
    FILTER_THEME = 1 << FACET_THEME,
    FILTER_KIND = 1 << FACET_KIND,
    FILTER_DATE = 1 << FACET_YEAR, /* year and month share it */
    FILTER_SOURCE = 1 << FACET_SOURCE,
    FILTER_VALID = 1 << FACET_COUNT_
};

static const unsigned own_filter[FACET_COUNT_] = {
    [FACET_REGION] = FILTER_REGION, [FACET_THEME] = FILTER_THEME,
    [FACET_KIND] = FILTER_KIND,     [FACET_YEAR] = FILTER_DATE,
    [FACET_MONTH] = FILTER_DATE,    [FACET_SOURCE] = FILTER_SOURCE,
};

/** The request's filters, ready to be held against rows. */
struct filters {
    const struct search_request *request;
    bool *sources; /* by number; NULL: all */
    bool has_themes;
    bool has_dates;
    bool active; /* any of them */
};

static struct filters filters_of(const struct search_request *request,
                                 const struct index *index, struct arena *arena)
{
    struct filters f = {.request = request,
                        .has_themes = !theme_set_is_empty(&request->themes),
                        .has_dates =
                            request->from != DATE_NONE || request->to != DATE_NONE};
    f.active = request->regions || f.has_themes || request->kinds || request->n_sources ||
               f.has_dates || request->valid_at != DATE_NONE;
    if (!request->n_sources)
        return f;
    f.sources =
        arena_array(arena, (size_t)index->columns.n_sources + 1, sizeof *f.sources);
    for (size_t i = 0; i < request->n_sources; i++) {
        uint32_t source = columns_find_source(&index->columns, request->sources[i]);
        if (source)
            f.sources[source] = true;
    }
    return f;
}

static bool is_in_dates(const struct search_request *request, date_day day)
{
    return day != DATE_NONE && (request->from == DATE_NONE || day >= request->from) &&
           (request->to == DATE_NONE || day <= request->to);
}

/** In force on a day: a period that has begun and has not ended; a document without a period is not a programme. */
static bool is_valid_at(const struct column_row *row, date_day day)
{
    date_day from = row->dates[RECORD_VALID_FROM], to = row->dates[RECORD_VALID_TO];
    return (from != DATE_NONE || to != DATE_NONE) && (from == DATE_NONE || from <= day) &&
           (to == DATE_NONE || to >= day);
}

static unsigned failed_filters(const struct filters *f, const struct column_row *row)
{
    const struct search_request *request = f->request;
    unsigned failed = 0;
    region_set regions = row->regions ? row->regions : REGION_NATIONAL;
    if (request->regions && !(regions & request->regions))
        failed |= FILTER_REGION;
    if (f->has_themes && !((row->themes[0] & request->themes.bits[0]) |
                           (row->themes[1] & request->themes.bits[1])))
        failed |= FILTER_THEME;
    if (request->kinds && !(request->kinds >> row->kind & 1U))
        failed |= FILTER_KIND;
    if (f->sources && !f->sources[row->source])
        failed |= FILTER_SOURCE;
    if (f->has_dates && !is_in_dates(request, row->dates[RECORD_DATE]))
        failed |= FILTER_DATE;
    if (request->valid_at != DATE_NONE && !is_valid_at(row, request->valid_at))
        failed |= FILTER_VALID;
    return failed;
}

struct filtered facets_count(struct facet_list lists[FACET_COUNT_],
                             const roaring_bitmap_t *docs,
                             const struct search_request *request,
                             const struct index *index, struct arena *arena)
{
    struct filters filters = filters_of(request, index, arena);
    struct facet_counts counts = facet_counts_new(request->facets, index, arena);
    uint64_t n = roaring_bitmap_get_cardinality(docs);
    struct filtered out = {arena_array(arena, n, sizeof(uint32_t)), 0};
    if (!request->facets && !filters.active) {
        roaring_bitmap_to_uint32_array(docs, out.docids);
        out.n = (uint32_t)n;
        facet_lists_make(lists, &counts, request, index, arena);
        return out;
    }
    roaring_uint32_iterator_t at;
    for (roaring_init_iterator(docs, &at); at.has_value;
         roaring_advance_uint32_iterator(&at)) {
        const struct column_row *row = columns_row(&index->columns, at.current_value);
        unsigned failed = failed_filters(&filters, row);
        if (!failed)
            out.docids[out.n++] = at.current_value;
        for (unsigned facet = 0; facet < FACET_COUNT_; facet++)
            if (request->facets >> facet & 1U && !(failed & ~own_filter[facet]))
                facet_counts_add(&counts, (enum facet)facet, row);
    }
    facet_lists_make(lists, &counts, request, index, arena);
    return out;
}
