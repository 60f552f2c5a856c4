/* Reads themes.json: themes of the top level, each followed by its sub-themes, and
 * numbered in that order. */
#include "engine/vocabulary/vocabulary_parts.h"

static void add(struct vocabulary *out, struct vocabulary_source *source,
                const json_t *object, int parent)
{
    if (out->n_themes == THEME_MAX) {
        source_fail(source, "plus de %d thèmes", THEME_MAX);
        return;
    }
    struct theme theme = {
        .slug = source_slug(source, object, "slug"),
        .label = source_text(source, object, "label", SOURCE_REQUIRED),
        .parent = parent,
        .triggers = source_texts(source, object, "triggers"),
        .hints = source_texts(source, object, "hints"),
    };
    if (vocabulary_find_theme(out, str_of(theme.slug)) >= 0)
        source_fail(source, "« slug » : « %s » est donné deux fois", theme.slug);
    out->themes[out->n_themes++] = theme;
}

void vocabulary_read_themes(struct vocabulary *out, struct vocabulary_source *source,
                            const json_t *root)
{
    out->themes = arena_array(out->arena, THEME_MAX, sizeof *out->themes);
    const json_t *list = source_list(source, root, "themes", SOURCE_REQUIRED);
    for (size_t i = 0; i < json_array_size(list) && !source->status; i++) {
        const json_t *top = json_array_get(list, i);
        source_at(source, "themes[%zu]", i);
        int parent = (int)out->n_themes;
        add(out, source, top, -1);
        const json_t *subs = source_list(source, top, "subthemes", SOURCE_OPTIONAL);
        for (size_t j = 0; j < json_array_size(subs) && !source->status; j++) {
            source_at(source, "themes[%zu].subthemes[%zu]", i, j);
            add(out, source, json_array_get(subs, j), parent);
        }
    }
}
