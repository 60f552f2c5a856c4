/* Reads what a comparison is asked for, and writes it back in one canonical form. */
#include "engine/compare/compare_request.h"

#include "engine/request/request_params.h"

/** The parameters of a search that a comparison has too. */
static const char *const of_search[] = {"q",    "theme", "kind",     "source",
                                        "from", "to",    "valid_at", "mode"};
/** Its own. */
static const char *const own[] = {"sort", "order"};

static bool is_of_search(struct str name)
{
    return str_place(name, of_search, COUNT_OF(of_search)) < COUNT_OF(of_search);
}

bool compare_param_is_known(struct str name)
{
    return is_of_search(name) || str_place(name, own, COUNT_OF(own)) < COUNT_OF(own);
}

/** The kind whose slug is the name of the order by region has another name as one. */
#define SHEETS "sheet"

static void read_sort(struct compare_request *out, struct param_reader *reader,
                      struct str value)
{
    out->kind = str_equal(value, STR(SHEETS)) ? KIND_REGION : kind_find(value);
    if (str_equal(value, STR("region")))
        out->order = COMPARE_BY_REGION;
    else if (str_equal(value, STR("total")))
        out->order = COMPARE_BY_TOTAL;
    else if (out->kind < KIND_COUNT_)
        out->order = COMPARE_BY_KIND;
    else
        param_fault(reader, "« region », « total » ou un type de document est attendu");
}

static void read_order(struct compare_request *out, struct param_reader *reader,
                       struct str value)
{
    out->descending = str_equal(value, STR("desc"));
    if (!out->descending && !str_equal(value, STR("asc")))
        param_fault(reader, "« asc » ou « desc » est attendu");
}

/** Read the parameter @p name, one of `own`, if it is given. @return whether it is. */
static bool read_own(struct compare_request *out, struct param_reader *reader,
                     const struct search_param *params, size_t n)
{
    size_t n_given = 0;
    for (size_t i = 0; i < n; i++) {
        if (!str_equal(params[i].name, reader->name) || !params[i].value.n)
            continue;
        if (n_given++)
            param_fault(reader, "ce paramètre ne peut être donné qu'une fois");
        else if (str_equal(reader->name, STR("sort")))
            read_sort(out, reader, params[i].value);
        else
            read_order(out, reader, params[i].value);
    }
    return n_given > 0;
}

/** Say of each parameter that only a search has that it is unknown here. */
static void refuse_others(struct param_reader *reader, const struct search_param *params,
                          size_t n)
{
    for (size_t i = 0; i < n; i++) {
        reader->name = params[i].name;
        if (search_param_is_known(reader->name) && !compare_param_is_known(reader->name))
            param_fault(reader, "paramètre inconnu");
    }
}

enum status compare_request_read(struct compare_request *out,
                                 struct search_faults *faults, const struct index *index,
                                 const struct search_param *params, size_t n,
                                 struct arena *arena)
{
    *out = (struct compare_request){.order = COMPARE_BY_REGION};
    struct search_param *others = arena_array(arena, n, sizeof *others);
    size_t n_others = 0;
    for (size_t i = 0; i < n; i++)
        if (is_of_search(params[i].name) || (!search_param_is_known(params[i].name) &&
                                             !compare_param_is_known(params[i].name)))
            others[n_others++] = params[i];
    enum status st =
        search_request_read(&out->search, faults, index, others, n_others, arena);
    struct param_reader reader = {&out->search, faults, index, arena, STR("sort")};
    (void)read_own(out, &reader, params, n);
    bool is_count = out->order != COMPARE_BY_REGION;
    reader.name = STR("order");
    if (!read_own(out, &reader, params, n))
        out->descending = is_count;
    refuse_others(&reader, params, n);
    out->search.facets = 0;
    return st || !faults->n ? st : STATUS_BAD_INPUT;
}

const char *compare_order_name(const struct compare_request *request)
{
    switch (request->order) {
    case COMPARE_BY_REGION:
        return "region";
    case COMPARE_BY_TOTAL:
        return "total";
    case COMPARE_BY_KIND:
        return request->kind == KIND_REGION ? SHEETS : kind_slug(request->kind);
    }
    return "";
}

void compare_request_write(struct buf *out, const struct compare_request *request,
                           const struct index *index)
{
    struct search_request search = request->search;
    search.facets = facets_by_default();
    AUTO_BUF text = BUF_INIT(out->limit);
    search_request_write(&text, &search, index, 1);
    bool is_count = request->order != COMPARE_BY_REGION;
    if (is_count)
        param_put(&text, "sort", str_of(compare_order_name(request)));
    if (request->descending != is_count)
        param_put(&text, "order", request->descending ? STR("desc") : STR("asc"));
    buf_put_str(out, buf_str(&text));
}

uint32_t compare_kinds(const struct compare_request *request)
{
    return request->search.kinds ? request->search.kinds : (1U << KIND_COUNT_) - 1;
}

struct search_request compare_cell_request(const struct compare_request *request,
                                           int region, enum kind kind)
{
    struct search_request search = request->search;
    search.facets = facets_by_default();
    if (region >= 0)
        search.regions = (region_set)1 << (unsigned)region;
    if (kind < KIND_COUNT_)
        search.kinds = 1U << kind;
    return search;
}
