/* Says in French what is wrong with front matter, and keeps what is to be said of it. */
#include <stdarg.h>
#include <stdio.h>

#include "engine/json/json_read.h"
#include "indexer/format/front_matter.h"
#include "indexer/source/member_names.h"

static const struct {
    /* A part of libyaml's message. */
    const char *problem;
    /* The faulty line is where the value begins, not where the fault was noticed. */
    bool is_of_start;
    const char *advice;
} advices[] = {
    {"mapping values are not allowed", false,
     "un « : » dans une valeur : mettez la valeur entre guillemets"},
    {"cannot start any token", false,
     "une valeur commence par une tabulation ou par @, % ou ` : mettez-la entre "
     "guillemets"},
    {"unexpected end of stream", true, "des guillemets ne sont pas refermés"},
    {"',' or ']'", true,
     "une liste « [ … ] » n'est pas refermée, ou une virgule y manque"},
    {"',' or '}'", true,
     "un groupe « { … } » n'est pas refermé, ou une virgule y manque"},
    {"could not find expected ':'", true, "il manque « : » après un nom"},
    {"did not find expected key", false,
     "le retrait d'une ligne ou un guillemet n'est pas à sa place"},
    {"control characters are not allowed", false,
     "un caractère de contrôle est interdit ici"},
};

const char *front_matter_advice(bool *is_of_start, const char *problem)
{
    for (size_t i = 0; i < COUNT_OF(advices); i++)
        if (strstr(problem, advices[i].problem)) {
            *is_of_start = advices[i].is_of_start;
            return advices[i].advice;
        }
    *is_of_start = false;
    return "ce n'est pas du YAML (« nom: valeur », un par ligne)";
}

bool front_matter_is_read(const char *name)
{
    enum member_role role = member_name_find(str_of(name), &source_settings_none).role;
    return role == ROLE_TITLE || role == ROLE_TEXT || role == ROLE_LEAD ||
           role == ROLE_SOURCE || role == ROLE_AUTHOR || role == ROLE_SECTION ||
           strcmp(name, "label") == 0;
}

void front_matter_remark(struct front_matter_found *found, uint32_t line,
                         const char *format, ...)
{
    char text[ERROR_TEXT_BYTES];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    /* A text that was cut within a character is no JSON: error_set() mends it. */
    struct error clean = {0};
    (void)error_set(&clean, STATUS_BAD_INPUT, "%s", text);
    json_t *remark = json_object();
    (void)json_object_set_new(remark, "line", json_integer(line));
    (void)json_object_set_new(remark, "text", json_string(clean.text));
    (void)json_array_append_new(found->remarks, remark);
}

struct front_matter_found front_matter_found_new(void)
{
    return (struct front_matter_found){json_object(), json_object(), json_array()};
}

void front_matter_found_release(struct front_matter_found *found)
{
    json_decref(found->object);
    json_decref(found->member_lines);
    json_decref(found->remarks);
}

void front_matter_tell(const struct front_matter_found *found,
                       const struct reading *reading)
{
    for (size_t i = 0; i < json_array_size(found->remarks); i++) {
        const json_t *remark = json_array_get(found->remarks, i);
        json_int_t line = json_integer_value(json_object_get(remark, "line"));
        source_warn(reading->sink, (uint32_t)line, "%s",
                    json_string_value(json_object_get(remark, "text")));
    }
}
