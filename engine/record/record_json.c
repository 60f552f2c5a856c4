/* Reads a record from JSON, member by member, with French messages. */
#include "engine/record/record_json.h"

#include "base/utf8.h"
#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "engine/record/date_written.h"
#include "engine/record/record_members.h"

/** What the reader of a member needs. */
struct record_reading {
    struct record *record;
    const struct vocabulary *vocabulary;
    /* The name of the member, for messages. */
    const char *name;
    struct error *err;
};

size_t record_json_n_members(void)
{
    return COUNT_OF(record_members);
}

const char *record_json_member(size_t i)
{
    return record_member_name(&record_members[i]);
}

static struct str string_of(const json_t *value)
{
    return (struct str){json_string_value(value), json_string_length(value)};
}

/**
 * Refuse @p value, where @p wanted is expected. A short value is shown in the message.
 */
static enum status refuse_type(const struct record_reading *reading, const char *name,
                               const char *wanted, const json_t *value)
{
    AUTO_BUF text = BUF_INIT(40);
    json_put_value(&text, value);
    if (buf_overflowed(&text) || json_is_null(value))
        return error_set(reading->err, STATUS_BAD_INPUT, "« %s » : il faut %s, pas %s",
                         name, wanted, json_type_label(value));
    return error_set(reading->err, STATUS_BAD_INPUT, "« %s » : il faut %s, pas %s (%s)",
                     name, wanted, json_type_label(value), buf_text(&text));
}

static enum status read_text(const struct record_reading *reading, unsigned slot,
                             const json_t *value)
{
    if (!json_is_string(value))
        return refuse_type(reading, reading->name, "un texte", value);
    record_set(reading->record, (enum record_field)slot, string_of(value));
    return STATUS_OK;
}

static enum status read_figure(const struct record_reading *reading, unsigned slot,
                               const json_t *value)
{
    if (json_is_string(value))
        return read_text(reading, slot, value);
    if (!json_is_number(value))
        return refuse_type(reading, reading->name, "un texte ou un nombre", value);
    AUTO_BUF text = BUF_INIT(RECORD_FIELD_MAX);
    json_put_value(&text, value);
    record_set(reading->record, (enum record_field)slot, buf_str(&text));
    return STATUS_OK;
}

static enum status read_date(const struct record_reading *reading, unsigned slot,
                             const json_t *value)
{
    if (!json_is_string(value))
        return refuse_type(reading, reading->name, "une date AAAA-MM-JJ", value);
    struct date_range range;
    enum status st = date_parse_written(&range, string_of(value), reading->err);
    if (st)
        return error_context(reading->err, st, "« %s »", reading->name);
    /* A month begins on its first day, and what is valid until it is so to its last. */
    reading->record->dates[slot] = slot == RECORD_VALID_TO ? range.last : range.first;
    return STATUS_OK;
}

static enum status refuse_unknown(const struct record_reading *reading, const char *what,
                                  struct str value)
{
    return error_set(reading->err, STATUS_BAD_INPUT, "« %s » : %s « %.*s »",
                     reading->name, what, STR_ARG(utf8_head_bytes(value, 100)));
}

static enum status read_kind(const struct record_reading *reading, unsigned slot,
                             const json_t *value)
{
    (void)slot;
    if (!json_is_string(value))
        return refuse_type(reading, reading->name, "un texte", value);
    enum kind kind = kind_find(string_of(value));
    if (kind == KIND_COUNT_)
        return refuse_unknown(reading, "genre inconnu", string_of(value));
    reading->record->kind = kind;
    return STATUS_OK;
}

/** Call @p add for each text of a list. */
static enum status read_list(const struct record_reading *reading, const json_t *value,
                             enum status (*add)(const struct record_reading *,
                                                struct str))
{
    if (!json_is_array(value))
        return refuse_type(reading, reading->name, "une liste de textes", value);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < json_array_size(value); i++) {
        const json_t *item = json_array_get(value, i);
        st = json_is_string(item)
                 ? add(reading, string_of(item))
                 : refuse_type(reading, reading->name, "une liste de textes", item);
    }
    return st;
}

static enum status add_region(const struct record_reading *reading, struct str text)
{
    int i = vocabulary_find_region(reading->vocabulary, text);
    if (i < 0)
        return refuse_unknown(reading, "région inconnue", text);
    reading->record->regions |= (region_set)1 << i;
    return STATUS_OK;
}

static enum status add_theme(const struct record_reading *reading, struct str text)
{
    int i = vocabulary_find_theme(reading->vocabulary, text);
    if (i < 0)
        return refuse_unknown(reading, "thème inconnu", text);
    theme_set_add(&reading->record->themes, (unsigned)i);
    return STATUS_OK;
}

static enum status read_regions(const struct record_reading *reading, unsigned slot,
                                const json_t *value)
{
    (void)slot;
    reading->record->has_regions = true;
    return read_list(reading, value, add_region);
}

static enum status read_themes(const struct record_reading *reading, unsigned slot,
                               const json_t *value)
{
    (void)slot;
    reading->record->has_themes = true;
    return read_list(reading, value, add_theme);
}

/** Read `lines: [first, last]`, from 1. */
static enum status read_lines(const struct record_reading *reading, const json_t *value)
{
    json_int_t line[2];
    for (size_t i = 0; i < COUNT_OF(line); i++) {
        const json_t *item = json_array_get(value, i);
        line[i] = json_is_integer(item) ? json_integer_value(item) : 0;
    }
    if (json_array_size(value) != COUNT_OF(line) || line[0] < 1 || line[1] < line[0] ||
        line[1] > UINT32_MAX)
        return refuse_type(reading, "origin.lines",
                           "une liste de deux nombres croissants à partir de 1", value);
    reading->record->origin_lines[0] = (uint32_t)line[0];
    reading->record->origin_lines[1] = (uint32_t)line[1];
    return STATUS_OK;
}

static enum status read_origin(const struct record_reading *reading, unsigned slot,
                               const json_t *value)
{
    const json_t *file = json_object_get(value, "file");
    const json_t *lines = json_object_get(value, "lines");
    if (!json_is_string(file))
        return refuse_type(reading, reading->name,
                           "un objet {\"file\": texte, \"lines\": [de, à]}", value);
    if (json_object_size(value) > (lines ? 2 : 1))
        return refuse_type(reading, reading->name, "un objet de « file » et « lines »",
                           value);
    record_set(reading->record, (enum record_field)slot, string_of(file));
    return lines ? read_lines(reading, lines) : STATUS_OK;
}

typedef enum status member_reader(const struct record_reading *, unsigned slot,
                                  const json_t *);
static member_reader *const readers[] = {
    [MEMBER_TEXT] = read_text,       [MEMBER_FIGURE] = read_figure,
    [MEMBER_DATE] = read_date,       [MEMBER_KIND] = read_kind,
    [MEMBER_REGIONS] = read_regions, [MEMBER_THEMES] = read_themes,
    [MEMBER_ORIGIN] = read_origin,
};

enum status record_read_object(json_t **out, struct str json, struct error *err)
{
    *out = NULL;
    if (json.n > RECORD_JSON_MAX)
        return error_set(err, STATUS_TOO_LARGE, "%zu octets, le plus est %u", json.n,
                         RECORD_JSON_MAX);
    AUTO_JSON *object = NULL;
    enum status st = json_read(&object, json, err);
    if (st)
        return st;
    if (!json_is_object(object))
        return error_set(err, STATUS_BAD_INPUT, "un objet JSON est attendu, pas %s",
                         json_type_label(object));
    *out = TAKE(object);
    return STATUS_OK;
}

/** Read the members that the table has, and remove them from @p object. */
static enum status read_known(struct record_reading *reading, json_t *object)
{
    for (size_t i = 0; i < COUNT_OF(record_members); i++) {
        const struct record_member *member = &record_members[i];
        reading->name = record_member_name(member);
        const json_t *value = json_object_get(object, reading->name);
        enum status st = STATUS_OK;
        if (value && !json_is_null(value))
            st = readers[member->type](reading, member->slot, value);
        if (st)
            return st;
        (void)json_object_del(object, reading->name);
    }
    return STATUS_OK;
}

/** Keep what is left of @p object as it is. */
static enum status keep_unknown(const struct record_reading *reading, json_t *object,
                                record_unknown_fn *unknown, void *context)
{
    if (json_object_size(object) == 0)
        return STATUS_OK;
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value) if (unknown) unknown(context, str_of(name));
    AUTO_BUF text = BUF_INIT(RECORD_EXTRA_MAX);
    json_put_value(&text, object);
    if (buf_overflowed(&text))
        return error_set(reading->err, STATUS_TOO_LARGE,
                         "les membres inconnus font plus de %u octets", RECORD_EXTRA_MAX);
    record_set(reading->record, FIELD_EXTRA, buf_str(&text));
    return STATUS_OK;
}

enum status record_from_object(struct record **out, json_t *object,
                               const struct vocabulary *vocabulary,
                               record_unknown_fn *unknown, void *context,
                               struct error *err)
{
    *out = NULL;
    AUTO_RECORD *record = record_new();
    struct record_reading reading = {record, vocabulary, "", err};
    enum status st = read_known(&reading, object);
    if (!st)
        st = keep_unknown(&reading, object, unknown, context);
    if (!st)
        st = record_check(record, err);
    if (!st)
        *out = TAKE(record);
    return st;
}

enum status record_from_json(struct record **out, struct str json,
                             const struct vocabulary *vocabulary,
                             record_unknown_fn *unknown, void *context, struct error *err)
{
    *out = NULL;
    AUTO_JSON *object = NULL;
    enum status st = record_read_object(&object, json, err);
    return st ? st : record_from_object(out, object, vocabulary, unknown, context, err);
}
