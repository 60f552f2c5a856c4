/* Dates as people write them: what is read, what is refused, and that the advice of a
 * refusal is read. */
#include "engine/record/date_written.h"

#include <stdio.h>

#include "tests/unit/cmocka_all.h"

static const struct {
    const char *text;
    const char *first, *last;
} read_rows[] = {
    {"2019-11-03", "2019-11-03", NULL},
    {"2019/11/3", "2019-11-03", NULL},
    {"20191103", "2019-11-03", NULL},
    {"03/11/2019", "2019-11-03", NULL},
    {"3.11.2019", "2019-11-03", NULL},
    {"3-11-2019", "2019-11-03", NULL},
    {"31/12/2020", "2020-12-31", NULL},
    {"3 novembre 2019", "2019-11-03", NULL},
    {"Dimanche 3 Novembre 2019", "2019-11-03", NULL},
    {"1er mai 2020", "2020-05-01", NULL},
    {"1er  août 2020", "2020-08-01", NULL},
    {"15 FÉVR. 2021", "2021-02-15", NULL},
    {"15 déc 2021", "2021-12-15", NULL},
    {"03-Nov-2019", "2019-11-03", NULL},
    {"5\u00A0juil. 2018", "2018-07-05", NULL},
    {"le 9 sept. 2018", "2018-09-09", NULL},
    {"novembre 2019", "2019-11-01", "2019-11-30"},
    {"2019-11", "2019-11-01", "2019-11-30"},
    {"11/2019", "2019-11-01", "2019-11-30"},
    {"février 2024", "2024-02-01", "2024-02-29"},
    {"décembre 2024", "2024-12-01", "2024-12-31"},
    {"9999-12", "9999-12-01", "9999-12-31"},
    /* Mails and feeds. */
    {"Sun, 03 Nov 2019 10:15:00 +0100", "2019-11-03", NULL},
    {"3 Nov 2019 10:15 GMT", "2019-11-03", NULL},
    {"Mon, 30 Jun 2025 23:10:00 GMT", "2025-07-01", NULL},
    {"2025-06-30T21:59:59Z", "2025-06-30", NULL},
    {"2025-06-30T22:00:00Z", "2025-07-01", NULL},
    {"2025-01-31T22:30:00.125Z", "2025-01-31", NULL},
    {"2025-01-31T23:00:00+00:00", "2025-02-01", NULL},
    {"2025-02-01T00:30:00+05:30", "2025-01-31", NULL},
    {"2025-01-31T20:00:00-05:00", "2025-02-01", NULL},
    {"2025-01-31T20:00:00-0400", "2025-02-01", NULL},
    {"2025-01-31T23:59:59", "2025-01-31", NULL},
    {"2025-01-31 23:59", "2025-01-31", NULL},
    {"31/01/2025 à 18h30", "2025-01-31", NULL},
    {"31/01/2025 18h30", "2025-01-31", NULL},
    {"2025-01-31T22:30:00.123456789Z", "2025-01-31", NULL},
    {"Fri Jan 31 2025 23:30:00 GMT+0100", "2025-01-31", NULL},
    {"January 31, 2025", "2025-01-31", NULL},
    {"Jan. 31 2025", "2025-01-31", NULL},
    /* The hour changes. */
    {"2024-03-30T23:30:00Z", "2024-03-31", NULL},
    {"2024-10-26T22:30:00Z", "2024-10-27", NULL},
    {"2024-10-27T22:30:00Z", "2024-10-27", NULL},
};

static void days_and_months_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(read_rows); i++) {
        struct date_range range;
        struct error err = {0};
        if (date_parse_written(&range, str_of(read_rows[i].text), &err))
            fail_msg("%s: %s", read_rows[i].text, err.text);
        char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];
        date_format(first, range.first);
        date_format(last, range.last);
        const char *wanted = read_rows[i].last ? read_rows[i].last : read_rows[i].first;
        if (strcmp(first, read_rows[i].first) != 0 || strcmp(last, wanted) != 0)
            fail_msg("%s: %s to %s", read_rows[i].text, first, last);
    }
}

static void what_is_no_date_is_refused_with_advice_that_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *said;
    } rows[] = {
        {"", "n'est pas une date"},
        {"2019", "n'est pas une date"},
        {"03/11/19", "n'est pas une date"},
        {"hier", "n'est pas une date"},
        {"3 brumaire 2019", "n'est pas une date"},
        {"3 marsouin 2019", "n'est pas une date"},
        {"0 mai 2019", "n'est pas une date"},
        {"2019-11-", "n'est pas une date"},
        {"2019-00-01", "calendrier"},
        {"31/02/2019", "calendrier"},
        {"11/31/2019", "calendrier"},
        {"0000-01-01", "calendrier"},
        {"123456789012", "n'est pas une date"},
        {"1-1-1-1-1-1-1-1-1-1-1-1-1-1", "n'est pas une date"},
        {"3 novembre 2019 au soir", "pas une heure"},
        {"2019-11-03T25:00:00Z", "pas une heure"},
        {"2019-11-03T10:00:00+99:99", "pas une heure"},
        {"2019-11-03T10:00:00Z Z", "pas une heure"},
        {"novembre 2019 10:00", "pas une heure"},
        {"\xFF", "n'est pas une date"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct date_range range;
        struct error err = {0};
        if (date_parse_written(&range, str_of(rows[i].text), &err) != STATUS_BAD_INPUT ||
            !strstr(err.text, rows[i].said))
            fail_msg("%s: %s", rows[i].text, err.text);
    }
    struct error err = {0};
    struct date_range range;
    assert_int_equal(STATUS_BAD_INPUT, date_parse_written(&range, STR("x"), &err));
    static const char *const proposed[] = {"2026-04-07", "07/04/2026", "7 avril 2026"};
    for (size_t i = 0; i < COUNT_OF(proposed); i++) {
        assert_non_null(strstr(err.text, proposed[i]));
        struct error none = {0};
        assert_int_equal(STATUS_OK,
                         date_parse_written(&range, str_of(proposed[i]), &none));
        assert_int_equal(date_from_civil(2026, 4, 7), range.first);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_months_are_read),
        cmocka_unit_test(what_is_no_date_is_refused_with_advice_that_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
