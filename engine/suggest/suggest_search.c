/* Runs the search that a completion leads to. */
#include "engine/suggest/suggest_search.h"

#include "engine/answer/search.h"
#include "engine/index/index_parts.h"

/** The parameter that the link of completion @p row has beside its regions. */
static struct search_param param_of(struct searcher *searcher, uint32_t row)
{
    const struct suggest *s = searcher_index(searcher)->suggest;
    struct str filter = suggest_string(s, row, STRING_FILTER);
    struct search_param param = {STR("q"), suggest_string(s, row, STRING_VALUE)};
    if (filter.n) {
        param.name = str_cut(&filter, '=');
        param.value = filter;
    } else if (s->rows[row].source == SUGGEST_TITLE) {
        struct document document;
        documents_peek(searcher_documents(searcher), s->rows[row].what, &document);
        param.value = arena_str(searcher_arena(searcher), document.fields[FIELD_TITLE]);
    }
    return param;
}

static void fill_regions(struct suggest_found *out, const struct search_answer *answer,
                         const struct vocabulary *vocabulary)
{
    const struct facet_list *list = &answer->facets[FACET_REGION];
    for (size_t i = 0; i < list->n; i++) {
        int region = vocabulary_find_region(vocabulary, list->at[i].value);
        out->of_regions[region < 0 ? REGION_MAX : region] = list->at[i].count;
    }
}

enum status suggest_search(struct suggest_found *out, struct searcher *searcher,
                           uint32_t row, region_set regions, struct error *err)
{
    *out = (struct suggest_found){0};
    const struct index *index = searcher_index(searcher);
    struct search_param param = param_of(searcher, row);
    struct search_request request;
    struct search_faults faults;
    if (search_request_read(&request, &faults, index, &param, 1,
                            searcher_arena(searcher)))
        /* A title may be longer than what may be asked: its link leads to a fault. */
        return STATUS_OK;
    request.regions |= regions;
    request.facets = regions ? 0 : 1U << FACET_REGION;
    /* Neither ranked nor shown: only counted. */
    request.sort = SORT_NEWEST;
    request.per_page = 1;
    request.without_extracts = true;
    struct search_answer answer;
    enum status st = search(&answer, searcher, &request, err);
    if (st || answer.relaxed || answer.corrected_ran)
        return st;
    out->n = answer.total;
    fill_regions(out, &answer, index->vocabulary);
    return STATUS_OK;
}
