/* Turns YAML events (libyaml) into a JSON object (jansson). */
#include "indexer/format/front_matter.h"

#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "engine/record/record_json.h"

struct front_matter_reader {
    yaml_parser_t yaml;
    uint32_t first_line;
    /* The line of what is being read. */
    uint32_t line;
    int depth;
    /* What is read. */
    struct str text;
    /* Borrowed. */
    json_t *member_lines, *comments;
};

/* Faults. */

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

static uint32_t line_of(const struct front_matter_reader *reader, yaml_mark_t mark)
{
    return reader->first_line + (uint32_t)mark.line;
}

static enum status not_yaml(struct front_matter_reader *reader, struct error *err)
{
    const char *problem = reader->yaml.problem ? reader->yaml.problem : "";
    reader->line = line_of(reader, reader->yaml.problem_mark);
    size_t i = 0;
    while (i < COUNT_OF(advices) && !strstr(problem, advices[i].problem))
        i++;
    if (i == COUNT_OF(advices))
        return error_set(
            err, STATUS_BAD_INPUT,
            "en-tête illisible : ce n'est pas du YAML (« nom: valeur », un par "
            "ligne)");
    if (advices[i].is_of_start)
        reader->line = line_of(reader, reader->yaml.context_mark);
    return error_set(err, STATUS_BAD_INPUT, "en-tête illisible : %s", advices[i].advice);
}

/* Events. */

static enum status next_event(yaml_event_t *event, struct front_matter_reader *reader,
                              struct error *err)
{
    if (!yaml_parser_parse(&reader->yaml, event)) {
        event->type = YAML_NO_EVENT;
        return not_yaml(reader, err);
    }
    reader->line = line_of(reader, event->start_mark);
    return STATUS_OK;
}

#define AUTO_EVENT CLEANUP(yaml_event_delete) yaml_event_t

/**
 * Whether the event has an alias, an anchor or a tag. Aliases can make a small file
 * large, and tags ask for types that do not exist here.
 */
static bool is_fancy(const yaml_event_t *event)
{
    switch ((int)event->type) {
    case YAML_ALIAS_EVENT:
        return true;
    case YAML_SCALAR_EVENT:
        return event->data.scalar.anchor || event->data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.anchor || event->data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.anchor || event->data.mapping_start.tag;
    default:
        return false;
    }
}

static struct str scalar_text(const yaml_event_t *event)
{
    return (struct str){(const char *)event->data.scalar.value,
                        event->data.scalar.length};
}

static bool is_plain(const yaml_event_t *event)
{
    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

static bool is_null(const yaml_event_t *event)
{
    struct str text = scalar_text(event);
    return is_plain(event) &&
           (text.n == 0 || str_equal(text, STR("~")) || str_equal(text, STR("null")));
}

/** The value of a member that we do not know: null, a boolean, a number or a text. */
static json_t *typed_scalar(const yaml_event_t *event)
{
    struct str text = scalar_text(event);
    if (is_null(event))
        return json_null();
    json_t *typed =
        is_plain(event) ? json_loadb(text.at, text.n, JSON_DECODE_ANY, NULL) : NULL;
    if (typed && (json_is_number(typed) || json_is_boolean(typed)))
        return typed;
    json_decref(typed);
    return json_stringn(text.at, text.n);
}

static enum status read_value(json_t **out, struct front_matter_reader *reader,
                              yaml_event_t *event, bool as_text, struct error *err);

static enum status read_sequence(json_t **out, struct front_matter_reader *reader,
                                 bool as_text, struct error *err)
{
    AUTO_JSON *list = json_array();
    for (;;) {
        AUTO_EVENT event = {0};
        enum status st = next_event(&event, reader, err);
        if (st)
            return st;
        if (event.type == YAML_SEQUENCE_END_EVENT)
            break;
        json_t *value = NULL;
        st = read_value(&value, reader, &event, as_text, err);
        if (st)
            return st;
        (void)json_array_append_new(list, value);
    }
    *out = TAKE(list);
    return STATUS_OK;
}

/** How the value of a member of the record is read. */
enum member { MEMBER_UNKNOWN, MEMBER_TEXT, MEMBER_LIST };

static enum member member_of(const char *name)
{
    /* The origin of a notice is an object with numbers: it is read like an unknown
     * member. */
    static const struct {
        const char *name;
        enum member member;
    } others[] = {
        {"regions", MEMBER_LIST}, {"themes", MEMBER_LIST}, {"origin", MEMBER_UNKNOWN}};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (strcmp(name, others[i].name) == 0)
            return others[i].member;
    for (size_t i = 0; i < record_json_n_members(); i++)
        if (strcmp(name, record_json_member(i)) == 0)
            return MEMBER_TEXT;
    return MEMBER_UNKNOWN;
}

static enum status read_key(const char **out, const yaml_event_t *event,
                            const json_t *object, struct error *err)
{
    if (event->type != YAML_SCALAR_EVENT || is_fancy(event))
        return error_set(err, STATUS_BAD_INPUT, "un nom de l'en-tête n'est pas un texte");
    struct str text = scalar_text(event);
    if (memchr(text.at, '\0', text.n))
        return error_set(err, STATUS_BAD_INPUT, "un nom contient un octet nul");
    *out = text.at;
    struct str shown = utf8_head(text, 60);
    if (json_object_get(object, *out))
        return error_set(err, STATUS_BAD_INPUT, "« %.*s » est donné deux fois",
                         STR_ARG(shown));
    return STATUS_OK;
}

/** What stands behind @p event on its last line, without blanks. */
static struct str text_behind(const struct front_matter_reader *reader,
                              const yaml_event_t *event)
{
    struct str rest = reader->text, line = STR("");
    for (size_t i = 0; i <= event->end_mark.line && rest.at; i++)
        line = str_cut(&rest, '\n');
    size_t n = utf8_head(line, event->end_mark.column).n;
    return str_trim((struct str){line.at + n, line.n - n});
}

/**
 * Keep what YAML takes for a comment behind a value that people read: the writer may have
 * meant it as a part of the value, as in « Fiche #2 ».
 */
static void keep_comment(const struct front_matter_reader *reader, const char *name,
                         const yaml_event_t *event)
{
    static const char *const read[] = {"title",   "text",  "source", "author",
                                       "section", "label", NULL};
    if (reader->depth != 1 || event->type != YAML_SCALAR_EVENT || !is_plain(event) ||
        !str_is_in(str_of(name), read))
        return;
    struct str behind = text_behind(reader, event);
    if (str_starts_with(behind, STR("#")))
        (void)json_object_set_new(reader->comments, name,
                                  json_stringn(behind.at, behind.n));
}

/** Read the value of @p name into @p object. */
static enum status read_member(json_t *object, struct front_matter_reader *reader,
                               const char *name, bool as_text, struct error *err)
{
    bool is_top = reader->depth == 1;
    enum member member = is_top ? member_of(name) : MEMBER_UNKNOWN;
    if (is_top)
        (void)json_object_set_new(reader->member_lines, name, json_integer(reader->line));
    AUTO_EVENT event = {0};
    enum status st = next_event(&event, reader, err);
    if (st)
        return st;
    keep_comment(reader, name, &event);
    bool is_scalar = event.type == YAML_SCALAR_EVENT;
    if (member != MEMBER_UNKNOWN && is_scalar && is_null(&event) && !is_fancy(&event))
        return STATUS_OK;
    AUTO_JSON *value = NULL;
    st = read_value(&value, reader, &event, as_text || member != MEMBER_UNKNOWN, err);
    if (st)
        return st;
    if (member == MEMBER_LIST && is_scalar)
        value = json_pack("[o]", TAKE(value));
    (void)json_object_set_new(object, name, TAKE(value));
    return STATUS_OK;
}

static enum status read_mapping(json_t **out, struct front_matter_reader *reader,
                                bool as_text, struct error *err)
{
    AUTO_JSON *object = json_object();
    for (;;) {
        AUTO_EVENT key = {0};
        enum status st = next_event(&key, reader, err);
        if (st)
            return st;
        if (key.type == YAML_MAPPING_END_EVENT)
            break;
        const char *name = NULL;
        st = read_key(&name, &key, object, err);
        if (!st)
            st = read_member(object, reader, name, as_text, err);
        if (st)
            return st;
    }
    *out = TAKE(object);
    return STATUS_OK;
}

static enum status read_value(json_t **out, struct front_matter_reader *reader,
                              yaml_event_t *event, bool as_text, struct error *err)
{
    if (is_fancy(event))
        return error_set(err, STATUS_BAD_INPUT,
                         "les ancres (&), renvois (*) et types (!) de YAML ne sont pas "
                         "admis : écrivez la valeur, entre guillemets s'il le faut");
    if (event->type == YAML_SCALAR_EVENT) {
        struct str text = scalar_text(event);
        *out = as_text ? json_stringn(text.at, text.n) : typed_scalar(event);
        return STATUS_OK;
    }
    if (reader->depth == FRONT_MATTER_DEPTH_MAX)
        return error_set(err, STATUS_BAD_INPUT, "plus de %d niveaux dans l'en-tête",
                         FRONT_MATTER_DEPTH_MAX);
    reader->depth++;
    enum status st = event->type == YAML_SEQUENCE_START_EVENT
                         ? read_sequence(out, reader, as_text, err)
                         : read_mapping(out, reader, as_text, err);
    reader->depth--;
    return st;
}

/**
 * Skip the events before the content; @p event becomes the first event of the content.
 */
static enum status read_start(yaml_event_t *event, struct front_matter_reader *reader,
                              struct error *err)
{
    enum status st;
    do {
        yaml_event_delete(event);
        st = next_event(event, reader, err);
    } while (!st && (event->type == YAML_STREAM_START_EVENT ||
                     event->type == YAML_DOCUMENT_START_EVENT));
    if (!st && event->type != YAML_MAPPING_START_EVENT)
        return error_set(err, STATUS_BAD_INPUT,
                         "l'en-tête est vide ou n'est pas une suite de « nom: valeur »");
    return st;
}

/** Check that nothing follows the mapping. */
static enum status read_end(struct front_matter_reader *reader, struct error *err)
{
    for (;;) {
        AUTO_EVENT event = {0};
        enum status st = next_event(&event, reader, err);
        if (st || event.type == YAML_STREAM_END_EVENT)
            return st;
        if (event.type != YAML_DOCUMENT_END_EVENT)
            return error_set(err, STATUS_BAD_INPUT,
                             "l'en-tête contient plus d'un document");
    }
}

static enum status read_document(json_t **out, struct front_matter_reader *reader,
                                 struct error *err)
{
    AUTO_EVENT event = {0};
    AUTO_JSON *object = NULL;
    enum status st = read_start(&event, reader, err);
    if (!st)
        st = read_value(&object, reader, &event, false, err);
    if (!st)
        st = read_end(reader, err);
    if (!st)
        *out = TAKE(object);
    return st;
}

enum status front_matter_parse(json_t **out, json_t *member_lines, json_t *comments,
                               uint32_t *line, const struct front_matter *matter,
                               struct error *err)
{
    *out = NULL;
    struct front_matter_reader reader = {.first_line = matter->yaml_line,
                                         .line = matter->yaml_line,
                                         .text = matter->yaml,
                                         .member_lines = member_lines,
                                         .comments = comments};
    if (!yaml_parser_initialize(&reader.yaml))
        return error_set(err, STATUS_INTERNAL, "libyaml could not start");
    yaml_parser_set_encoding(&reader.yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.yaml, (const unsigned char *)matter->yaml.at,
                                 matter->yaml.n);
    enum status st = read_document(out, &reader, err);
    *line = reader.line;
    yaml_parser_delete(&reader.yaml);
    return st;
}
