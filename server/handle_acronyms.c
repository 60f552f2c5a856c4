/* GET /api/v1/acronyms: the acronyms that a search also reads in full. */
#include "server/handlers.h"
#include "server/vocabulary_json.h"

static json_t *acronym_json(const struct acronym *acronym)
{
    return json_pack("{s:s, s:s, s:o, s:o, s:s?}", "id", acronym->acronym, "label",
                     acronym->expansion, "variants", json_texts(acronym->variants),
                     "former_names", json_texts(acronym->former), "category",
                     acronym->category);
}

enum status handle_acronyms(struct exchange *x, struct error *err)
{
    (void)err;
    if (!exchange_takes_only(x, (const char *const[]){NULL}) ||
        exchange_is_known(x, STR("")))
        return STATUS_OK;
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    json_t *list = json_array();
    for (size_t i = 0; i < vocabulary_n_acronyms(vocabulary); i++)
        (void)json_array_append_new(list,
                                    acronym_json(vocabulary_acronym(vocabulary, i)));
    exchange_take_json(x, json_pack("{s:o}", "acronyms", list));
    return STATUS_OK;
}
