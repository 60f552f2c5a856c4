/* The set of numbered strings: order, growth, strings of any bytes. */
#include "base/intern.h"

#include <stdio.h>

#include "tests/unit/cmocka_all.h"

static void strings_are_numbered_in_the_order_they_come(void **state)
{
    (void)state;
    AUTO_INTERN *set = intern_new();
    assert_int_equal(0, intern_put(set, STR("vae")));
    assert_int_equal(1, intern_put(set, STR("cpf")));
    assert_int_equal(0, intern_put(set, STR("vae")));
    assert_int_equal(2, intern_count(set));
    assert_true(str_equal(STR("cpf"), intern_at(set, 1)));
}

static void what_was_not_put_is_not_found(void **state)
{
    (void)state;
    AUTO_INTERN *set = intern_new();
    assert_int_equal(INTERN_NONE, intern_find(set, STR("vae")));
    (void)intern_put(set, STR("vae"));
    assert_int_equal(0, intern_find(set, STR("vae")));
    assert_int_equal(INTERN_NONE, intern_find(set, STR("va")));
    assert_int_equal(INTERN_NONE, intern_find(set, STR("")));
    assert_int_equal(1, intern_count(set));
}

static void any_bytes_are_a_string_the_empty_one_too(void **state)
{
    (void)state;
    AUTO_INTERN *set = intern_new();
    assert_int_equal(0, intern_put(set, (struct str){NULL, 0}));
    assert_int_equal(0, intern_put(set, STR("")));
    assert_int_equal(1, intern_put(set, STR("a\0b")));
    assert_int_equal(2, intern_put(set, STR("a\0c")));
    assert_int_equal(3, intern_put(set, STR("\xFF\xFE")));
    assert_int_equal(0, intern_at(set, 0).n);
    assert_true(str_equal(STR("a\0c"), intern_at(set, 2)));
}

static void numbers_stay_through_growth(void **state)
{
    (void)state;
    enum { MANY = 200000 };
    AUTO_INTERN *set = intern_new();
    char text[32];
    for (uint32_t i = 0; i < MANY; i++) {
        (void)snprintf(text, sizeof text, "mot-%u", i);
        assert_int_equal(i, intern_put(set, str_of(text)));
    }
    assert_int_equal(MANY, intern_count(set));
    for (uint32_t i = 0; i < MANY; i += 7) {
        (void)snprintf(text, sizeof text, "mot-%u", i);
        assert_int_equal(i, intern_find(set, str_of(text)));
        assert_true(str_equal(str_of(text), intern_at(set, i)));
    }
}

static void a_piece_of_a_string_of_the_set_can_be_put(void **state)
{
    (void)state;
    AUTO_INTERN *set = intern_new();
    char text[4096];
    memset(text, 'x', sizeof text);
    memcpy(text, "premier", 7);
    /* The memory is full, so the next put moves the bytes while it reads from them. */
    assert_int_equal(0, intern_put(set, (struct str){text, sizeof text}));
    struct str whole = intern_at(set, 0);
    assert_int_equal(1, intern_put(set, (struct str){whole.at, 7}));
    assert_true(str_equal(STR("premier"), intern_at(set, 1)));
}

static void freeing_nothing_is_allowed(void **state)
{
    (void)state;
    AUTO_INTERN *set = NULL;
    intern_free(set);
    assert_null(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_numbered_in_the_order_they_come),
        cmocka_unit_test(what_was_not_put_is_not_found),
        cmocka_unit_test(any_bytes_are_a_string_the_empty_one_too),
        cmocka_unit_test(numbers_stay_through_growth),
        cmocka_unit_test(a_piece_of_a_string_of_the_set_can_be_put),
        cmocka_unit_test(freeing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
