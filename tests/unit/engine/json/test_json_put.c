/* Writing strings and numbers as jansson writes them. */
#include "engine/json/json_put.h"

#include <math.h>
#include <stdlib.h>

#include "tests/unit/cmocka_all.h"

static void check_string(struct str text)
{
    AUTO_BUF got = BUF_INIT(1000);
    json_t *value = json_stringn(text.at, text.n);
    assert_non_null(value);
    char *wanted = json_dumps(value, JSON_ENCODE_ANY);
    json_put_string(&got, text);
    assert_string_equal(wanted, buf_text(&got));
    free(wanted); /* library memory */
    json_decref(value);
}

/** The writer reads eight bytes at a time: each character is tried at each place of two
 *  such groups. */
static void each_character_is_escaped_or_not_at_each_place(void **state)
{
    (void)state;
    char text[40];
    for (unsigned c = 0; c < 0x80; c++)
        for (size_t n = 1; n <= 20; n++)
            for (size_t at = 0; at < n; at++) {
                memset(text, 'x', n);
                text[at] = (char)c;
                check_string((struct str){text, n});
                text[(at + 3) % n] = (char)c;
                check_string((struct str){text, n});
            }
}

static void characters_of_several_bytes_stay(void **state)
{
    (void)state;
    static const char *const pieces[] = {"é",      "\u2028",     "\u2029",     "\uFFFF",
                                         "\uE000", "\U0001F600", "\U0010FFFF", "\u00A2"};
    char text[40];
    for (size_t i = 0; i < COUNT_OF(pieces); i++)
        for (size_t at = 0; at < 17; at++)
            for (unsigned after = 0; after < 0x80; after++) {
                size_t n = strlen(pieces[i]);
                memset(text, 'x', sizeof text);
                memcpy(text + at, pieces[i], n);
                text[at + n] = (char)after;
                check_string((struct str){text, at + n + 9});
            }
    check_string(STR(""));
}

static void check_rounded(double number, unsigned decimals)
{
    double power = pow(10, decimals);
    double scaled = number * power;
    AUTO_BUF got = BUF_INIT(100);
    json_t *real =
        json_real((double)(int64_t)(scaled < 0 ? scaled - .5 : scaled + .5) / power);
    char *wanted = json_dumps(real, JSON_ENCODE_ANY | JSON_REAL_PRECISION(10));
    json_put_rounded(&got, number, decimals);
    if (strcmp(wanted, buf_text(&got)) != 0)
        fail_msg("%.17g with %u decimals: %s, wanted %s", number, decimals,
                 buf_text(&got), wanted);
    free(wanted); /* library memory */
    json_decref(real);
}

static void numbers_are_rounded_to_their_decimals(void **state)
{
    (void)state;
    static const double numbers[] = {
        0,   .00005, .00004999, .0001,  .00009,      1e-6,        1.2e-5,      1e-4,
        .5,  9.9999, 9.99999,   10,     1e3,         123456,      999999.9999, 1e6,
        1e9, 1e10,   1e12,      1.5e11, 9999.999999, 9999.9999995};
    for (unsigned decimals = 0; decimals <= JSON_DECIMALS_MAX; decimals++)
        for (size_t i = 0; i < COUNT_OF(numbers); i++) {
            check_rounded(numbers[i], decimals);
            check_rounded(-numbers[i], decimals);
        }
}

static void any_number_is_rounded_as_jansson_prints_it(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (int round = 0; round < 100000; round++) {
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        double number = (double)(seed >> 11) * pow(10, -(int)(seed % 23));
        if (number < 1e12) {
            check_rounded(number, 4);
            check_rounded(-number, 6);
        }
    }
}

static void whole_numbers_have_all_their_digits(void **state)
{
    (void)state;
    static const struct {
        uint64_t number;
        const char *text;
    } rows[] = {{0, "[0"},
                {9, "[9"},
                {10, "[10"},
                {4294967295U, "[4294967295"},
                {UINT64_MAX, "[18446744073709551615"}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF got = BUF_INIT(100);
        json_put_number(&got, STR("["), rows[i].number);
        assert_string_equal(rows[i].text, buf_text(&got));
    }
}

static void the_empty_text_may_be_null(void **state)
{
    (void)state;
    AUTO_BUF got = BUF_INIT(100);
    json_put_text_or_null(&got, STR("["), (struct str){NULL, 0});
    json_put_text_or_null(&got, STR(","), STR("a"));
    json_put_text(&got, STR(","), (struct str){NULL, 0});
    json_put_boolean(&got, STR(","), true);
    json_put_boolean(&got, STR(","), false);
    assert_string_equal("[null,\"a\",\"\",true,false", buf_text(&got));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_character_is_escaped_or_not_at_each_place),
        cmocka_unit_test(characters_of_several_bytes_stay),
        cmocka_unit_test(numbers_are_rounded_to_their_decimals),
        cmocka_unit_test(any_number_is_rounded_as_jansson_prints_it),
        cmocka_unit_test(whole_numbers_have_all_their_digits),
        cmocka_unit_test(the_empty_text_may_be_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
