/* Takes a request apart, filter by filter. */
#include "server/page/filters.h"

#include "html/french.h"
#include "server/http/uri.h"

/** The most bytes of the query of an address. */
#define QUERY_MAX_BYTES (1U << 16)

struct filter_list {
    struct filter *at;
    size_t n;
    const struct search_request *request;
    const struct index *index;
    struct arena *arena;
};

/**
 * Add a filter whose `without` is still the whole request; NULL when there is no room.
 */
static struct filter *add(struct filter_list *list, const char *label)
{
    if (list->n == FILTERS_MAX)
        return NULL;
    struct filter *filter = &list->at[list->n++];
    filter->label = str_of(label);
    filter->without = *list->request;
    filter->without.page = 1;
    return filter;
}

static void add_regions(struct filter_list *list)
{
    const struct vocabulary *vocabulary = index_vocabulary(list->index);
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        if (!(list->request->regions >> i & 1U))
            continue;
        struct filter *filter = add(list, vocabulary_region(vocabulary, i)->label);
        if (filter)
            filter->without.regions &= ~((region_set)1 << i);
    }
    if (list->request->regions & REGION_NATIONAL) {
        struct filter *filter = add(list, "National");
        if (filter)
            filter->without.regions &= ~REGION_NATIONAL;
    }
}

static void add_themes(struct filter_list *list)
{
    const struct vocabulary *vocabulary = index_vocabulary(list->index);
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++) {
        if (!theme_set_has(&list->request->themes, i))
            continue;
        struct filter *filter = add(list, vocabulary_theme(vocabulary, i)->label);
        if (filter)
            filter->without.themes.bits[i / 64] &= ~((uint64_t)1 << (i % 64));
    }
}

static void add_kinds(struct filter_list *list)
{
    for (unsigned i = 0; i < KIND_COUNT_; i++) {
        if (!(list->request->kinds >> i & 1U))
            continue;
        struct filter *filter = add(list, kind_label((enum kind)i));
        if (filter)
            filter->without.kinds &= ~(1U << i);
    }
}

static void add_sources(struct filter_list *list)
{
    const struct search_request *request = list->request;
    for (size_t i = 0; i < request->n_sources; i++) {
        struct filter *filter = add(list, "");
        if (!filter)
            return;
        filter->label = request->sources[i];
        struct str *others = arena_array(list->arena, request->n_sources, sizeof *others);
        size_t n = 0;
        for (size_t j = 0; j < request->n_sources; j++)
            if (j != i)
                others[n++] = request->sources[j];
        filter->without.sources = others;
        filter->without.n_sources = n;
    }
}

static void add_dates(struct filter_list *list)
{
    const struct search_request *request = list->request;
    AUTO_BUF label = BUF_INIT(256);
    if (request->from != DATE_NONE || request->to != DATE_NONE) {
        french_period(&label, request->from, request->to);
        struct filter *filter = add(list, "");
        if (filter) {
            filter->label = arena_str(list->arena, buf_str(&label));
            filter->without.from = filter->without.to = DATE_NONE;
        }
    }
    if (request->valid_at != DATE_NONE) {
        buf_clear(&label);
        buf_put_text(&label, "en vigueur le ");
        french_date(&label, request->valid_at);
        struct filter *filter = add(list, "");
        if (filter) {
            filter->label = arena_str(list->arena, buf_str(&label));
            filter->without.valid_at = DATE_NONE;
        }
    }
}

size_t filters_list(struct filter out[FILTERS_MAX], const struct search_request *request,
                    const struct index *index, struct arena *arena)
{
    struct filter_list list = {out, 0, request, index, arena};
    add_regions(&list);
    add_themes(&list);
    add_kinds(&list);
    add_sources(&list);
    add_dates(&list);
    return list.n;
}

struct search_request filters_none(const struct search_request *request)
{
    struct search_request none = *request;
    none.regions = 0;
    none.themes = (struct theme_set){{0}};
    none.kinds = 0;
    none.n_sources = 0;
    none.from = none.to = none.valid_at = DATE_NONE;
    none.page = 1;
    return none;
}

struct url request_url(const struct search_request *request, const struct index *index,
                       uint32_t page, struct arena *arena)
{
    AUTO_BUF query = BUF_INIT(QUERY_MAX_BYTES);
    search_request_write(&query, request, index, page);
    return url_query(URL("/recherche"), buf_str(&query), arena);
}

struct request_around request_around(const struct search_request *request,
                                     const struct index *index, struct str first,
                                     struct str last, struct arena *arena)
{
    struct search_request shown = *request;
    shown.page = 1;
    AUTO_BUF before = BUF_INIT(QUERY_MAX_BYTES);
    AUTO_BUF behind = BUF_INIT(QUERY_MAX_BYTES);
    search_request_write_around(&before, &behind, &shown, index, first, last);
    return (struct request_around){arena_str(arena, buf_str(&before)),
                                   arena_str(arena, buf_str(&behind))};
}

struct url request_around_url(const struct request_around *around, struct str between,
                              struct arena *arena)
{
    const struct str parts[] = {around->before, between, around->behind};
    AUTO_BUF query = BUF_INIT(3 * QUERY_MAX_BYTES);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (parts[i].n && query.n)
            buf_put_byte(&query, '&');
        buf_put_str(&query, parts[i]);
    }
    return url_query(URL("/recherche"), buf_str(&query), arena);
}

const struct search_param *request_params(size_t *n, const struct search_request *request,
                                          const struct index *index, struct arena *arena)
{
    struct uri uri;
    struct search_faults faults;
    struct url url = request_url(request, index, 0, arena);
    *n = 0;
    if (uri_parse(&uri, &faults, url.text, arena) != STATUS_OK)
        return NULL;
    *n = uri.n_params;
    return uri.params;
}
