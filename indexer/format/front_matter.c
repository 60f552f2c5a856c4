/* Turns YAML events (libyaml) into a JSON object (jansson). */
#include "indexer/format/front_matter.h"

#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "engine/record/record_json.h"
#include "indexer/source/member_names.h"

struct front_matter_reader {
    yaml_parser_t yaml;
    uint32_t first_line;
    /* The line of what is being read. */
    uint32_t line;
    int depth;
    /* What is read. */
    struct str text;
    /* The values with an anchor, by its name; owned. */
    json_t *anchors;
    /* How many values aliases have brought. */
    size_t n_copies;
    /* Borrowed. */
    struct front_matter_found *found;
};

static uint32_t line_of(const struct front_matter_reader *reader, yaml_mark_t mark)
{
    return reader->first_line + (uint32_t)mark.line;
}

static enum status not_yaml(struct front_matter_reader *reader, struct error *err)
{
    const char *problem = reader->yaml.problem ? reader->yaml.problem : "";
    reader->line = line_of(reader, reader->yaml.problem_mark);
    bool is_of_start;
    const char *advice = front_matter_advice(&is_of_start, problem);
    if (is_of_start)
        reader->line = line_of(reader, reader->yaml.context_mark);
    return error_set(err, STATUS_BAD_INPUT, "en-tête mal formé : %s", advice);
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

/** The anchor of the event; NULL when it has none. */
static const char *anchor_of(const yaml_event_t *event)
{
    switch ((int)event->type) {
    case YAML_SCALAR_EVENT:
        return (const char *)event->data.scalar.anchor;
    case YAML_SEQUENCE_START_EVENT:
        return (const char *)event->data.sequence_start.anchor;
    case YAML_MAPPING_START_EVENT:
        return (const char *)event->data.mapping_start.anchor;
    default:
        return NULL;
    }
}

/** How many values there are in @p value, itself included; a long text is several. */
static size_t count_values(json_t *value)
{
    size_t n = 1 + json_string_length(value) / 100;
    for (size_t i = 0; i < json_array_size(value); i++)
        n += count_values(json_array_get(value, i));
    const char *name;
    json_t *member;
    json_object_foreach(value, name, member) n += count_values(member);
    return n;
}

static enum status read_alias(json_t **out, struct front_matter_reader *reader,
                              const char *name, struct error *err)
{
    json_t *value = json_object_get(reader->anchors, name);
    if (!value)
        return error_set(err, STATUS_BAD_INPUT,
                         "le renvoi « *%.60s » n'a pas d'ancre « & » avant lui", name);
    /* Aliases of aliases make a small file large. */
    reader->n_copies += count_values(value);
    if (reader->n_copies > FRONT_MATTER_COPIES_MAX)
        return error_set(err, STATUS_BAD_INPUT,
                         "les renvois (*) de l'en-tête donnent plus de %u valeurs",
                         FRONT_MATTER_COPIES_MAX);
    *out = json_deep_copy(value);
    return STATUS_OK;
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
    if (event->data.scalar.tag)
        return json_stringn(text.at, text.n);
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

/** What is a yes, a no or a group keeps its types, and so does the origin of a notice, an
 *  object with numbers. */
static bool has_types(const char *name)
{
    enum member_role role = member_name_find(str_of(name), &source_settings_none).role;
    bool is_state = role >= ROLE_HIDDEN && role <= ROLE_GROUP;
    return is_state || role == ROLE_FORMAT || strcmp(name, "origin") == 0;
}

static enum member member_of(const char *name)
{
    if (strcmp(name, "regions") == 0 || strcmp(name, "themes") == 0)
        return MEMBER_LIST;
    if (has_types(name))
        return MEMBER_UNKNOWN;
    for (size_t i = 0; i < record_json_n_members(); i++)
        if (strcmp(name, record_json_member(i)) == 0)
            return MEMBER_TEXT;
    enum member_role role = member_name_find(str_of(name), &source_settings_none).role;
    return role == ROLE_NONE ? MEMBER_UNKNOWN : MEMBER_TEXT;
}

static enum status read_key(const char **out, struct front_matter_reader *reader,
                            const yaml_event_t *event, const json_t *object,
                            struct error *err)
{
    if (event->type != YAML_SCALAR_EVENT)
        return error_set(err, STATUS_BAD_INPUT, "un nom de l'en-tête n'est pas un texte");
    struct str text = scalar_text(event);
    if (memchr(text.at, '\0', text.n))
        return error_set(err, STATUS_BAD_INPUT, "un nom contient un octet nul");
    *out = text.at;
    if (json_object_get(object, *out) && strcmp(*out, "<<") != 0)
        front_matter_remark(reader->found, reader->line,
                            "« %.*s » est donné deux fois : le dernier compte",
                            STR_ARG(utf8_head(text, 60)));
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
 * Say what YAML takes for a comment behind a value that people read: the writer may have
 * meant it as a part of the value, as in « Fiche #2 ».
 */
static void keep_comment(struct front_matter_reader *reader, const char *name,
                         const yaml_event_t *event)
{
    if (reader->depth != 1 || event->type != YAML_SCALAR_EVENT || !is_plain(event) ||
        !front_matter_is_read(name))
        return;
    struct str behind = text_behind(reader, event);
    if (str_starts_with(behind, STR("#")))
        front_matter_remark(reader->found, reader->line,
                            "« %s » : « %.*s » est un commentaire pour YAML et n'est pas "
                            "lu ; pour le garder, mettez la valeur entre guillemets",
                            name, STR_ARG(utf8_head(behind, 60)));
}

/** Give @p object the members of @p value, « <<: *ancre », that it lacks. */
static void merge(json_t *object, json_t *value)
{
    for (size_t i = 0; i < json_array_size(value); i++)
        merge(object, json_array_get(value, i));
    if (json_is_object(value))
        (void)json_object_update_missing(object, value);
}

/** Read the value of @p name into @p object. */
static enum status read_member(json_t *object, struct front_matter_reader *reader,
                               const char *name, bool as_text, struct error *err)
{
    bool is_top = reader->depth == 1;
    enum member member = is_top ? member_of(name) : MEMBER_UNKNOWN;
    if (is_top)
        (void)json_object_set_new(reader->found->member_lines, name,
                                  json_integer(reader->line));
    AUTO_EVENT event = {0};
    enum status st = next_event(&event, reader, err);
    if (st)
        return st;
    keep_comment(reader, name, &event);
    bool is_scalar = event.type == YAML_SCALAR_EVENT;
    if (member != MEMBER_UNKNOWN && is_scalar && is_null(&event))
        return STATUS_OK;
    AUTO_JSON *value = NULL;
    st = read_value(&value, reader, &event, as_text || member != MEMBER_UNKNOWN, err);
    if (st)
        return st;
    if (member == MEMBER_LIST && is_scalar)
        value = json_pack("[o]", TAKE(value));
    if (strcmp(name, "<<") == 0)
        merge(object, value);
    else
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
        st = read_key(&name, reader, &key, object, err);
        if (!st)
            st = read_member(object, reader, name, as_text, err);
        if (st)
            return st;
    }
    *out = TAKE(object);
    return STATUS_OK;
}

static enum status read_group(json_t **out, struct front_matter_reader *reader,
                              const yaml_event_t *event, bool as_text, struct error *err)
{
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

static enum status read_value(json_t **out, struct front_matter_reader *reader,
                              yaml_event_t *event, bool as_text, struct error *err)
{
    if (event->type == YAML_ALIAS_EVENT)
        return read_alias(out, reader, (const char *)event->data.alias.anchor, err);
    enum status st = STATUS_OK;
    if (event->type == YAML_SCALAR_EVENT) {
        struct str text = scalar_text(event);
        *out = as_text ? json_stringn(text.at, text.n) : typed_scalar(event);
    } else {
        st = read_group(out, reader, event, as_text, err);
    }
    const char *anchor = anchor_of(event);
    if (!st && anchor)
        (void)json_object_set_new(reader->anchors, anchor, json_deep_copy(*out));
    return st;
}

/**
 * Skip the events before the content; @p event becomes the first event of the content, or
 * the end of the stream.
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
    bool is_null_only = event->type == YAML_SCALAR_EVENT && is_null(event);
    if (!st && event->type != YAML_MAPPING_START_EVENT && !is_null_only &&
        event->type != YAML_STREAM_END_EVENT)
        return error_set(err, STATUS_BAD_INPUT,
                         "l'en-tête n'est pas une suite de « nom: valeur »");
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

static enum status read_document(struct front_matter_reader *reader, struct error *err)
{
    AUTO_EVENT event = {0};
    AUTO_JSON *object = NULL;
    enum status st = read_start(&event, reader, err);
    if (st || event.type == YAML_STREAM_END_EVENT)
        return st;
    if (event.type == YAML_MAPPING_START_EVENT)
        st = read_value(&object, reader, &event, false, err);
    if (!st)
        st = read_end(reader, err);
    if (!st && object)
        (void)json_object_update(reader->found->object, object);
    return st;
}

enum status front_matter_parse(struct front_matter_found *found, uint32_t *line,
                               const struct front_matter *matter, struct error *err)
{
    AUTO_JSON *anchors = json_object();
    struct front_matter_reader reader = {.first_line = matter->header_line,
                                         .line = matter->header_line,
                                         .text = matter->header,
                                         .anchors = anchors,
                                         .found = found};
    if (!yaml_parser_initialize(&reader.yaml))
        return error_set(err, STATUS_INTERNAL, "libyaml could not start");
    yaml_parser_set_encoding(&reader.yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.yaml, (const unsigned char *)matter->header.at,
                                 matter->header.n);
    enum status st = read_document(&reader, err);
    *line = reader.line;
    yaml_parser_delete(&reader.yaml);
    return st;
}
