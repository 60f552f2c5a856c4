/* Writing CSV: quotes, rows, and texts that a spreadsheet would run. */
#include "engine/json/csv_put.h"

#include "tests/unit/cmocka_all.h"

static void fields_are_quoted_where_they_must_be(void **state)
{
    (void)state;
    static const struct {
        char separator;
        const char *text, *wanted;
    } cases[] = {
        {',', "", ""},
        {',', "mot", "mot"},
        {',', "un, deux", "\"un, deux\""},
        {';', "un, deux", "un, deux"},
        {';', "un; deux", "\"un; deux\""},
        {',', "dit « \"oui\" »", "\"dit « \"\"oui\"\" »\""},
        {',', "deux\nlignes", "\"deux\nlignes\""},
        /* No spreadsheet may take these for formulas. */
        {',', "=1+1", "'=1+1"},
        {',', "+33", "'+33"},
        {',', "-1", "'-1"},
        {',', "@SUM(A1)", "'@SUM(A1)"},
        {',', "\t=1", "'\t=1"},
        {',', "\r=1", "\"'\r=1\""},
        {',', "=\"a\",1", "\"'=\"\"a\"\",1\""},
        {',', "a=1", "a=1"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF out = BUF_INIT(1000);
        struct csv_put csv = CSV_PUT(&out, cases[i].separator);
        csv_put_text(&csv, str_of(cases[i].text));
        csv_end_row(&csv);
        AUTO_BUF wanted = BUF_INIT(1000);
        buf_printf(&wanted, "%s\r\n", cases[i].wanted);
        assert_string_equal(buf_text(&wanted), buf_text(&out));
    }
}

static void rows_are_parted_by_separators_and_line_ends(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(1000);
    struct csv_put csv = CSV_PUT(&out, ';');
    csv_put_text(&csv, STR("a"));
    csv_put_number(&csv, 12);
    csv_put_text(&csv, STR(""));
    csv_end_row(&csv);
    csv_put_number(&csv, 0);
    csv_end_row(&csv);
    assert_string_equal("a;12;\r\n0\r\n", buf_text(&out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_quoted_where_they_must_be),
        cmocka_unit_test(rows_are_parted_by_separators_and_line_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
