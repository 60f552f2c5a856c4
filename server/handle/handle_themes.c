/* GET /api/v1/themes: the themes and their sub-themes, in the order of the vocabulary. */
#include "server/handle/handlers.h"
#include "server/handle/vocabulary_json.h"

static json_t *theme_json(const struct vocabulary *vocabulary, const struct theme *theme,
                          uint32_t documents)
{
    const char *parent = NULL;
    if (theme->parent >= 0)
        parent = vocabulary_theme(vocabulary, (size_t)theme->parent)->slug;
    return json_pack("{s:s, s:s, s:s?, s:I}", "id", theme->slug, "label", theme->label,
                     "parent", parent, "documents", (json_int_t)documents);
}

enum status handle_themes(struct exchange *x, struct error *err)
{
    if (!exchange_takes_only(x, (const char *const[]){NULL}) ||
        exchange_is_known(x, STR("")))
        return STATUS_OK;
    struct facet_list counts;
    enum status st = vocabulary_counts(&counts, x, FACET_THEME, err);
    if (st)
        return st;
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    json_t *list = json_array();
    for (size_t i = 0; i < vocabulary_n_themes(vocabulary); i++) {
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        (void)json_array_append_new(
            list, theme_json(vocabulary, theme, count_of_value(&counts, theme->slug)));
    }
    exchange_take_json(x, json_pack("{s:o}", "themes", list));
    return STATUS_OK;
}
