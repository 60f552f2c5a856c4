/* Reads JSON through simdjson, which is fast, and through jansson when simdjson refuses;
 * jansson's finding is then translated into French. */
#include "engine/json/json_read.h"

#include <stdio.h>

#include "base/utf8.h"
#include "simdjson-c/json_plain.h"

/** Room for « ligne N : » or « path:N: ». */
#define PLACE_BYTES 200

static const struct {
    enum json_error_code code;
    const char *text;
} faults[] = {
    {json_error_premature_end_of_input, "le JSON s'arrête trop tôt"},
    {json_error_end_of_input_expected, "il y a du texte après la fin du JSON"},
    {json_error_invalid_syntax, "le JSON est mal formé"},
    {json_error_duplicate_key, "un membre est donné deux fois"},
    {json_error_numeric_overflow, "un nombre est trop grand"},
    {json_error_null_character, "un texte contient le caractère nul"},
    {json_error_null_byte_in_key, "un nom de membre contient le caractère nul"},
    {json_error_stack_overflow, "le JSON est trop profondément imbriqué"},
};

static const char *fault_text(const json_error_t *why)
{
    for (size_t i = 0; i < COUNT_OF(faults); i++)
        if (faults[i].code == json_error_code(why))
            return faults[i].text;
    return "le JSON est illisible";
}

/** What the parser was reading: its English message ends with « near 'that' ». */
static struct str near_what(const json_error_t *why)
{
    struct str text = str_of(why->text);
    size_t at = str_find(text, STR("near '"));
    if (at == text.n)
        return STR("");
    at += sizeof "near '" - 1;
    struct str near = {text.at + at, text.n - at};
    if (str_ends_with(near, STR("'")))
        near.n--;
    return utf8_head(near, 40);
}

/**
 * Where a fault is: « path:3: » in a file; without a path « ligne 3 : » when the text has
 * several lines, else nothing.
 */
static const char *place_of(char to[PLACE_BYTES], struct str text, const char *path,
                            size_t offset)
{
    struct str trimmed = str_trim(text);
    int line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text.at[i] == '\n';
    *to = '\0';
    if (path)
        (void)snprintf(to, PLACE_BYTES, "%s:%d: ", path, line);
    else if (memchr(trimmed.at, '\n', trimmed.n))
        (void)snprintf(to, PLACE_BYTES, "ligne %d : ", line);
    return to;
}

static enum status refuse_syntax(struct str text, const char *path,
                                 const json_error_t *why, struct error *err)
{
    char place[PLACE_BYTES];
    size_t offset = why->position > 0 ? (size_t)why->position : 0;
    place_of(place, text, path, offset < text.n ? offset : text.n);
    struct str near = near_what(why);
    if (near.n == 0)
        return error_set(err, STATUS_BAD_INPUT, "%s%s", place, fault_text(why));
    return error_set(err, STATUS_BAD_INPUT, "%s%s, près de « %.*s »", place,
                     fault_text(why), STR_ARG(near));
}

static enum status read(json_t **out, struct str text, const char *path,
                        struct error *err)
{
    *out = NULL;
    char place[PLACE_BYTES];
    size_t invalid = utf8_first_invalid(text);
    if (invalid < text.n)
        return error_set(err, STATUS_BAD_INPUT,
                         "%sl'octet 0x%02X (octet %zu) n'est pas de l'UTF-8",
                         place_of(place, text, path, invalid),
                         (unsigned char)text.at[invalid], invalid + 1);
    if (str_trim(text).n == 0)
        return error_set(err, STATUS_BAD_INPUT,
                         "%sil n'y a pas de JSON, rien que du vide",
                         place_of(place, text, path, 0));
    *out = json_plain_read(text);
    if (*out)
        return STATUS_OK;
    json_error_t why;
    *out = json_loadb(text.at, text.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
    return *out ? STATUS_OK : refuse_syntax(text, path, &why, err);
}

enum status json_read(json_t **out, struct str text, struct error *err)
{
    return read(out, text, NULL, err);
}

enum status json_read_file(json_t **out, struct str text, const char *path,
                           struct error *err)
{
    return read(out, text, path, err);
}

const char *json_type_label(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return "un objet";
    case JSON_ARRAY:
        return "une liste";
    case JSON_STRING:
        return "un texte";
    case JSON_INTEGER:
    case JSON_REAL:
        return "un nombre";
    case JSON_TRUE:
    case JSON_FALSE:
        return "un booléen";
    case JSON_NULL:
        break;
    }
    return "null";
}
