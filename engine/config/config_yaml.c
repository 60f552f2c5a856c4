/* Turns the events of libyaml into a tree of values and a tree of their lines. */
#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "engine/config/config.h"
#include "engine/config/config_parts.h"

struct yaml_reader {
    yaml_parser_t parser;
    int depth;
    /* The line of what is being read, from 1. */
    uint32_t line;
};

/* The faults that are easily made, by a part of libyaml's message. */
static const struct {
    const char *problem, *advice;
} advices[] = {
    {"mapping values are not allowed",
     "un « : » dans une valeur, ou un retrait de trop : mettez la valeur entre "
     "guillemets"},
    {"cannot start any token",
     "une ligne commence par une tabulation, ou une valeur par @, % ou ` : des espaces, "
     "ou des guillemets"},
    {"tab character", "une ligne commence par une tabulation : mettez des espaces"},
    {"unexpected end of stream", "des guillemets ne sont pas refermés"},
    {"',' or ']'", "une liste « [ … ] » n'est pas refermée, ou une virgule y manque"},
    {"',' or '}'", "un groupe « { … } » n'est pas refermé, ou une virgule y manque"},
    {"could not find expected ':'", "il manque « : » après un nom"},
    {"did not find expected key", "le retrait d'une ligne n'est pas celui des autres"},
};

static enum status next_event(yaml_event_t *event, struct yaml_reader *reader,
                              struct error *err)
{
    if (yaml_parser_parse(&reader->parser, event)) {
        reader->line = (uint32_t)event->start_mark.line + 1;
        return STATUS_OK;
    }
    event->type = YAML_NO_EVENT;
    reader->line = (uint32_t)reader->parser.problem_mark.line + 1;
    const char *problem = reader->parser.problem ? reader->parser.problem : "";
    size_t i = 0;
    while (i < COUNT_OF(advices) && !strstr(problem, advices[i].problem))
        i++;
    return error_set(err, STATUS_BAD_INPUT, "illisible : %s",
                     i < COUNT_OF(advices) ? advices[i].advice
                                           : "ce n'est pas du YAML (« nom: valeur »)");
}

#define AUTO_EVENT CLEANUP(yaml_event_delete) yaml_event_t

/** Whether it has an alias, an anchor or a tag, which can make a small file large or ask
 *  for types that do not exist here. */
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

static void release(struct config_node *node)
{
    json_decref(node->value);
    json_decref(node->lines);
}
#define AUTO_NODE CLEANUP(release) struct config_node

/** Give what the node holds to the caller. */
static struct config_node take(struct config_node *node)
{
    struct config_node taken = *node;
    *node = (struct config_node){NULL, NULL};
    return taken;
}

static enum status read_value(struct config_node *out, struct yaml_reader *reader,
                              const yaml_event_t *event, struct error *err);

static enum status read_list(struct config_node *out, struct yaml_reader *reader,
                             struct error *err)
{
    AUTO_NODE list = {json_array(), json_array()};
    for (;;) {
        AUTO_EVENT event = {0};
        enum status st = next_event(&event, reader, err);
        if (st)
            return st;
        if (event.type == YAML_SEQUENCE_END_EVENT)
            break;
        struct config_node item = {NULL, NULL};
        st = read_value(&item, reader, &event, err);
        if (st)
            return st;
        (void)json_array_append_new(list.value, item.value);
        (void)json_array_append_new(list.lines, item.lines);
    }
    *out = take(&list);
    return STATUS_OK;
}

static enum status check_key(const yaml_event_t *event, const json_t *mapping,
                             struct error *err)
{
    if (event->type != YAML_SCALAR_EVENT || is_fancy(event) ||
        memchr(event->data.scalar.value, '\0', event->data.scalar.length))
        return error_set(err, STATUS_BAD_INPUT, "un nom n'est pas un texte");
    const char *name = (const char *)event->data.scalar.value;
    if (json_object_get(mapping, name))
        return error_set(err, STATUS_BAD_INPUT, "« %.*s » est donné deux fois",
                         STR_ARG(utf8_head(str_of(name), 60)));
    return STATUS_OK;
}

static enum status read_member(struct config_node *mapping, struct yaml_reader *reader,
                               const yaml_event_t *key, struct error *err)
{
    enum status st = check_key(key, mapping->value, err);
    AUTO_EVENT event = {0};
    struct config_node value = {NULL, NULL};
    if (!st)
        st = next_event(&event, reader, err);
    if (!st)
        st = read_value(&value, reader, &event, err);
    if (st)
        return st;
    const char *name = (const char *)key->data.scalar.value;
    (void)json_object_set_new(mapping->value, name, value.value);
    (void)json_object_set_new(mapping->lines, name, value.lines);
    return STATUS_OK;
}

static enum status read_mapping(struct config_node *out, struct yaml_reader *reader,
                                struct error *err)
{
    AUTO_NODE mapping = {json_object(), json_object()};
    for (;;) {
        AUTO_EVENT key = {0};
        enum status st = next_event(&key, reader, err);
        if (st)
            return st;
        if (key.type == YAML_MAPPING_END_EVENT)
            break;
        st = read_member(&mapping, reader, &key, err);
        if (st)
            return st;
    }
    *out = take(&mapping);
    return STATUS_OK;
}

/** A text as it is written; null where nothing is. */
static json_t *scalar(const yaml_event_t *event)
{
    struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    bool is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    bool is_null = is_plain && (text.n == 0 || str_equal(text, STR("~")) ||
                                str_equal(text, STR("null")));
    /* No text of a configuration holds U+0000, which jansson refuses. */
    json_t *value = is_null ? NULL : json_stringn(text.at, text.n);
    return value ? value : json_null();
}

static enum status read_value(struct config_node *out, struct yaml_reader *reader,
                              const yaml_event_t *event, struct error *err)
{
    uint32_t line = reader->line;
    if (is_fancy(event))
        return error_set(err, STATUS_BAD_INPUT,
                         "les ancres (&), renvois (*) et types (!) de YAML ne sont pas "
                         "admis : écrivez la valeur, entre guillemets s'il le faut");
    if (event->type == YAML_SCALAR_EVENT) {
        *out = (struct config_node){scalar(event), json_pack("[i]", (int)line)};
        return STATUS_OK;
    }
    if (reader->depth == CONFIG_DEPTH_MAX)
        return error_set(err, STATUS_BAD_INPUT, "plus de %d niveaux", CONFIG_DEPTH_MAX);
    reader->depth++;
    struct config_node inner = {NULL, NULL};
    enum status st = event->type == YAML_SEQUENCE_START_EVENT
                         ? read_list(&inner, reader, err)
                         : read_mapping(&inner, reader, err);
    reader->depth--;
    if (!st)
        *out = (struct config_node){inner.value,
                                    json_pack("[i, o]", (int)line, inner.lines)};
    return st;
}

static enum status read_document(struct config_node *out, struct yaml_reader *reader,
                                 struct error *err)
{
    AUTO_EVENT event = {0};
    enum status st;
    do {
        yaml_event_delete(&event);
        st = next_event(&event, reader, err);
    } while (!st && (event.type == YAML_STREAM_START_EVENT ||
                     event.type == YAML_DOCUMENT_START_EVENT));
    if (!st && event.type != YAML_MAPPING_START_EVENT)
        return error_set(err, STATUS_BAD_INPUT,
                         "le fichier est vide ou n'est pas une suite de « nom: valeur »");
    AUTO_NODE whole = {NULL, NULL};
    if (!st)
        st = read_value(&whole, reader, &event, err);
    for (bool is_over = false; !st && !is_over;) {
        AUTO_EVENT end = {0};
        st = next_event(&end, reader, err);
        is_over = !st && end.type == YAML_STREAM_END_EVENT;
        if (!st && !is_over && end.type != YAML_DOCUMENT_END_EVENT)
            return error_set(err, STATUS_BAD_INPUT, "le fichier a plus d'un document");
    }
    if (!st)
        *out = take(&whole);
    return st;
}

enum status config_parse(struct config_node *out, uint32_t *line, struct str text,
                         struct error *err)
{
    *out = (struct config_node){NULL, NULL};
    struct yaml_reader reader = {.line = 1};
    if (!yaml_parser_initialize(&reader.parser))
        return error_set(err, STATUS_INTERNAL, "libyaml could not start");
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text.at, text.n);
    enum status st = read_document(out, &reader, err);
    *line = reader.line;
    yaml_parser_delete(&reader.parser);
    return st;
}
