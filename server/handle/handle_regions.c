/* GET /api/v1/regions: the 18 regions in alphabetical order, then what belongs to none of
 * them. */
#include "server/handle/handlers.h"
#include "server/handle/vocabulary_json.h"

static json_t *departments_of(const struct region *region)
{
    json_t *list = json_array();
    for (size_t i = 0; i < region->n_departments; i++)
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "id",
                                                    region->departments[i].code, "label",
                                                    region->departments[i].name));
    return list;
}

static json_t *region_json(const struct region *region, uint32_t documents)
{
    return json_pack("{s:s, s:s, s:s, s:o, s:o, s:I}", "id", region->code, "slug",
                     region->slug, "label", region->label, "former_names",
                     json_texts(region->former_names), "departments",
                     departments_of(region), "documents", (json_int_t)documents);
}

enum status handle_regions(struct exchange *x, struct error *err)
{
    if (!exchange_takes_only(x, (const char *const[]){NULL}) ||
        exchange_is_known(x, STR("")))
        return STATUS_OK;
    struct facet_list counts;
    enum status st = vocabulary_counts(&counts, x, FACET_REGION, err);
    if (st)
        return st;
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    json_t *list = json_array();
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        (void)json_array_append_new(
            list, region_json(region, count_of_value(&counts, region->code)));
    }
    (void)json_array_append_new(
        list, json_pack("{s:s, s:s, s:s, s:[], s:[], s:I}", "id", "national", "slug",
                        "national", "label", "National", "former_names", "departments",
                        "documents", (json_int_t)count_of_value(&counts, "national")));
    exchange_take_json(x, json_pack("{s:o}", "regions", list));
    return STATUS_OK;
}
