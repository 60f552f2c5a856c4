/* Makes a record of a JSON object and gives it to the sink. */
#include "indexer/source/reading.h"

#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "engine/record/record_json.h"
#include "indexer/markup/encoding.h"
#include "indexer/markup/html_text.h"
#include "indexer/source/member_names.h"
#include "indexer/source/members.h"

#define SECONDS_OF_DAY 86400

struct member_context {
    const struct reading *reading;
    const struct reading_object *object;
};

static uint32_t line_of_member(const struct reading_object *object, const char *name)
{
    const json_t *line = json_object_get(object->member_lines, name);
    return line ? (uint32_t)json_integer_value(line) : object->first_line;
}

/** Tell of a member that has no use; those that have one in another place are kept in
 *  silence. */
static void tell_member(void *context, struct str name)
{
    const struct member_context *member = context;
    if (member_name_find(name, member->reading->settings).role != ROLE_NONE)
        return;
    member->reading->unknown_member(member->reading->sink->context,
                                    line_of_member(member->object, name.at), name);
}

struct error reading_member_warning(struct str name)
{
    struct error warning = {0};
    (void)error_set(
        &warning, STATUS_BAD_INPUT,
        "membre inconnu « %.*s » : conservé, mais sans effet sur la recherche "
        "(signalé une seule fois)",
        STR_ARG(utf8_head(name, 60)));
    return warning;
}

/** The line of the member that @p reason begins with, as in « date » : … */
static uint32_t line_of_fault(const struct reading_object *object, const char *reason)
{
    static const struct str open = {"« ", 3}, close = {" »", 3};
    struct str rest = str_of(reason);
    if (!str_starts_with(rest, open))
        return object->first_line;
    rest = (struct str){rest.at + open.n, rest.n - open.n};
    char name[80];
    size_t n = str_find(rest, close);
    if (n >= sizeof name)
        return object->first_line;
    memcpy(name, rest.at, n);
    name[n] = '\0';
    return line_of_member(object, name);
}

/** Whether the document is to be published later, and its source waits for that day. */
static bool is_early(const struct reading *reading, const struct record *record,
                     uint32_t line)
{
    date_day today = (date_day)(time_now_reproducible() / SECONDS_OF_DAY);
    date_day day = record->dates[RECORD_DATE];
    if (!reading->settings->waits_for_date || day <= today)
        return false;
    char text[DATE_TEXT_BYTES];
    date_format(text, day);
    source_leave_out(reading->sink, line, "à publier le %s seulement", text);
    return true;
}

static enum status give_record(const struct reading *reading,
                               const struct members *members, struct record *given,
                               struct error *err)
{
    AUTO_RECORD *record = given;
    const struct reading_object *found = members->found;
    if (is_early(reading, record, found->first_line))
        return STATUS_OK;
    record->has_made_id = members->has_made_id;
    if (record->origin_lines[0] == 0 && record->fields[FIELD_ORIGIN_FILE].n == 0) {
        record->origin_lines[0] = found->first_line;
        record->origin_lines[1] = found->last_line;
    }
    html_clean_record(record, members->has_plain_text || record->fields[FIELD_LAYOUT].n);
    reading->place->line =
        /* The lines of a record from a dump are those of another file. */
        found->first_line;
    return source_take_record(reading->sink, TAKE(record), found->first_line, err);
}

static enum status take_object(const struct reading *reading,
                               const struct reading_object *found, bool is_file,
                               struct error *err)
{
    AUTO_MEMBERS members;
    members_begin(&members, reading, found);
    members.is_file = is_file;
    if (!members_prepare(&members))
        return STATUS_OK;
    AUTO_RECORD *record = NULL;
    struct member_context member = {reading, found};
    struct error fault = {0};
    if (record_from_object(&record, found->object, reading->vocabulary, tell_member,
                           &member, &fault)) {
        source_refuse(reading->sink, line_of_fault(found, fault.text), "%s", fault.text);
        return STATUS_OK;
    }
    return give_record(reading, &members, TAKE(record), err);
}

enum status reading_take_object(const struct reading *reading,
                                const struct reading_object *found, struct error *err)
{
    return take_object(reading, found, false, err);
}

enum status reading_take_file(const struct reading *reading,
                              const struct reading_object *found, struct error *err)
{
    return take_object(reading, found, true, err);
}

/** Read @p json as an object in which a member may be given twice, the last one then
 *  counts; NULL when that is not its only fault. */
static json_t *read_twice_given(struct str json)
{
    json_t *object =
        json.n <= RECORD_JSON_MAX ? json_loadb(json.at, json.n, 0, NULL) : NULL;
    if (json_is_object(object))
        return object;
    json_decref(object);
    return NULL;
}

enum status reading_take_json(const struct reading *reading, struct str json,
                              struct reading_object *found, struct error *err)
{
    struct error fault = {0};
    AUTO_JSON *object = NULL;
    if (record_read_object(&object, json, &fault)) {
        object = read_twice_given(json);
        if (!object) {
            source_refuse(reading->sink, found->first_line, "%s", fault.text);
            return STATUS_OK;
        }
        source_warn(reading->sink, found->first_line, "%s : le dernier compte",
                    fault.text);
    }
    found->object = object;
    if (str_find(json, STR("\\u00")) < json.n && encoding_mend_json(object) > 0)
        source_warn(reading->sink, found->first_line, "%s", READING_DOUBLED);
    return reading_take_object(reading, found, err);
}
