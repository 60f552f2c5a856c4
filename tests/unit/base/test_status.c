/* Errors: their text, their context, their names. */
#include "base/status.h"

#include "tests/unit/cmocka_all.h"

static void an_error_keeps_code_and_text(void **state)
{
    (void)state;
    struct error err = {0};
    assert_int_equal(STATUS_IO, error_set(&err, STATUS_IO, "disk %d", 3));
    assert_int_equal(STATUS_IO, err.code);
    assert_string_equal("disk 3", err.text);
}

static void context_goes_before_the_text(void **state)
{
    (void)state;
    struct error err = {0};
    (void)error_set(&err, STATUS_BAD_INPUT, "no date");
    (void)error_context(&err, err.code, "line %d", 3);
    (void)error_context(&err, err.code, "corpus/bretagne.md");
    assert_string_equal("corpus/bretagne.md: line 3: no date", err.text);
}

static void a_null_error_is_ignored(void **state)
{
    (void)state;
    assert_int_equal(STATUS_IO, error_set(NULL, STATUS_IO, "x"));
    assert_int_equal(STATUS_IO, error_context(NULL, STATUS_IO, "y"));
}

static void every_status_has_a_name(void **state)
{
    (void)state;
    for (int s = 0; s < STATUS_COUNT_; s++)
        assert_non_null(status_name((enum status)s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_keeps_code_and_text),
        cmocka_unit_test(context_goes_before_the_text),
        cmocka_unit_test(a_null_error_is_ignored),
        cmocka_unit_test(every_status_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
