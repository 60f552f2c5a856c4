/* Reads and checks the members of a vocabulary file one by one; French messages say where
 * a fault is. */
#include <stdarg.h>
#include <stdio.h>

#include "engine/json/json_line.h"
#include "engine/json/json_read.h"
#include "engine/vocabulary/vocabulary_parts.h"

void source_at(struct vocabulary_source *source, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)vsnprintf(source->place, sizeof source->place, format, args);
    va_end(args);
    *source->member = '\0';
}

/** The line of the present place, from 1. */
static size_t line_of(const struct vocabulary_source *source)
{
    if (source->line)
        return source->line;
    char path[sizeof source->place + sizeof source->member + 1];
    (void)snprintf(path, sizeof path, "%s%s%s", source->place,
                   *source->place && *source->member ? "." : "", source->member);
    return json_line_of(source->text, path);
}

void source_fail(struct vocabulary_source *source, const char *format, ...)
{
    if (source->status)
        return;
    char text[300];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    source->status =
        error_set(source->err, STATUS_BAD_INPUT, "%s:%zu: %s%s%s", source->file,
                  line_of(source), source->place, *source->place ? " : " : "", text);
}

/**
 * Member @p name; NULL when it is missing or null, which is a fault when it is required.
 */
static const json_t *member(struct vocabulary_source *source, const json_t *object,
                            const char *name, enum source_need need)
{
    (void)snprintf(source->member, sizeof source->member, "%s", name);
    const json_t *value = json_object_get(object, name);
    if (json_is_null(value))
        value = NULL;
    if (!json_is_object(object))
        source_fail(source, "un objet est attendu, pas %s",
                    object ? json_type_label(object) : "rien");
    else if (!value && need == SOURCE_REQUIRED)
        source_fail(source, "le membre « %s » manque", name);
    return value;
}

/** A copy of the text @p value; "" when it is none. */
static const char *text_of(struct vocabulary_source *source, const json_t *value,
                           const char *name)
{
    if (!json_is_string(value)) {
        source_fail(source, "« %s » : un texte est attendu, pas %s", name,
                    json_type_label(value));
        return "";
    }
    struct str text = {json_string_value(value), json_string_length(value)};
    if (text.n > VOCABULARY_TEXT_MAX) {
        source_fail(source, "« %s » : %zu octets, le plus est %d", name, text.n,
                    VOCABULARY_TEXT_MAX);
        return "";
    }
    return arena_str(source->arena, str_trim(text)).at;
}

const char *source_text(struct vocabulary_source *source, const json_t *object,
                        const char *name, enum source_need need)
{
    const json_t *value = member(source, object, name, need);
    if (!value)
        return "";
    const char *text = text_of(source, value, name);
    if (need == SOURCE_REQUIRED && !*text)
        source_fail(source, "« %s » est vide", name);
    return text;
}

const char *source_slug(struct vocabulary_source *source, const json_t *object,
                        const char *name)
{
    const char *text = source_text(source, object, name, SOURCE_REQUIRED);
    if (strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(text))
        source_fail(source,
                    "« %s » : « %s » ne doit avoir que des minuscules sans accent, des "
                    "chiffres et des traits d'union",
                    name, text);
    return text;
}

const json_t *source_list(struct vocabulary_source *source, const json_t *object,
                          const char *name, enum source_need need)
{
    const json_t *value = member(source, object, name, need);
    if (value && !json_is_array(value)) {
        source_fail(source, "« %s » : une liste est attendue, pas %s", name,
                    json_type_label(value));
        return NULL;
    }
    if (need == SOURCE_REQUIRED && value && json_array_size(value) == 0)
        source_fail(source, "« %s » : la liste est vide", name);
    return value;
}

struct text_list source_texts(struct vocabulary_source *source, const json_t *object,
                              const char *name)
{
    const json_t *list = source_list(source, object, name, SOURCE_OPTIONAL);
    size_t n = json_array_size(list);
    const char **texts = arena_array(source->arena, n, sizeof *texts);
    for (size_t i = 0; i < n; i++) {
        (void)snprintf(source->member, sizeof source->member, "%s[%zu]", name, i);
        texts[i] = text_of(source, json_array_get(list, i), name);
        if (!*texts[i])
            source_fail(source, "« %s » : le texte numéro %zu est vide", name, i + 1);
    }
    return (struct text_list){texts, n};
}

bool source_flag(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    if (json_is_string(value))
        return json_string_length(value) > 0;
    return value && !json_is_false(value) && !json_is_null(value);
}

uint32_t source_count(struct vocabulary_source *source, const json_t *object,
                      const char *name)
{
    const json_t *value = member(source, object, name, SOURCE_OPTIONAL);
    if (!value)
        return 0;
    json_int_t count = json_is_integer(value) ? json_integer_value(value) : -1;
    if (count < 0 || count > UINT32_MAX) {
        source_fail(source, "« %s » : un nombre entier positif est attendu", name);
        return 0;
    }
    return (uint32_t)count;
}
