/* Dates: the edges of the calendar, the three forms, and the clock that the environment
 * sets. */
#include "base/date.h"

#include <stdlib.h>

#include "tests/unit/cmocka_all.h"

static void known_days_have_their_numbers(void **state)
{
    (void)state;
    assert_int_equal(0, date_from_civil(1970, 1, 1));
    assert_int_equal(-1, date_from_civil(1969, 12, 31));
    assert_int_equal(11016, date_from_civil(2000, 2, 29));
    assert_int_equal(20550, date_from_civil(2026, 4, 7));
    assert_int_equal(-354285, date_from_civil(1000, 1, 1));
    assert_int_equal(2932896, date_from_civil(9999, 12, 31));
}

static void days_that_do_not_exist_are_none(void **state)
{
    (void)state;
    static const int none[][3] = {
        {2026, 2, 29}, {2026, 2, 31}, {1900, 2, 29},  {2026, 4, 31}, {2026, 0, 1},
        {2026, 13, 1}, {2026, 1, 0},  {2026, 12, 32}, {999, 12, 31}, {10000, 1, 1},
        {2026, -1, 1}, {2026, 1, -1}, {-5, 1, 1}};
    for (size_t i = 0; i < COUNT_OF(none); i++)
        if (date_from_civil(none[i][0], none[i][1], none[i][2]) != DATE_NONE)
            fail_msg("%d-%d-%d has a number", none[i][0], none[i][1], none[i][2]);
    assert_int_not_equal(DATE_NONE, date_from_civil(2000, 2, 29));
}

static void each_day_from_1000_to_9999_comes_back(void **state)
{
    (void)state;
    date_day last = date_from_civil(9999, 12, 31);
    for (date_day day = date_from_civil(1000, 1, 1); day <= last; day++) {
        int y, m, d;
        date_to_civil(day, &y, &m, &d);
        if (date_from_civil(y, m, d) != day)
            fail_msg("day %d became %d-%d-%d", day, y, m, d);
    }
}

static void the_extreme_numbers_do_not_overflow(void **state)
{
    (void)state;
    int y, m, d;
    date_to_civil(INT32_MAX, &y, &m, &d);
    assert_int_equal(5881580, y);
    assert_int_equal(7, m);
    assert_int_equal(11, d);
    date_to_civil(INT32_MIN + 1, &y, &m, &d);
    assert_int_equal(-5877641, y);
}

static void a_year_a_month_and_a_day_are_ranges(void **state)
{
    (void)state;
    static const struct {
        const char *text, *first, *last;
    } rows[] = {
        {"2026", "2026-01-01", "2026-12-31"},
        {"2026-04", "2026-04-01", "2026-04-30"},
        {"2024-02", "2024-02-01", "2024-02-29"},
        {"2026-04-07", "2026-04-07", "2026-04-07"},
        {"1000", "1000-01-01", "1000-12-31"},
        {"9999-12", "9999-12-01", "9999-12-31"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct date_range range;
        struct error err = {0};
        char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];
        assert_int_equal(STATUS_OK, date_parse_range(&range, str_of(rows[i].text), &err));
        date_format(first, range.first);
        date_format(last, range.last);
        assert_string_equal(rows[i].first, first);
        assert_string_equal(rows[i].last, last);
    }
}

static void what_is_no_date_is_bad_input_that_shows_it(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "26",          "2026-4",    "2026-04-",  "2026/04/07", "2026-04-7", "20260407",
        "2026-04-07T", "a026",      "2026-ab",   "2026-02-31", "2026-13",   "0999",
        "2026-00",     "+026",      "-026",      " 2026",      "2026 ",     "2026-04-31",
        "２０２６",    "2026-1-01", "07-04-2026"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct date_range range;
        struct error err = {0};
        if (date_parse_range(&range, str_of(bad[i]), &err) != STATUS_BAD_INPUT)
            fail_msg("« %s » was read as a date", bad[i]);
        assert_int_equal(DATE_NONE, range.first);
        assert_int_equal(DATE_NONE, range.last);
        assert_non_null(strstr(err.text, bad[i]));
    }
}

static void empty_and_oversized_texts_are_no_date(void **state)
{
    (void)state;
    struct date_range range;
    struct error err = {0};
    assert_int_equal(STATUS_BAD_INPUT, date_parse_range(&range, str_of(""), &err));
    assert_int_equal(STATUS_BAD_INPUT,
                     date_parse_range(&range, (struct str){NULL, 0}, &err));
    char long_text[5000];
    memset(long_text, '2', sizeof long_text);
    assert_int_equal(
        STATUS_BAD_INPUT,
        date_parse_range(&range, (struct str){long_text, sizeof long_text}, &err));
    assert_true(strlen(err.text) < 200);
}

static void a_whole_day_is_asked_for(void **state)
{
    (void)state;
    date_day day = 0;
    struct error err = {0};
    assert_int_equal(STATUS_OK, date_parse(&day, str_of("2026-04-07"), &err));
    assert_int_equal(20550, day);
    assert_int_equal(STATUS_BAD_INPUT, date_parse(&day, str_of("2026-04"), &err));
    assert_int_equal(DATE_NONE, day);
    assert_non_null(strstr(err.text, "n'est pas un jour"));
    assert_int_equal(STATUS_BAD_INPUT, date_parse(&day, str_of("2026-02-31"), &err));
    assert_non_null(strstr(err.text, "n'existe pas"));
}

static void no_date_is_an_empty_text(void **state)
{
    (void)state;
    char text[DATE_TEXT_BYTES] = "x";
    date_format(text, DATE_NONE);
    assert_string_equal("", text);
}

static void seconds_are_written_in_utc(void **state)
{
    (void)state;
    char text[TIME_TEXT_BYTES];
    time_format(text, 0);
    assert_string_equal("1970-01-01T00:00:00Z", text);
    time_format(text, 1777528800);
    assert_string_equal("2026-04-30T06:00:00Z", text);
    time_format(text, -1);
    assert_string_equal("1969-12-31T23:59:59Z", text);
    time_format(text, INT64_C(253402300799));
    assert_string_equal("9999-12-31T23:59:59Z", text);
}

static void seconds_beyond_the_form_are_an_empty_text(void **state)
{
    (void)state;
    char text[TIME_TEXT_BYTES] = "x";
    time_format(text, INT64_C(253402300800));
    assert_string_equal("", text);
    time_format(text, INT64_MAX);
    assert_string_equal("", text);
}

static void the_clock_obeys_source_date_epoch(void **state)
{
    (void)state;
    assert_int_equal(0, setenv("SOURCE_DATE_EPOCH", "1777528800", 1));
    assert_int_equal(1777528800, time_now_reproducible());
    static const char *const ignored[] = {"", "x", "12x", "-3"};
    for (size_t i = 0; i < COUNT_OF(ignored); i++) {
        assert_int_equal(0, setenv("SOURCE_DATE_EPOCH", ignored[i], 1));
        assert_true(time_now_reproducible() > 1700000000);
    }
    assert_int_equal(0, unsetenv("SOURCE_DATE_EPOCH"));
    assert_true(time_now_reproducible() > 1700000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days_have_their_numbers),
        cmocka_unit_test(days_that_do_not_exist_are_none),
        cmocka_unit_test(each_day_from_1000_to_9999_comes_back),
        cmocka_unit_test(the_extreme_numbers_do_not_overflow),
        cmocka_unit_test(a_year_a_month_and_a_day_are_ranges),
        cmocka_unit_test(what_is_no_date_is_bad_input_that_shows_it),
        cmocka_unit_test(empty_and_oversized_texts_are_no_date),
        cmocka_unit_test(a_whole_day_is_asked_for),
        cmocka_unit_test(no_date_is_an_empty_text),
        cmocka_unit_test(seconds_are_written_in_utc),
        cmocka_unit_test(seconds_beyond_the_form_are_an_empty_text),
        cmocka_unit_test(the_clock_obeys_source_date_epoch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
