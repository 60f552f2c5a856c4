/* GET /api/v1/acronyms: the acronyms, which searches also read in full. */
#include "server/handle/handlers.h"
#include "server/handle/vocabulary_json.h"

/**
 * Find out how many documents a search for the acronym finds. One of several words is
 * searched for as a phrase.
 */
static enum status count_of(uint32_t *out, struct exchange *x,
                            const struct acronym *acronym, struct error *err)
{
    struct str text = str_of(acronym->acronym);
    bool is_phrase = str_find(text, STR(" ")) < text.n;
    AUTO_BUF words = BUF_INIT(4096);
    buf_printf(&words, is_phrase ? "\"%s\"" : "%s", acronym->acronym);
    struct search_param q = {STR("q"), arena_str(x->arena, buf_str(&words))};
    struct search_request request;
    struct search_faults faults;
    *out = 0;
    if (search_request_read(&request, &faults, x->index, &q, 1, x->arena))
        return STATUS_OK; /* longer than any search may be: none finds it */
    request.facets = 0;
    request.per_page = 1;
    struct search_answer answer;
    enum status st = search(&answer, x->searcher, &request, err);
    if (!st && !answer.relaxed)
        *out = answer.total;
    arena_clear(searcher_arena(x->searcher));
    return st;
}

static enum status add_acronym(json_t *list, struct exchange *x,
                               const struct acronym *acronym, struct error *err)
{
    uint32_t documents;
    enum status st = count_of(&documents, x, acronym, err);
    if (st)
        return st;
    (void)json_array_append_new(
        list,
        json_pack("{s:s, s:s, s:o, s:o, s:s?, s:I}", "id", acronym->acronym, "label",
                  acronym->expansion, "variants", json_texts(acronym->variants),
                  "former_names", json_texts(acronym->former), "category",
                  acronym->category, "documents", (json_int_t)documents));
    return STATUS_OK;
}

enum status handle_acronyms(struct exchange *x, struct error *err)
{
    if (!exchange_takes_only(x, (const char *const[]){NULL}) ||
        exchange_is_known(x, STR("")))
        return STATUS_OK;
    struct str kept = lease_kept(x->lease, KEPT_ACRONYMS);
    if (kept.at) {
        reply_header(x->reply, "Content-Type", "application/json");
        buf_put_str(&x->reply->body, kept);
        return STATUS_OK;
    }
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    json_t *list = json_array();
    enum status st = STATUS_OK;
    for (size_t i = 0; i < vocabulary_n_acronyms(vocabulary) && !st; i++)
        st = add_acronym(list, x, vocabulary_acronym(vocabulary, i), err);
    if (st) {
        json_decref(list);
        return st;
    }
    exchange_take_json(x, json_pack("{s:o}", "acronyms", list));
    /* These were hundreds of searches. They are made once for each generation. */
    lease_keep(x->lease, KEPT_ACRONYMS, buf_str(&x->reply->body));
    return STATUS_OK;
}
