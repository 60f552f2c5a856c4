/* Cutting lines into columns. */
#include "eval/columns.h"

#include "tests/unit/cmocka_all.h"

static void tabs_keep_empty_columns_and_spaces_do_not(void **state)
{
    (void)state;
    struct str columns[3];
    assert_int_equal(3, columns_cut(columns, 3, STR("a\t\tc d\r"), '\t'));
    assert_int_equal(0, columns[1].n);
    assert_true(str_equal(STR("c d"), columns[2]));
    assert_int_equal(3, columns_cut(columns, 3, STR("  a \t b   c "), ' '));
    assert_true(str_equal(STR("b"), columns[1]));
}

static void too_many_columns_are_told_and_too_few_counted(void **state)
{
    (void)state;
    struct str columns[2];
    assert_int_equal(3, columns_cut(columns, 2, STR("a b c d"), ' '));
    assert_int_equal(1, columns_cut(columns, 2, STR("a"), ' '));
    assert_int_equal(1, columns_cut(columns, 2, STR(""), ' '));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tabs_keep_empty_columns_and_spaces_do_not),
        cmocka_unit_test(too_many_columns_are_told_and_too_few_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
