/* Borrowed text: comparing, trimming, cutting, finding, reading numbers. */
#include "base/str.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static const struct str nothing = {NULL, 0};

static void equality_is_of_bytes(void **state)
{
    (void)state;
    assert_true(str_equal(STR("vae"), str_of("vae")));
    assert_false(str_equal(STR("vae"), STR("VAE")));
    assert_false(str_equal(STR("vae"), STR("va")));
    assert_true(str_equal(STR("a\0b"), STR("a\0b")));
    assert_false(str_equal(STR("a\0b"), STR("a\0c")));
    assert_true(str_equal(nothing, STR("")));
    assert_true(str_equal(str_of(NULL), nothing));
}

static void starts_and_ends_are_seen(void **state)
{
    (void)state;
    assert_true(str_starts_with(STR("région"), STR("ré")));
    assert_false(str_starts_with(STR("ré"), STR("région")));
    assert_true(str_starts_with(nothing, nothing));
    assert_true(str_ends_with(STR("notice.md"), STR(".md")));
    assert_false(str_ends_with(STR("md"), STR(".md")));
    assert_true(str_ends_with(STR("md"), nothing));
}

static void a_part_that_is_not_within_is_empty(void **state)
{
    (void)state;
    assert_true(str_equal(STR("vae"), str_between(STR("la vae"), 3, 6)));
    assert_true(str_equal(STR("la vae"), str_between(STR("la vae"), 0, 6)));
    static const size_t bounds[][2] = {{6, 6}, {3, 7},        {4, 3},       {7, 7},
                                       {7, 6}, {0, SIZE_MAX}, {SIZE_MAX, 3}};
    for (size_t i = 0; i < COUNT_OF(bounds); i++) {
        struct str part = str_between(STR("la vae"), bounds[i][0], bounds[i][1]);
        assert_int_equal(0, part.n);
        assert_non_null(part.at);
    }
    assert_int_equal(0, str_between(nothing, 0, 0).n);
}

static void letters_are_those_of_the_alphabet(void **state)
{
    (void)state;
    static const char *const letters[] = {"a", "z", "apprentissage"};
    static const char *const others[] = {"",         "E",  "élève", "a1",
                                         "mi-temps", " a", "{",     "`"};
    for (size_t i = 0; i < COUNT_OF(letters); i++)
        assert_true(str_is_letters(str_of(letters[i])));
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_false(str_is_letters(str_of(others[i])));
}

static void order_is_bytewise_and_shorter_first(void **state)
{
    (void)state;
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("b"), STR("a")) > 0);
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR("z"), STR("é")) < 0);
    assert_int_equal(0, str_compare(STR("ab"), STR("ab")));
    assert_int_equal(0, str_compare(nothing, STR("")));
    assert_true(str_compare(nothing, STR("a")) < 0);
}

static void trimming_takes_ascii_space_at_both_ends(void **state)
{
    (void)state;
    assert_true(str_equal(STR("a b"), str_trim(STR(" \t\r\n\v\fa b\n "))));
    assert_int_equal(0, str_trim(STR(" \t ")).n);
    assert_int_equal(0, str_trim(nothing).n);
    assert_true(str_equal(STR("\u00A0a"), str_trim(STR("\u00A0a"))));
}

static void cutting_walks_through_the_pieces(void **state)
{
    (void)state;
    struct str rest = STR("a,,b,");
    static const char *const wanted[] = {"a", "", "b", ""};
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        assert_non_null(rest.at);
        assert_true(str_equal(str_of(wanted[i]), str_cut(&rest, ',')));
    }
    assert_null(rest.at);
    assert_int_equal(0, str_cut(&rest, ',').n);
}

static void a_needle_is_found_at_its_first_place(void **state)
{
    (void)state;
    assert_int_equal(2, str_find(STR("a-vae-vae"), STR("vae")));
    assert_int_equal(3, str_find(STR("vae"), STR("cpf")));
    assert_int_equal(0, str_find(STR("vae"), nothing));
    assert_int_equal(0, str_find(nothing, STR("vae")));
    assert_int_equal(2, str_find(STR("va"), STR("vae")));
}

static void a_text_is_found_among_others(void **state)
{
    (void)state;
    static const char *const names[] = {"rue", "quai", "place", NULL};
    static const struct {
        const char *text;
        size_t place;
    } rows[] = {{"rue", 0}, {"place", 2}, {"", 3}, {"qua", 3}, {"quais", 3}, {"Rue", 3}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str text = str_of(rows[i].text);
        bool is_known = rows[i].place < 3;
        if (str_place(text, names, 3) != rows[i].place ||
            str_is_among(text, names, 3) != is_known ||
            str_is_in(text, names) != is_known)
            fail_msg("%s", rows[i].text);
    }
    assert_false(str_is_among(STR("place"), names, 2));
    assert_int_equal(0, str_place(STR("rue"), NULL, 0));
    assert_false(str_is_in(STR("rue"), names + 3));
}

static void a_number_is_digits_up_to_the_most(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t most, number;
    } rows[] = {
        {"0", 0, 0},
        {"1", 0, -1},
        {"042", 42, 42},
        {"43", 42, -1},
        {"7", 5, -1},
        {"0000000000000000000000042", 42, 42},
        {"9223372036854775807", INT64_MAX, INT64_MAX},
        {"9223372036854775808", INT64_MAX, -1},
        {"99999999999999999999", INT64_MAX, -1},
        {"", 42, -1},
        {"-1", 42, -1},
        {"+1", 42, -1},
        {"1.5", 42, -1},
        {"4 ", 42, -1},
        {" 4", 42, -1},
        {"4x", 42, -1},
        {"\u0664", 42, -1},
        {"0x10", 42, -1},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t number = str_number(str_of(rows[i].text), rows[i].most);
        if (number != rows[i].number)
            fail_msg("%s: %lld", rows[i].text, (long long)number);
    }
    assert_int_equal(4, str_number((struct str){"42", 1}, 42));
    assert_int_equal(-1, str_number(nothing, 42));
}

static void a_real_number_is_all_of_the_text_and_finite(void **state)
{
    (void)state;
    double number = 7;
    static const char *const wrong[] = {"",    "x",   "1x",  "1 ",
                                        "1,5", "inf", "nan", "1e999"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        if (str_real(&number, str_of(wrong[i])))
            fail_msg("%s: %f", wrong[i], number);
    assert_false(str_real(&number, STR("0.00000000000000000000000000000000000000001")));
    assert_false(str_real(&number, STR("1\0")));
    assert_true(number == 7);
    assert_true(str_real(&number, STR("-0.5")) && number == -0.5);
    assert_true(str_real(&number, (struct str){"1.25", 3}) && number == 1.2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equality_is_of_bytes),
        cmocka_unit_test(starts_and_ends_are_seen),
        cmocka_unit_test(a_part_that_is_not_within_is_empty),
        cmocka_unit_test(letters_are_those_of_the_alphabet),
        cmocka_unit_test(order_is_bytewise_and_shorter_first),
        cmocka_unit_test(trimming_takes_ascii_space_at_both_ends),
        cmocka_unit_test(cutting_walks_through_the_pieces),
        cmocka_unit_test(a_needle_is_found_at_its_first_place),
        cmocka_unit_test(a_text_is_found_among_others),
        cmocka_unit_test(a_number_is_digits_up_to_the_most),
        cmocka_unit_test(a_real_number_is_all_of_the_text_and_finite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
