/* Dates as exports write them: what is read, what is doubtful, what is none. */
#include "indexer/member/member_date.h"

#include "engine/json/json_read.h"
#include "tests/unit/cmocka_all.h"

static void dates_are_read_with_their_doubts(void **state)
{
    (void)state;
    static const struct {
        const char *json, *first, *last;
        enum date_doubt doubt;
    } rows[] = {
        {"\"2026-04-07\"", "2026-04-07", NULL, DATE_IS_CLEAR},
        {"\"2024-03-01T23:30:00Z\"", "2024-03-02", NULL, DATE_IS_CLEAR},
        {"\"2024-03-01T22:30:00Z\"", "2024-03-01", NULL, DATE_IS_CLEAR},
        {"\"2026-04-07 10:00:00 +0200\"", "2026-04-07", NULL, DATE_IS_CLEAR},
        {"\"2026-04-07T09:12:00.123456789Z\"", "2026-04-07", NULL, DATE_IS_CLEAR},
        {"\"Tue Apr 07 2026 10:00:00 GMT+0200 (heure d’été)\"", "2026-04-07", NULL,
         DATE_IS_CLEAR},
        {"\"Tue, 07 Apr 2026 22:30:00 GMT\"", "2026-04-08", NULL, DATE_IS_CLEAR},
        {"\"April 7, 2026\"", "2026-04-07", NULL, DATE_IS_CLEAR},
        {"\"Publié le 7 avril 2026\"", "2026-04-07", NULL, DATE_IS_CLEAR},
        {"\"1er avril 2026\"", "2026-04-01", NULL, DATE_IS_CLEAR},
        {"\"avr. 2026\"", "2026-04-01", "2026-04-30", DATE_IS_CLEAR},
        {"\"avril 2026\"", "2026-04-01", "2026-04-30", DATE_IS_CLEAR},
        {"\"07/04/2026\"", "2026-04-07", NULL, DATE_DAY_FIRST},
        {"\"07/07/2026\"", "2026-07-07", NULL, DATE_IS_CLEAR},
        {"\"25/04/2026\"", "2026-04-25", NULL, DATE_DAY_FIRST},
        {"\"04/25/2026\"", "2026-04-25", NULL, DATE_MONTH_FIRST},
        {"\"07-04-26\"", "2026-04-07", NULL, DATE_SHORT_YEAR},
        {"\"01/02/98\"", "1998-02-01", NULL, DATE_SHORT_YEAR},
        {"\"07/04/2026 à 18h30\"", "2026-04-07", NULL, DATE_DAY_FIRST},
        {"2026", "2026-01-01", "2026-12-31", DATE_IS_LONG},
        {"\"2026\"", "2026-01-01", "2026-12-31", DATE_IS_LONG},
        {"\"T3 2025\"", "2025-07-01", "2025-09-30", DATE_IS_LONG},
        {"\"2025-Q4\"", "2025-10-01", "2025-12-31", DATE_IS_LONG},
        {"\"3e trimestre 2025\"", "2025-07-01", "2025-09-30", DATE_IS_LONG},
        {"\"1er semestre 2025\"", "2025-01-01", "2025-06-30", DATE_IS_LONG},
        {"20260407", "2026-04-07", NULL, DATE_IS_CLEAR},
        {"1775600000", "2026-04-08", NULL, DATE_IS_CLEAR},
        {"1775600000000", "2026-04-08", NULL, DATE_IS_CLEAR},
        {"1775600000.5", "2026-04-08", NULL, DATE_IS_CLEAR},
        {"\"1775600000\"", "2026-04-08", NULL, DATE_IS_CLEAR},
        {"[2026,4,7,9,12]", "2026-04-07", NULL, DATE_IS_CLEAR},
        {"[\"2026-04-07\",\"2026-05-01\"]", "2026-04-07", NULL, DATE_IS_CLEAR},
        {"{\"$date\":\"2026-04-07T10:00:00Z\"}", "2026-04-07", NULL, DATE_IS_CLEAR},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_JSON *value = json_loads(rows[i].json, JSON_DECODE_ANY, NULL);
        struct member_date date;
        struct error err = {0};
        if (member_date_read(&date, value, &err))
            fail_msg("%s: %s", rows[i].json, err.text);
        char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];
        date_format(first, date.days.first);
        date_format(last, date.days.last);
        const char *wanted = rows[i].last ? rows[i].last : rows[i].first;
        if (strcmp(first, rows[i].first) != 0 || strcmp(last, wanted) != 0 ||
            date.doubt != rows[i].doubt)
            fail_msg("%s: %s to %s, %d", rows[i].json, first, last, (int)date.doubt);
    }
}

static void what_is_no_date_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {"\"hier\"",
                                       "\"1er avril\"",
                                       "\"31/02/2026\"",
                                       "3026",
                                       "12",
                                       "true",
                                       "null",
                                       "[]",
                                       "{}",
                                       "[2026,13,1]",
                                       "\"T5 2025\"",
                                       "\"3e trimestre\"",
                                       "\"\"",
                                       "-1775600000",
                                       "1e300",
                                       "\"13/13/2026\"",
                                       "99999999999999999999"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_JSON *value = json_loads(rows[i], JSON_DECODE_ANY, NULL);
        struct member_date date;
        struct error err = {0};
        if (member_date_read(&date, value, &err) != STATUS_BAD_INPUT)
            fail_msg("%s is a date", rows[i]);
    }
}

static void each_doubt_is_said(void **state)
{
    (void)state;
    assert_null(member_date_remark(DATE_IS_CLEAR));
    assert_non_null(strstr(member_date_remark(DATE_DAY_FIRST), "jour, mois"));
    assert_non_null(strstr(member_date_remark(DATE_MONTH_FIRST), "mois, jour"));
    assert_non_null(strstr(member_date_remark(DATE_SHORT_YEAR), "deux chiffres"));
    assert_non_null(strstr(member_date_remark(DATE_IS_LONG), "pas un jour"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read_with_their_doubts),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(each_doubt_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
