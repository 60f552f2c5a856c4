/* Reads JSON files: arrays of documents, and the exports of catalogues of data. */
#include <stdio.h>

#include "engine/json/json_read.h"
#include "engine/record/record_json.h"
#include "indexer/format/format.h"
#include "indexer/format/json_list.h"
#include "indexer/tabular/sheet_figures.h"

/** The object that an element wraps, by the name of the member that it is. */
static const char *const wrapped[] = {"fields", "properties", "attributes", "_source",
                                      "node"};

/** Names by which an element is told apart when it has no id. */
static const char *const keys[] = {"title", "titre", "intitule", "libelle", "label",
                                   "name",  "nom",   "slug",     "text",    "texte"};

/** Names of ids that a wrapper has. */
static const char *const ids[] = {"recordid", "id", "_id", "@id"};

/** Names of ids that an element has itself. */
static const char *const own_ids[] = {"id", "identifiant", "slug", "permalink"};

static json_t *member_among(const json_t *object, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        json_t *member = json_object_get(object, names[i]);
        if (json_is_string(member) || json_is_integer(member))
            return member;
    }
    return NULL;
}

/** Replace @p object by what it wraps, which gets its id. */
static json_t *unwrap(json_t *object)
{
    json_t *record = json_object_get(object, "record");
    const json_t *from = json_is_object(record) ? record : object;
    for (size_t i = 0; i < COUNT_OF(wrapped); i++) {
        json_t *inner = json_object_get(from, wrapped[i]);
        if (!json_is_object(inner))
            continue;
        json_t *id = member_among(from, ids, COUNT_OF(ids));
        if (id && !json_object_get(inner, "id"))
            (void)json_object_set(inner, "id", id);
        json_incref(inner);
        json_decref(object);
        return inner;
    }
    return object;
}

/** Give the element an id when it has none. */
static void give_id(json_t *object, struct sheet_reading *with)
{
    if (member_among(object, own_ids, COUNT_OF(own_ids)))
        return;
    const json_t *key = member_among(object, keys, COUNT_OF(keys));
    sheet_set_id(object, with, str_of(json_string_value(key)));
}

/** Set the head and the cell of a member. @return false when it is no text or number */
static bool put_cell(struct sheet *sheet, size_t column, const json_t *value)
{
    char number[40];
    if (json_is_string(value)) {
        sheet_set(sheet, column, str_of(json_string_value(value)), false);
        return true;
    }
    if (!json_is_number(value))
        return json_is_null(value);
    (void)snprintf(number, sizeof number, "%.15g", json_number_value(value));
    for (char *c = number; *c; c++)
        *c = (char)(*c == '.' ? ',' : *c);
    sheet_set(sheet, column, str_of(number), false);
    return true;
}

/** Give the sink the figure that a flat object says, as a row of a table would. */
static enum status take_figure(bool *taken, struct sheet_reading *with, json_t *object,
                               const struct json_element *element, struct error *err)
{
    AUTO_ARENA *arena = arena_new();
    size_t n_cells = 0, column = 0;
    struct sheet sheet = {.arena = arena, .name = STR(""), .n_cells = &n_cells};
    const char *name;
    json_t *value;
    *taken = false;
    sheet_add_row(&sheet, element->first_line);
    json_object_foreach(object, name, value)
        sheet_set(&sheet, column++, str_of(name), false);
    sheet_add_row(&sheet, element->first_line);
    column = 0;
    json_object_foreach(object, name,
                        value) if (!put_cell(&sheet, column++, value)) return STATUS_OK;
    struct sheet_plan plan;
    sheet_make_plan(&plan, &sheet, with);
    if (plan.use != SHEET_FIGURES)
        return STATUS_OK;
    *taken = true;
    sheet.rows[1].last_line = element->last_line;
    return sheet_take_figure(with, &plan, &sheet, &sheet.rows[1], err);
}

static enum status take_element(struct sheet_reading *with,
                                const struct json_element *element, struct error *err)
{
    const struct reading *reading = with->reading;
    struct error fault = {0};
    AUTO_JSON *object = NULL;
    if (record_read_object(&object, element->json, &fault)) {
        source_refuse(reading->sink, element->first_line, "%s", fault.text);
        return STATUS_OK;
    }
    object = unwrap(object);
    bool taken = false;
    enum status st = take_figure(&taken, with, object, element, err);
    if (st || taken)
        return st;
    give_id(object, with);
    struct reading_object found = {object, element->first_line, element->last_line, NULL,
                                   false};
    return reading_take_object(reading, &found, err);
}

static enum status read_json(struct str text, const struct reading *reading,
                             struct error *err)
{
    if (reading_refuse_encoding(reading, text, 1))
        return STATUS_OK;
    struct json_list list;
    (void)json_list_find(&list, text);
    CLEANUP(sheet_reading_release) struct sheet_reading with;
    sheet_reading_init(&with, reading);
    struct json_element element;
    enum status st = STATUS_OK;
    enum json_step step = JSON_ELEMENT;
    while (!st && (step = json_list_next(&element, &list)) == JSON_ELEMENT)
        st = take_element(&with, &element, err);
    if (!st && step == JSON_BROKEN)
        source_refuse(reading->sink, element.first_line,
                      "JSON mal formé ou tronqué : le reste du fichier n'est pas lu");
    return st;
}

static bool is_json(struct str text)
{
    struct json_list list;
    return json_list_find(&list, text) != JSON_OTHER;
}

const struct format_type json_format = {
    .endings = {".json", ".geojson", ".json.gz", ".json.zst", ".jsonld"},
    .is_content = is_json,
    /* A notice may begin with a header in JSON. */
    .needs_ending = true,
    .read = read_json,
};
