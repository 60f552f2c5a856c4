/* Counts the documents of each value of a vocabulary, by a search for everything. */
#include "server/handle/vocabulary_json.h"

enum status vocabulary_counts(struct facet_list *out, struct exchange *x,
                              enum facet facet, struct error *err)
{
    struct search_request request;
    struct search_faults faults;
    enum status st = search_request_read(&request, &faults, x->index, NULL, 0,
                                         searcher_arena(x->searcher));
    if (st)
        return error_set(err, STATUS_INTERNAL, "the empty request is refused");
    request.facets = 1U << facet;
    request.per_page = 1;
    struct search_answer answer;
    st = search(&answer, x->searcher, &request, err);
    if (st)
        return st;
    *out = answer.facets[facet];
    return STATUS_OK;
}

uint32_t count_of_value(const struct facet_list *counts, const char *value)
{
    for (size_t i = 0; i < counts->n; i++)
        if (str_equal(counts->at[i].value, str_of(value)))
            return counts->at[i].count;
    return 0;
}

json_t *json_texts(struct text_list texts)
{
    json_t *list = json_array();
    for (size_t i = 0; i < texts.n; i++)
        (void)json_array_append_new(list, json_string(texts.at[i]));
    return list;
}
