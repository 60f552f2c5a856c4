/* Folders in the manner of the generators of websites: what each gives, and what is said
 * of it. */
#include "base/file.h"
#include "base/intern.h"
#include "engine/record/record_json.h"
#include "indexer/intake.h"
#include "tests/unit/cmocka_all.h"

#define SITES SOURCE_DIR "/tests/cases/sources/sites"

/** The reading of a site. */
struct site {
    struct vocabulary *vocabulary;
    struct intern *ids;
    struct buf text;
};

static enum status take(void *context, struct record *record, void *prepared,
                        struct error *err)
{
    (void)prepared;
    struct site *site = context;
    struct str id = record->fields[FIELD_ID];
    if (intern_find(site->ids, id) != INTERN_NONE)
        return error_set(err, STATUS_EXISTS, "pris");
    (void)intern_put(site->ids, id);
    record_to_json(&site->text, record, site->vocabulary);
    return STATUS_OK;
}

/** Write down the remarks of one sort, each with its file within the site. */
static void put_remarks(struct buf *out, const json_t *source, const char *sort,
                        size_t n_folder)
{
    const json_t *list = json_object_get(source, sort);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *remark = json_array_get(list, i);
        const char *text = json_string_value(json_object_get(remark, "reason"));
        if (!text)
            text = json_string_value(json_object_get(remark, "message"));
        buf_printf(out, "%s %s:%d: %s\n", sort,
                   json_string_value(json_object_get(remark, "file")) + n_folder + 1,
                   (int)json_integer_value(json_object_get(remark, "line")), text);
    }
}

static void read_site(struct site *site, const char *folder)
{
    static const char *const sorts[] = {"refusals", "left_out", "warnings", "ignored"};
    FILE *log = tmpfile();
    struct console console = console_open(log, true);
    AUTO_REPORT *report = report_new(&console);
    struct intake intake = {
        site->vocabulary, report, &console, {NULL, NULL, 2, take, site, NULL}, NULL};
    const struct intake_source row = {
        folder, {folder, NULL, &source_settings_none}, false, NULL, 0, NULL};
    struct intake_sources sources = {&row, 1, FORMAT_AUTO};
    struct error err = {0};
    if (intake_read(&intake, &sources, &err))
        fail_msg("%s: %s", folder, err.text);
    json_t *object = json_object();
    report_to_json(report, object);
    const json_t *source = json_array_get(json_object_get(object, "sources"), 0);
    for (size_t i = 0; i < COUNT_OF(sorts); i++)
        put_remarks(&site->text, source, sorts[i], strlen(folder));
    json_decref(object);
    (void)fclose(log);
}

static void check_site(const struct vocabulary *vocabulary, const char *name)
{
    AUTO_TEXT *folder = path_join(SITES, name);
    AUTO_BUF path = BUF_INIT(1000), wanted = BUF_INIT(1U << 20);
    buf_printf(&path, "%s.expected", folder);
    struct error err = {0};
    if (file_read(&wanted, buf_text(&path), &err))
        fail_msg("%s", err.text);
    struct site site = {(struct vocabulary *)(uintptr_t)vocabulary, intern_new(),
                        BUF_INIT(1U << 20)};
    read_site(&site, folder);
    bool is_right = str_equal(buf_str(&site.text), buf_str(&wanted));
    if (!is_right)
        (void)fprintf(stderr, "%s:\n%s", name, buf_text(&site.text));
    intern_free(site.ids);
    buf_release(&site.text);
    assert_true(is_right);
}

static void each_site_gives_what_is_wanted(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = NULL;
    AUTO_NAME_LIST names = {NULL, 0};
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     vocabulary_load(&vocabulary, SOURCE_DIR "/corpus/vocabulary", &err));
    assert_int_equal(STATUS_OK, folder_list(&names, SITES, &err));
    size_t n = 0;
    for (size_t i = 0; i < names.n; i++)
        if (!str_ends_with(str_of(names.at[i]), STR(".expected"))) {
            check_site(vocabulary, names.at[i]);
            n++;
        }
    assert_true(n >= 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_site_gives_what_is_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
