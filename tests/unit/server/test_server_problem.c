/* Problems: their form is that of RFC 9457, their texts are French, and each status has
 * one. */
#include "server/http/problem.h"

#include <jansson.h>

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void a_problem_has_the_members_of_rfc_9457(void **state)
{
    (void)state;
    struct search_faults faults = {.n = 1};
    faults.at[0] = (struct search_fault){STR("page"), STR("« 0 » n'est pas un nombre")};
    AUTO_BUF out = BUF_INIT(10000);
    problem_write(&out, PROBLEM_PARAMETER, NULL, &faults);
    json_t *json = json_loadb(out.at, out.n, 0, NULL);
    assert_non_null(json);
    assert_int_equal(400, json_integer_value(json_object_get(json, "status")));
    assert_string_equal("urn:inffo-search:probleme:parametre-invalide",
                        json_string_value(json_object_get(json, "type")));
    assert_string_equal("Paramètre invalide",
                        json_string_value(json_object_get(json, "title")));
    json_t *error = json_array_get(json_object_get(json, "errors"), 0);
    assert_string_equal("page", json_string_value(json_object_get(error, "parameter")));
    assert_string_equal("« 0 » n'est pas un nombre",
                        json_string_value(json_object_get(error, "detail")));
    json_decref(json);
}

static void without_faults_there_is_no_list_of_them(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(10000);
    problem_write(&out, PROBLEM_NOT_FOUND, "Ce document n'existe pas.", NULL);
    json_t *json = json_loadb(out.at, out.n, 0, NULL);
    assert_null(json_object_get(json, "errors"));
    assert_string_equal("Ce document n'existe pas.",
                        json_string_value(json_object_get(json, "detail")));
    json_decref(json);
}

static void bytes_that_are_no_utf8_do_not_break_the_answer(void **state)
{
    (void)state;
    struct search_faults faults = {.n = 1};
    faults.at[0] = (struct search_fault){STR("\xFF"), STR("x")};
    AUTO_BUF out = BUF_INIT(10000);
    problem_write(&out, PROBLEM_PARAMETER, NULL, &faults);
    json_t *json = json_loadb(out.at, out.n, 0, NULL);
    assert_non_null(json);
    json_decref(json);
}

static void every_problem_is_whole_and_has_a_type_of_its_own(void **state)
{
    (void)state;
    for (unsigned i = 0; i < PROBLEM_COUNT_; i++) {
        const struct problem_text *text = problem_text((enum problem)i);
        assert_true(text->status >= 400 && text->status < 600);
        assert_true(strlen(text->title) > 0 && strlen(text->detail) > 0);
        for (unsigned j = 0; j < i; j++)
            assert_string_not_equal(text->type, problem_text((enum problem)j)->type);
    }
}

static void statuses_become_the_http_statuses_of_the_contract(void **state)
{
    (void)state;
    static const struct {
        enum status status;
        unsigned http;
    } rows[] = {
        {STATUS_BAD_INPUT, 400},     {STATUS_TOO_LARGE, 400},
        {STATUS_NOT_FOUND, 404},     {STATUS_INDEX_CORRUPT, 503},
        {STATUS_INDEX_VERSION, 503}, {STATUS_INDEX_CHANGED, 503},
        {STATUS_LOCKED, 503},        {STATUS_NO_MEMORY, 503},
        {STATUS_INTERNAL, 500},      {STATUS_IO, 500},
        {STATUS_EXISTS, 500},        {STATUS_UNSUPPORTED, 500},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(rows[i].http, problem_text(problem_of(rows[i].status))->status);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_problem_has_the_members_of_rfc_9457),
        cmocka_unit_test(without_faults_there_is_no_list_of_them),
        cmocka_unit_test(bytes_that_are_no_utf8_do_not_break_the_answer),
        cmocka_unit_test(every_problem_is_whole_and_has_a_type_of_its_own),
        cmocka_unit_test(statuses_become_the_http_statuses_of_the_contract),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
