/* Reading CSV as RFC 4180 defines it: fields, quotes, lines. */
#include "engine/json/csv.h"

#include <string.h>

#include "base/buf.h"
#include "tests/unit/cmocka_all.h"

/** Append each record as « line:a|b|c » and a line feed. */
static enum status put_record(void *context, const struct csv_record *record,
                              struct error *err)
{
    (void)err;
    struct buf *out = context;
    buf_printf(out, "%u:", record->line);
    for (size_t i = 0; i < record->n; i++)
        buf_printf(out, "%s%.*s", i ? "|" : "", STR_ARG(record->fields[i]));
    buf_put_byte(out, '\n');
    return STATUS_OK;
}

static void records_are_given_with_the_line_that_they_start_at(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"", ""},
        {"\n\r\n  \n", ""},
        {"a;b;c", "1:a|b|c\n"},
        {"a;b\n;\nc;", "1:a|b\n2:|\n3:c|\n"},
        {"a;b\r\n\r\nc;d\r\n", "1:a|b\n3:c|d\n"},
        {"\"a;b\";\"c\"\"d\"\"\";\"\"\n", "1:a;b|c\"d\"|\n"},
        {"\"a\nb\r\n\nc\";d\ne;f\n", "1:a\nb\r\n\nc|d\n5:e|f\n"},
        {"é;’\n", "1:é|’\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF out = BUF_INIT(1000);
        struct error err = {0};
        if (csv_read(str_of(cases[i].text), ';', "a.csv", put_record, &out, &err))
            fail_msg("%s: %s", cases[i].text, err.text);
        assert_string_equal(cases[i].wanted, buf_text(&out));
    }
}

static void what_is_no_csv_is_refused_by_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"a\nb;c\"d\n", "a.csv:2: guillemet mal placé"},
        {"a\nb;\"c\"d\n", "a.csv:2: guillemet mal placé"},
        {"a\nb;\"c\nd\n", "a.csv:2: guillemet ouvert et jamais fermé"},
        {"a;\"b\nc;\"d\"\n",
         "a.csv:2: guillemet mal placé, dans un enregistrement ouvert "
         "ligne 1"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF out = BUF_INIT(1000);
        struct error err = {0};
        assert_int_equal(STATUS_BAD_INPUT, csv_read(str_of(cases[i].text), ';', "a.csv",
                                                    put_record, &out, &err));
        if (!str_starts_with(str_of(err.text), str_of(cases[i].wanted)))
            fail_msg("%s: %s", cases[i].wanted, err.text);
    }
}

static void a_zero_byte_and_too_many_fields_are_refused(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(1000);
    struct error err = {0};
    assert_int_equal(STATUS_BAD_INPUT, csv_read((struct str){"a\nb\0;c\n", 8}, ';',
                                                "a.csv", put_record, &out, &err));
    assert_non_null(strstr(err.text, "a.csv:2: un octet nul"));
    char many[CSV_FIELDS_MAX + 1];
    memset(many, ';', sizeof many);
    struct str text = {many, CSV_FIELDS_MAX - 1};
    assert_int_equal(STATUS_OK, csv_read(text, ';', "a.csv", put_record, &out, &err));
    text.n++;
    assert_int_equal(STATUS_BAD_INPUT,
                     csv_read(text, ';', "a.csv", put_record, &out, &err));
    assert_non_null(strstr(err.text, "a.csv:1: trop de champs"));
}

static enum status refuse_second(void *context, const struct csv_record *record,
                                 struct error *err)
{
    unsigned *n = context;
    if (++*n == 2)
        return error_set(err, STATUS_EXISTS, "ligne %u", record->line);
    return STATUS_OK;
}

static void a_refusal_of_the_taker_ends_the_reading(void **state)
{
    (void)state;
    unsigned n = 0;
    struct error err = {0};
    assert_int_equal(STATUS_EXISTS, csv_read(STR("a\nb\nc\nd\n"), ';', "a.csv",
                                             refuse_second, &n, &err));
    assert_int_equal(2, n);
    assert_string_equal("ligne 2", err.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_given_with_the_line_that_they_start_at),
        cmocka_unit_test(what_is_no_csv_is_refused_by_its_line),
        cmocka_unit_test(a_zero_byte_and_too_many_fields_are_refused),
        cmocka_unit_test(a_refusal_of_the_taker_ends_the_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
