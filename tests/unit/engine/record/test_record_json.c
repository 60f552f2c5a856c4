/* Records as JSON: what is read, what is refused and with which message, and writing
 * them. */
#include "engine/record/record_json.h"

#include <jansson.h>

#include "base/memory.h"
#include "tests/unit/cases.h"
#include "tests/unit/cmocka_all.h"

#define CASES SOURCE_DIR "/tests/cases/"

static struct vocabulary *vocabulary;

static int load_vocabulary(void **state)
{
    (void)state;
    struct error err = {0};
    return vocabulary_load(&vocabulary, SOURCE_DIR "/tests/cases/vocabulary/sound", &err)
               ? -1
               : 0;
}

static int free_vocabulary(void **state)
{
    (void)state;
    vocabulary_free(vocabulary);
    return 0;
}

static struct record *read(struct str json)
{
    struct record *record = NULL;
    struct error err = {0};
    if (record_from_json(&record, json, vocabulary, NULL, NULL, &err))
        fail_msg("%.*s: %s", STR_ARG(json), err.text);
    return record;
}

/** Check that @p json is refused with @p status. Returns the error. */
static struct error refuse(enum status status, struct str json)
{
    struct record *record = NULL;
    struct error err = {0};
    enum status st = record_from_json(&record, json, vocabulary, NULL, NULL, &err);
    if (st != status || record)
        fail_msg("%s: %s", status_name(st), err.text);
    return err;
}

static void check_refused(void *context, const struct case_line *line)
{
    (void)context;
    struct error err = refuse(STATUS_BAD_INPUT, line->input);
    struct str text = str_of(err.text);
    if (str_find(text, line->wanted) == text.n)
        fail_msg("line %d: « %s »", line->number, err.text);
}

static void each_wrong_record_is_refused_with_member_and_value(void **state)
{
    (void)state;
    assert_true(cases_each(CASES "record/refused.txt", check_refused, NULL) >= 45);
}

static void check_accepted(void *context, const struct case_line *line)
{
    (void)context;
    AUTO_RECORD *record = read(line->input);
    AUTO_BUF first = BUF_INIT(RECORD_JSON_MAX), second = BUF_INIT(RECORD_JSON_MAX);
    record_to_json(&first, record, vocabulary);
    if (!str_equal(str_trim(buf_str(&first)), line->wanted))
        fail_msg("line %d: %s", line->number, buf_text(&first));

    AUTO_RECORD *again = read(buf_str(&first));
    record_to_json(&second, again, vocabulary);
    assert_string_equal(buf_text(&first), buf_text(&second));
}

static void
each_record_is_written_as_wanted_and_reads_back_as_the_same_bytes(void **state)
{
    (void)state;
    assert_true(cases_each(CASES "record/accepted.txt", check_accepted, NULL) >= 15);
}

static void absent_members_are_empty(void **state)
{
    (void)state;
    AUTO_RECORD *record = read(STR("{\"id\":\"a\",\"title\":\"T\"}"));

    assert_int_equal(KIND_DOCUMENT, record->kind);
    assert_int_equal(0, record->fields[FIELD_TEXT].n);
    assert_non_null(record->fields[FIELD_TEXT].at);
    assert_int_equal(DATE_NONE, record->dates[RECORD_DATE]);
    assert_false(record->has_regions);
    assert_false(record->has_themes);
    assert_int_equal(0, record->origin_lines[0]);
}

static void an_empty_list_of_regions_is_said_by_the_source(void **state)
{
    (void)state;
    AUTO_RECORD *record =
        read(STR("{\"id\":\"a\",\"title\":\"T\",\"regions\":[],\"themes\":[\"vae\"]}"));

    assert_true(record->has_regions);
    assert_int_equal(0, record->regions);
    assert_true(record->has_themes);
    assert_true(theme_set_has(&record->themes, 1));
}

/** Append @p name and a space to @p context, a struct buf. */
static void note_name(void *context, struct str name)
{
    struct buf *names = context;
    buf_put_byte(names, ' ');
    buf_put_str(names, name);
}

static void each_unknown_member_is_told_and_kept(void **state)
{
    (void)state;
    struct record *record = NULL;
    struct error err = {0};
    AUTO_BUF names = BUF_INIT(100);

    assert_int_equal(
        STATUS_OK, record_from_json(
                       &record, STR("{\"z\":1,\"id\":\"a\",\"été\":[],\"title\":\"T\"}"),
                       vocabulary, note_name, &names, &err));
    assert_string_equal(" z été", buf_text(&names));
    assert_true(str_equal(STR("{\"z\":1,\"été\":[]}"), record->fields[FIELD_EXTRA]));
    record_free(record);
}

static void bytes_that_are_no_utf8_are_named(void **state)
{
    (void)state;
    struct error err = refuse(STATUS_BAD_INPUT, STR("{\"id\":\"a\",\"title\":\"\xE9\"}"));
    assert_string_equal("l'octet 0xE9 (octet 20) n'est pas de l'UTF-8", err.text);
}

static void nothing_at_all_is_refused(void **state)
{
    (void)state;
    struct error err = refuse(STATUS_BAD_INPUT, STR(""));
    assert_string_equal("il n'y a pas de JSON, rien que du vide", err.text);
    refuse(STATUS_BAD_INPUT, STR(" \n\t"));
}

/** Append a record whose member @p member has @p n letters. */
static void put_long(struct buf *out, const char *member, size_t n)
{
    buf_printf(out, "{\"id\":\"a\",\"title\":\"T\",\"%s\":\"", member);
    char *at = buf_extend(out, n);
    assert_non_null(at);
    memset(at, 'x', n);
    buf_put_text(out, "\"}");
}

static void each_text_has_a_ceiling(void **state)
{
    (void)state;
    static const struct {
        const char *member;
        size_t most;
    } texts[] = {
        {"text", RECORD_TEXT_MAX},    {"url", RECORD_FIELD_MAX},
        {"source", RECORD_FIELD_MAX}, {"part_of", RECORD_ID_MAX},
        {"value", RECORD_FIELD_MAX},
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        AUTO_BUF json = BUF_INIT(RECORD_JSON_MAX);
        put_long(&json, texts[i].member, texts[i].most);
        AUTO_RECORD *record = read(buf_str(&json));
        buf_clear(&json);
        put_long(&json, texts[i].member, texts[i].most + 1);
        struct error err = refuse(STATUS_TOO_LARGE, buf_str(&json));
        assert_non_null(strstr(err.text, texts[i].member));
        assert_non_null(record);
    }
}

static void unknown_members_have_a_ceiling_together(void **state)
{
    (void)state;
    AUTO_BUF json = BUF_INIT(RECORD_JSON_MAX);
    put_long(&json, "x", RECORD_EXTRA_MAX - 8);
    AUTO_RECORD *record = read(buf_str(&json));
    assert_int_equal(RECORD_EXTRA_MAX, record->fields[FIELD_EXTRA].n);
    buf_clear(&json);
    put_long(&json, "x", RECORD_EXTRA_MAX - 7);
    struct error err = refuse(STATUS_TOO_LARGE, buf_str(&json));
    assert_string_equal("les membres inconnus font plus de 1048576 octets", err.text);
}

static void an_object_over_the_ceiling_is_not_parsed(void **state)
{
    (void)state;
    AUTO_BUF json = BUF_INIT(RECORD_JSON_MAX + 100);
    put_long(&json, "x", RECORD_JSON_MAX);
    refuse(STATUS_TOO_LARGE, buf_str(&json));
}

static void deep_nesting_is_refused(void **state)
{
    (void)state;
    AUTO_BUF json = BUF_INIT(RECORD_JSON_MAX);
    buf_put_text(&json, "{\"id\":\"a\",\"title\":\"T\",\"x\":");
    for (int i = 0; i < 100000; i++)
        buf_put_byte(&json, '[');
    struct error err = refuse(STATUS_BAD_INPUT, buf_str(&json));
    assert_non_null(strstr(err.text, "trop profondément imbriqué"));
}

static void a_record_made_by_hand_is_checked_for_utf8(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_RECORD *record = record_new();
    record_set(record, FIELD_ID, STR("a"));
    record_set(record, FIELD_TITLE, STR("T"));
    assert_int_equal(STATUS_OK, record_check(record, &err));

    record_set(record, FIELD_AUTHOR, STR("Ren\xE9"));
    assert_int_equal(STATUS_BAD_INPUT, record_check(record, &err));
    assert_string_equal(
        "« author » : l'octet 0xE9 (octet 4 du texte) n'est pas de l'UTF-8", err.text);

    record_set(record, FIELD_AUTHOR, (struct str){"a\0b", 3});
    assert_int_equal(STATUS_BAD_INPUT, record_check(record, &err));
    assert_string_equal("« author » : le texte contient le caractère nul", err.text);
}

static void an_id_over_its_ceiling_is_too_large(void **state)
{
    (void)state;
    char id[RECORD_ID_MAX + 1];
    struct error err = {0};
    AUTO_RECORD *record = record_new();
    memset(id, 'x', sizeof id);
    record_set(record, FIELD_TITLE, STR("T"));
    record_set(record, FIELD_ID, (struct str){id, RECORD_ID_MAX});
    assert_int_equal(STATUS_OK, record_check(record, &err));
    record_set(record, FIELD_ID, (struct str){id, RECORD_ID_MAX + 1});
    assert_int_equal(STATUS_TOO_LARGE, record_check(record, &err));
    assert_string_equal("« id » : 201 octets, le plus est 200", err.text);
}

/** The properties of an object of the schema. */
static json_t *properties_of(json_t *schema, const char *path)
{
    json_t *at = schema;
    if (*path)
        at = json_object_get(json_object_get(at, "properties"), path);
    at = json_object_get(at, "properties");
    assert_non_null(at);
    return at;
}

static void the_schema_names_exactly_the_members_that_are_read(void **state)
{
    (void)state;
    json_error_t why;
    json_t *schema = json_load_file(SOURCE_DIR "/docs/record.schema.json", 0, &why);
    assert_non_null(schema);
    json_t *properties = properties_of(schema, "");
    /* A record's text is plain: inffo-index reads text_format before it makes one. */
    assert_int_equal(0, json_object_del(properties, "text_format"));
    assert_int_equal(record_json_n_members(), json_object_size(properties));
    for (size_t i = 0; i < record_json_n_members(); i++) {
        json_t *property = json_object_get(properties, record_json_member(i));
        if (!property || !json_object_get(property, "description"))
            fail_msg("%s is not in the schema, or not described", record_json_member(i));
    }
    assert_int_equal(2, json_object_size(properties_of(schema, "origin")));
    json_decref(schema);
}

static void the_schema_lists_the_kinds(void **state)
{
    (void)state;
    json_error_t why;
    json_t *schema = json_load_file(SOURCE_DIR "/docs/record.schema.json", 0, &why);
    assert_non_null(schema);
    json_t *kinds =
        json_object_get(json_object_get(properties_of(schema, ""), "kind"), "enum");
    /* All kinds, and null. */
    assert_int_equal(KIND_COUNT_ + 1, json_array_size(kinds));
    for (size_t i = 0; i < KIND_COUNT_; i++)
        assert_int_not_equal(
            KIND_COUNT_, kind_find(str_of(json_string_value(json_array_get(kinds, i)))));
    json_decref(schema);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_wrong_record_is_refused_with_member_and_value),
        cmocka_unit_test(
            each_record_is_written_as_wanted_and_reads_back_as_the_same_bytes),
        cmocka_unit_test(absent_members_are_empty),
        cmocka_unit_test(an_empty_list_of_regions_is_said_by_the_source),
        cmocka_unit_test(each_unknown_member_is_told_and_kept),
        cmocka_unit_test(bytes_that_are_no_utf8_are_named),
        cmocka_unit_test(nothing_at_all_is_refused),
        cmocka_unit_test(each_text_has_a_ceiling),
        cmocka_unit_test(unknown_members_have_a_ceiling_together),
        cmocka_unit_test(an_object_over_the_ceiling_is_not_parsed),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(a_record_made_by_hand_is_checked_for_utf8),
        cmocka_unit_test(an_id_over_its_ceiling_is_too_large),
        cmocka_unit_test(the_schema_names_exactly_the_members_that_are_read),
        cmocka_unit_test(the_schema_lists_the_kinds),
    };
    return cmocka_run_group_tests(tests, load_vocabulary, free_vocabulary);
}
