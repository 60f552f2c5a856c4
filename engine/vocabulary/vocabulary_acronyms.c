/* Reads acronyms.json: a list of acronyms, and of names that have changed. */
#include "engine/json/json_read.h"
#include "engine/vocabulary/vocabulary_parts.h"

void vocabulary_read_acronyms(struct vocabulary *out, struct vocabulary_source *source,
                              const json_t *root)
{
    if (!json_is_array(root))
        source_fail(source, "une liste de sigles est attendue, pas %s",
                    json_type_label(root));
    size_t n = json_array_size(root);
    out->acronyms = arena_array(out->arena, n, sizeof *out->acronyms);
    out->n_acronyms = n;
    for (size_t i = 0; i < n && !source->status; i++) {
        const json_t *object = json_array_get(root, i);
        source_at(source, "[%zu]", i);
        out->acronyms[i] = (struct acronym){
            .acronym = source_text(source, object, "acronym", SOURCE_REQUIRED),
            .expansion = source_text(source, object, "expansion", SOURCE_REQUIRED),
            .variants = source_texts(source, object, "variants"),
            .former = source_texts(source, object, "former"),
            .category = source_text(source, object, "category", SOURCE_OPTIONAL),
            .needs_capitals = source_flag(object, "case_sensitive_match"),
            .context = source_texts(source, object, "context"),
        };
    }
}
