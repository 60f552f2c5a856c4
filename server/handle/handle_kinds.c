/* GET /api/v1/kinds: the kinds of documents. */
#include "server/handle/handlers.h"
#include "server/handle/vocabulary_json.h"

enum status handle_kinds(struct exchange *x, struct error *err)
{
    if (!exchange_takes_only(x, (const char *const[]){NULL}) ||
        exchange_is_known(x, STR("")))
        return STATUS_OK;
    struct facet_list counts;
    enum status st = vocabulary_counts(&counts, x, FACET_KIND, err);
    if (st)
        return st;
    json_t *list = json_array();
    for (unsigned i = 0; i < KIND_COUNT_; i++) {
        const char *slug = kind_slug((enum kind)i);
        (void)json_array_append_new(list,
                                    json_pack("{s:s, s:s, s:I}", "id", slug, "label",
                                              kind_label((enum kind)i), "documents",
                                              (json_int_t)count_of_value(&counts, slug)));
    }
    exchange_take_json(x, json_pack("{s:o}", "kinds", list));
    return STATUS_OK;
}
