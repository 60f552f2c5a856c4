/* What a configuration says is read with its lines, and all of its faults are found. */
#include "engine/config/config.h"

#include "engine/config/nearest.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

/** Write @p text as a configuration and read it. */
static enum status read_text(struct config **out, const char *text, struct error *err)
{
    AUTO_TEXT *path = scratch_path("a.conf");
    assert_int_equal(STATUS_OK, file_write(path, str_of(text), err));
    return config_read(out, path, err);
}

static struct config *read_good(const char *text)
{
    struct config *config = NULL;
    struct error err = {0};
    if (read_text(&config, text, &err))
        fail_msg("%s", err.text);
    return config;
}

static void values_are_read_with_their_types(void **state)
{
    (void)state;
    AUTO_CONFIG *config = read_good("index: var/index\n"
                                    "state: /var/lib/x\n"
                                    "code: 01\n"
                                    "empty:\n"
                                    "flag: oui\n"
                                    "every: 15 min\n"
                                    "size: 20 Mo\n"
                                    "share: 20 %\n"
                                    "list: [a, b]\n"
                                    "below:\n"
                                    "  name: 'x: y'\n");
    struct config_part whole = config_whole(config);
    AUTO_TEXT *index = config_path(&whole, "index");
    AUTO_TEXT *wanted = scratch_path("var/index");
    AUTO_TEXT *kept = config_path(&whole, "state");
    assert_string_equal(wanted, index);
    assert_string_equal("/var/lib/x", kept);
    assert_string_equal("01", config_text(&whole, "code"));
    assert_null(config_text(&whole, "empty"));
    assert_true(config_flag(&whole, "flag", false));
    assert_true(config_flag(&whole, "absent", true));
    struct config_range seconds = {CONFIG_SECONDS, 1, 86400, 7};
    assert_int_equal(900, config_number(&whole, "every", seconds));
    assert_int_equal(7, config_number(&whole, "absent", seconds));
    struct config_range bytes = {CONFIG_BYTES, 1, UINT64_MAX, 1};
    assert_int_equal(20000000, config_number(&whole, "size", bytes));
    struct config_range percent = {CONFIG_PERCENT, 0, 100, 1};
    assert_int_equal(20, config_number(&whole, "share", percent));
    struct config_part list = config_list(&whole, "list");
    struct config_part second = config_item(&list, 1);
    assert_string_equal("b", json_string_value(second.value));
    assert_int_equal(9, second.line);
    struct config_part below = config_mapping(&whole, "below");
    assert_string_equal("x: y", config_text(&below, "name"));
    assert_int_equal(0, json_array_size(config_faults(config)));
}

/** Whether a fault ends with ":line: " and @p text. */
static void assert_fault(struct config *config, size_t i, const char *text)
{
    const char *fault = json_string_value(json_array_get(config_faults(config), i));
    assert_non_null(fault);
    if (!strstr(fault, text))
        fail_msg("« %s » is not in « %s »", text, fault);
}

static void all_faults_are_found_in_the_order_of_their_lines(void **state)
{
    (void)state;
    static const char *const names[] = {"type", "every", "share", "list", "group", NULL};
    static const char *const types[] = {"folder", "feed"};
    AUTO_CONFIG *config = read_good("tipe: feed\n"
                                    "type: fede\n"
                                    "every: 3 semaines\n"
                                    "share: 120 %\n"
                                    "list: a\n"
                                    "group: [a]\n"
                                    "wholly-unknown-to-all: 1\n");
    struct config_part whole = config_whole(config);
    struct config_range seconds = {CONFIG_SECONDS, 1, 86400, 60};
    struct config_range percent = {CONFIG_PERCENT, 0, 100, 20};
    assert_null(config_mapping(&whole, "group").value);
    assert_null(config_list(&whole, "list").value);
    assert_int_equal(20, config_number(&whole, "share", percent));
    assert_int_equal(60, config_number(&whole, "every", seconds));
    assert_int_equal(2, config_choice(&whole, "type", types, 2));
    config_check_names(&whole, names, NULL);
    assert_int_equal(7, json_array_size(config_faults(config)));
    assert_fault(config, 0, ":1: nom inconnu « tipe » ; vouliez-vous « type » ?");
    assert_fault(config, 1,
                 ":2: « type » : « fede » est inconnu ; vouliez-vous « feed »");
    assert_fault(config, 2, ":3: « every » : « 3 semaines » n'est pas une durée");
    assert_fault(config, 3, ":4: « share » : 120 % ; il faut de 0 à 100");
    assert_fault(config, 4, ":5: « list » : il faut une liste");
    assert_fault(config, 5, ":6: « group » : il faut une suite");
    assert_fault(config, 6, ":7: nom inconnu « wholly-unknown-to-all »");
}

static void what_is_no_configuration_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"", ":1: le fichier est vide"},
        {"- a\n", ":1: le fichier est vide ou n'est pas"},
        {"a: b: c\n", ":1: illisible : un « : » dans une valeur"},
        {"a: 1\n\tb: 2\n", ":2: illisible : une ligne commence par une tabulation"},
        {"a: 1\na: 2\n", ":2: « a » est donné deux fois"},
        {"a: &x 1\nb: *x\n", ":1: les ancres"},
        {"a: \"b\n", "illisible : des guillemets ne sont pas refermés"},
        {"a: [b\n", "illisible : une liste"},
        {"a: 1\n--- \nb: 1\n", "plus d'un document"},
        {"a: \xE9\n", ":1: ce n'est pas de l'UTF-8"},
        {"a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}}}}\n",
         "plus de 12 niveaux"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct config *config = NULL;
        struct error err = {0};
        assert_int_equal(STATUS_BAD_INPUT, read_text(&config, rows[i].text, &err));
        assert_null(config);
        if (!strstr(err.text, rows[i].said))
            fail_msg("%s: %s", rows[i].text, err.text);
    }
}

static void a_missing_file_is_said(void **state)
{
    (void)state;
    struct config *config = NULL;
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND, config_read(&config, "/nonexistent", &err));
    assert_null(config);
    assert_non_null(strstr(err.text, "introuvable"));
}

static void the_nearest_name_is_found(void **state)
{
    (void)state;
    static const char *const names[] = {"address", "path", "every", NULL};
    assert_string_equal("address", nearest_name("adresse", names));
    assert_string_equal("path", nearest_name("Path", names));
    assert_string_equal("path", nearest_name("pat", names));
    assert_null(nearest_name("colours", names));
    assert_null(nearest_name("", names));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read_with_their_types),
        cmocka_unit_test(all_faults_are_found_in_the_order_of_their_lines),
        cmocka_unit_test(what_is_no_configuration_is_refused_with_its_line),
        cmocka_unit_test(a_missing_file_is_said),
        cmocka_unit_test(the_nearest_name_is_found),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
