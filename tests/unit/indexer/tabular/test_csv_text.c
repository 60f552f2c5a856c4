/* Telling the separator and the encoding of CSV files. */
#include "indexer/tabular/csv_text.h"
#include "tests/unit/cmocka_all.h"

static void the_separator_is_the_one_that_all_lines_have(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char separator;
    } cases[] = {
        {"a;b\n1;2\n", ';'},
        {"a,b\n1,2\n", ','},
        {"a\tb\n1\t2\n", '\t'},
        {"a|b\n1|2\n", '|'},
        {"a;b\n1,5;2,5\n3,5;4,5\n", ';'},
        {"a,b\n\"x;y\",2\n\"z;t\",4\n", ','},
        {"a;b\n\"deux\nlignes\";2\n", ';'},
        {"un seul champ\ndeux\n", 0},
        {"", 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if (csv_separator(str_of(cases[i].text)) != cases[i].separator)
            fail_msg("%s", cases[i].text);
}

static void only_certain_windows_1252_is_decoded(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *text;
    } cases[] = {
        {"\xE9t\xE9", "été"},
        {"l\x92\x9Cuvre \x96 5 \x80", "l’œuvre – 5 €"},
        {"\xC9\x81", NULL},
        {"\xD0\xCF", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF out = BUF_INIT(1000);
        assert_int_equal(cases[i].text != NULL, csv_decode(&out, str_of(cases[i].bytes)));
        if (cases[i].text)
            assert_string_equal(cases[i].text, buf_text(&out));
    }
}

static void a_text_is_csv_when_its_heads_are_known(void **state)
{
    (void)state;
    assert_true(csv_is_content(STR("Titre;Texte\nun;deux\n")));
    assert_true(csv_is_content(STR("\xEF\xBB\xBFlabel,value\nun,2\n")));
    assert_true(csv_is_content(STR("sep=;\r\nlabel;value\r\nun;2\r\n")));
    assert_false(csv_is_content(STR("Bonjour, voici un texte\navec, des virgules\n")));
    assert_false(csv_is_content(STR("| titre | texte |\n| --- | --- |\n")));
    assert_false(csv_is_content(STR("titre;texte\n")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_separator_is_the_one_that_all_lines_have),
        cmocka_unit_test(only_certain_windows_1252_is_decoded),
        cmocka_unit_test(a_text_is_csv_when_its_heads_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
