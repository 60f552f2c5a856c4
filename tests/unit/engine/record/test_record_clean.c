/* Texts of records without control characters, titles on one line. */
#include "engine/record/record_clean.h"

#include "tests/unit/cmocka_all.h"

struct row {
    const char *text;
    const char *wanted;
    size_t n_replaced;
};

static void expect(enum record_field field, const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        AUTO_RECORD *record = record_new();
        record_set(record, field, str_of(rows[i].text));
        size_t n_replaced = record_clean(record);
        struct str got = record->fields[field];
        if (!str_equal(got, str_of(rows[i].wanted)) || n_replaced != rows[i].n_replaced)
            fail_msg("« %s »: « %.*s », %zu replaced", rows[i].text, STR_ARG(got),
                     n_replaced);
        assert_int_equal(0, record_clean(record));
        assert_true(str_equal(record->fields[field], str_of(rows[i].wanted)));
    }
}

static void a_title_is_one_line_of_single_spaces(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Bilan 2024", "Bilan 2024", 0},
        {"  Bilan\t\t2024 \n", "Bilan 2024", 0},
        {"Bilan\r\nde l'année\nécoulée", "Bilan de l'année écoulée", 0},
        {"Combien\u00A0?", "Combien\u00A0?", 0},
        {"12\u202F000 places", "12\u202F000 places", 0},
        {"Combien\u00A0 ?", "Combien ?", 0},
        {"\u00A0Bilan\u2003", "Bilan", 0},
        {"\uFEFFBilan\u200B", "Bilan", 0},
        {"Ap\u200Bprendre", "Ap\u200Bprendre", 0},
        {"Al\033[1merte\007", "Al [1merte", 2},
        {"De\xC2\x85ux\xC2\x9C"
         "lignes",
         "De ux lignes", 1},
        {"\uFDD0Bilan\uFFFF", "Bilan", 2},
        {" \u00A0\n", "", 0},
        {"\xFF\x07", "\xFF", 1},
        {"\U0001F600", "\U0001F600", 0},
    };
    expect(FIELD_TITLE, rows, COUNT_OF(rows));
    expect(FIELD_SECTION, rows, COUNT_OF(rows));
}

static void a_text_keeps_its_lines_and_blanks(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Une  ligne.\n\nDeux.\t", "Une  ligne.\n\nDeux.\t", 0},
        {"Une.\r\nDeux.\rTrois.\xC2\x85Quatre.", "Une.\nDeux.\nTrois.\nQuatre.", 0},
        {"Saut\fde page\v.", "Saut de page .", 0},
        {"A\002B\177C\xC2\x80"
         "D",
         "A B C D", 3},
        {"\uFFFEfin\U0001FFFF", " fin ", 2},
        {"œuvre\u00A0: «\u202Foui\u202F»", "œuvre\u00A0: «\u202Foui\u202F»", 0},
        {"\n \u00A0\u200B\n", "", 0},
        {"\xC2", "\xC2", 0},
    };
    expect(FIELD_TEXT, rows, COUNT_OF(rows));
}

static void an_id_stays_as_it_is(void **state)
{
    (void)state;
    static const struct row rows[] = {{" a  b ", " a  b ", 0}};
    expect(FIELD_ID, rows, COUNT_OF(rows));
    expect(FIELD_ORIGIN_FILE, rows, COUNT_OF(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_is_one_line_of_single_spaces),
        cmocka_unit_test(a_text_keeps_its_lines_and_blanks),
        cmocka_unit_test(an_id_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
