/* GET /openapi.json: the contract, for programs (OpenAPI 3.1). */
#include "server/handle/handlers.h"

/** What the vocabulary of the served index allows as a value, and nothing: "". */
static json_t *regions_of(const struct vocabulary *vocabulary)
{
    json_t *list = json_pack("[s, s]", "", "national");
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        (void)json_array_append_new(list, json_string(region->code));
        (void)json_array_append_new(list, json_string(region->slug));
    }
    return list;
}

static json_t *themes_of(const struct vocabulary *vocabulary)
{
    json_t *list = json_pack("[s]", "");
    for (size_t i = 0; i < vocabulary_n_themes(vocabulary); i++)
        (void)json_array_append_new(list,
                                    json_string(vocabulary_theme(vocabulary, i)->slug));
    return list;
}

/** Let the schema @p name take nothing but @p values, which are taken. */
static void limit_to(json_t *contract, const char *name, json_t *values)
{
    json_t *components = json_object_get(contract, "components");
    json_t *schema = json_object_get(json_object_get(components, "schemas"), name);
    (void)json_object_set_new(schema, "enum", values);
}

enum status handle_openapi(struct exchange *x, struct error *err)
{
    if (!x->site->contract)
        return error_set(err, STATUS_NOT_FOUND, "no contract");
    if (exchange_is_known(x, str_of(x->site->pages_digest)))
        return STATUS_OK;
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    json_t *contract = json_deep_copy(x->site->contract);
    limit_to(contract, "RegionValue", regions_of(vocabulary));
    limit_to(contract, "ThemeValue", themes_of(vocabulary));
    exchange_take_json(x, contract);
    return STATUS_OK;
}
