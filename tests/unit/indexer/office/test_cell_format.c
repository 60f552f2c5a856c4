/* Printing the numbers of spreadsheets as French has them. */
#include "indexer/office/cell_format.h"
#include "tests/unit/cmocka_all.h"

static const struct {
    const char *code, *number, *shown;
    bool is_day;
} cases[] = {
    {"General", "0.10000000000000001", "0,1", false},
    {"General", "1234.5", "1234,5", false},
    {"General", "-3", "-3", false},
    {"General", "abc", "abc", false},
    {"0", "12.6", "13", false},
    {"0.00", "12.6", "12,60", false},
    {"#,##0", "1234567.4", "1\u202F234\u202F567", false},
    {"#,##0.0", "-1234.56", "-1\u202F234,6", false},
    {"0%", "0.125", "12\u00A0%", false},
    {"0.0%", "0.125", "12,5\u00A0%", false},
    {"#,##0.00\\ \"€\"", "1200.5", "1\u202F200,50\u00A0€", false},
    {"0.0;[Red]-0.0", "2.25", "2,2", false},
    {"dd/mm/yyyy", "46119", "2026-04-07", true},
    {"[$-40C]d mmmm yyyy;@", "46119", "2026-04-07", true},
    {"mmm-yy", "46119", "2026-04-07", true},
    {"jj/mm/aaaa", "46119", "2026-04-07", true},
    {"dd/mm/yyyy hh:mm", "46119.75", "2026-04-07T18:00", true},
    {"hh:mm", "0.5", "12:00", false},
    {"\"jour\" 0", "4", "4", false},
    {"@", "42", "42", false},
    {"dd/mm/yyyy", "-5", "-5", false},
};

static void numbers_are_printed_by_their_formats(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct cell_format format = cell_format_of_code(str_of(cases[i].code));
        AUTO_BUF out = BUF_INIT(1000);
        bool is_day = cell_format_put(&out, &format, str_of(cases[i].number), false);
        if (strcmp(cases[i].shown, buf_text(&out)) != 0 || is_day != cases[i].is_day)
            fail_msg("%s %s: %s", cases[i].code, cases[i].number, buf_text(&out));
    }
}

static void days_of_old_macs_are_counted_from_1904(void **state)
{
    (void)state;
    struct cell_format format = cell_format_of_id(14);
    AUTO_BUF out = BUF_INIT(100);
    assert_true(cell_format_put(&out, &format, STR("44657"), true));
    assert_string_equal("2026-04-07", buf_text(&out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_printed_by_their_formats),
        cmocka_unit_test(days_of_old_macs_are_counted_from_1904),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
