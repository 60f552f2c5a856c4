/* Reads a request from parameters, and writes it back in one canonical form. */
#include <assert.h>

#include "base/utf8.h"
#include "engine/request/request_params.h"

/** The parameter of that name and its place in the table; NULL when there is none. */
static const struct search_param_kind *kind_of(struct str name, size_t *number)
{
    for (*number = 0; *number < n_search_param_kinds; ++*number)
        if (str_equal(name, str_of(search_param_kinds[*number].name)))
            return &search_param_kinds[*number];
    return NULL;
}

bool search_param_is_known(struct str name)
{
    size_t number;
    return kind_of(name, &number) != NULL;
}

/** Read one parameter; bit i of @p seen says that parameter i was given before. */
static void read_param(struct param_reader *reader, const struct search_param *param,
                       uint32_t *seen)
{
    size_t number;
    const struct search_param_kind *kind = kind_of(param->name, &number);
    reader->name = utf8_head_bytes(param->name, 60);
    if (utf8_first_invalid(reader->name) < reader->name.n)
        reader->name = STR("?");
    if (!kind) {
        param_fault(reader, "paramètre inconnu");
        return;
    }
    if (!param->value.n)
        return;
    if (!kind->repeats && *seen >> number & 1U) {
        param_fault(reader, "ce paramètre ne peut être donné qu'une fois");
        return;
    }
    *seen |= 1U << number;
    if (utf8_first_invalid(param->value) < param->value.n) {
        param_fault(reader, "la valeur n'est pas de l'UTF-8 valide (octet %zu)",
                    utf8_first_invalid(param->value) + 1);
        return;
    }
    kind->read(reader, arena_str(reader->arena, param->value));
}

/** The default order: by relevance, or newest first when there is no word. */
static enum search_sort usual_sort(const struct search_request *request)
{
    return request->text.n ? SORT_RELEVANCE : SORT_NEWEST;
}

/** Check what depends on several parameters, and set the defaults that do. */
static void complete(struct param_reader *reader, bool has_sort)
{
    struct search_request *request = reader->request;
    if ((uint64_t)request->page * request->per_page > SEARCH_DEPTH_MAX) {
        reader->name = STR("page");
        param_fault(reader, "page × per_page dépasse %d", SEARCH_DEPTH_MAX);
    }
    if (request->from != DATE_NONE && request->to != DATE_NONE &&
        request->from > request->to) {
        reader->name = STR("to");
        param_fault(reader, "la fin de la période précède son début");
    }
    uint32_t all = (1U << FACET_COUNT_) - 1;
    if (!request->facets)
        request->facets = facets_by_default();
    else if (request->facets & ~all && request->facets & all) {
        reader->name = STR("facets");
        param_fault(reader, "« none » ne se combine pas");
    }
    request->facets &= all;
    if (!has_sort)
        request->sort = usual_sort(request);
}

enum status search_request_read(struct search_request *out, struct search_faults *faults,
                                const struct index *index,
                                const struct search_param *params, size_t n,
                                struct arena *arena)
{
    *out = (struct search_request){.text = STR(""),
                                   .from = DATE_NONE,
                                   .to = DATE_NONE,
                                   .from_text = STR(""),
                                   .to_text = STR(""),
                                   .valid_at = DATE_NONE,
                                   .page = 1,
                                   .per_page = SEARCH_PER_PAGE};
    faults->n = 0;
    struct param_reader reader = {out, faults, index, arena, STR("")};
    uint32_t seen = 0;
    bool has_sort = false;
    for (size_t i = 0; i < n; i++) {
        read_param(&reader, &params[i], &seen);
        has_sort =
            has_sort || (params[i].value.n && str_equal(params[i].name, STR("sort")));
    }
    complete(&reader, has_sort);
    if (!faults->n)
        return STATUS_OK;
    return utf8_count(out->text) > SEARCH_QUERY_MAX ? STATUS_TOO_LARGE : STATUS_BAD_INPUT;
}

void search_request_write(struct buf *out, const struct search_request *request,
                          const struct index *index, uint32_t page)
{
    struct search_request shown = *request;
    if (page)
        shown.page = page;
    AUTO_BUF text = BUF_INIT(out->limit);
    for (size_t i = 0; i < n_search_param_kinds; i++)
        search_param_kinds[i].write(&text, &shown, index, search_param_kinds[i].name);
    buf_put_str(out, buf_str(&text));
}

void search_request_write_around(struct buf *before, struct buf *behind,
                                 const struct search_request *request,
                                 const struct index *index, struct str first,
                                 struct str last)
{
    struct buf *out = before;
    for (size_t i = 0; i < n_search_param_kinds; i++) {
        const struct search_param_kind *kind = &search_param_kinds[i];
        if (str_equal(first, str_of(kind->name)))
            out = NULL;
        if (out)
            kind->write(out, request, index, kind->name);
        if (str_equal(last, str_of(kind->name)))
            out = behind;
    }
}

bool search_request_is_feeds(const struct search_request *request)
{
    return request->sort == usual_sort(request) && request->per_page == SEARCH_PER_PAGE &&
           request->facets == facets_by_default() && !request->fields &&
           !request->labels && !request->explain && !request->separate;
}

void search_request_write_feed(struct buf *out, const struct search_request *request,
                               const struct index *index)
{
    struct search_request found = *request;
    found.sort = usual_sort(request);
    found.per_page = SEARCH_PER_PAGE;
    found.facets = facets_by_default();
    found.fields = 0;
    found.labels = found.explain = found.separate = false;
    search_request_write(out, &found, index, 1);
}

void search_request_write_page(struct buf *out, struct str first, uint32_t page)
{
    buf_put_str(out, first);
    if (page == 1)
        return;
    /* The page is the last parameter of the table. */
    buf_put_str(out, first.n ? STR("&page=") : STR("page="));
    buf_put_number(out, page);
}
