/* The contract: YAML is read as JSON, and the program has a sound one. */
#include "server/contract/contract.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void yaml_is_read_as_json(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *json;
    } cases[] = {
        {"a: 1", "{\"a\":1}"},
        {"[1, -2, 2.5, 1e3]", "[1,-2,2.5,1000.0]"},
        {"[true, false, null, ~, ]", "[true,false,null,null]"},
        {"a:", "{\"a\":null}"},
        {"['1', \"true\", '']", "[\"1\",\"true\",\"\"]"},
        {"[3.1.0, 2026-04-07, 1 000, -, yes]",
         "[\"3.1.0\",\"2026-04-07\",\"1 000\",\"-\",\"yes\"]"},
        {"\"200\": {b: 2, a: 1}", "{\"200\":{\"b\":2,\"a\":1}}"},
        {"a: &x [1]\nb: *x", "{\"a\":[1],\"b\":[1]}"},
        {"a: |\n  one\n  two\n", "{\"a\":\"one\\ntwo\\n\"}"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error err = {0};
        json_t *value;
        if (contract_from_yaml(&value, str_of(cases[i].yaml), &err))
            fail_msg("%s: %s", cases[i].yaml, err.text);
        char *json = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
        assert_string_equal(cases[i].json, json);
        free(json); /* library memory */
        json_decref(value);
    }
}

static void what_is_no_such_yaml_is_refused(void **state)
{
    (void)state;
    AUTO_BUF deep = BUF_INIT(1000);
    for (int i = 0; i < 50; i++)
        buf_put_text(&deep, "[");
    for (int i = 0; i < 50; i++)
        buf_put_text(&deep, "]");
    const char *const cases[] = {"",          "a: [1",           "a: 1\na: 2",
                                 "[1]: 2",    "a: *nobody",      "\x01",
                                 "a: \xFF\n", "a: &x {b: *x}\n", buf_text(&deep)};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error err = {0};
        json_t *value;
        if (contract_from_yaml(&value, str_of(cases[i]), &err) != STATUS_BAD_INPUT)
            fail_msg("%s is read", cases[i]);
        assert_null(value);
        assert_string_not_equal("", err.text);
    }
}

static void the_program_has_a_contract(void **state)
{
    (void)state;
    struct error err = {0};
    json_t *contract;
    assert_int_equal(STATUS_OK, contract_read(&contract, &err));
    assert_string_equal("3.1.0", json_string_value(json_object_get(contract, "openapi")));
    json_t *paths = json_object_get(contract, "paths");
    assert_non_null(json_object_get(paths, "/api/v1/search"));
    json_decref(contract);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yaml_is_read_as_json),
        cmocka_unit_test(what_is_no_such_yaml_is_refused),
        cmocka_unit_test(the_program_has_a_contract),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
