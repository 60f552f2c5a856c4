/* Breaking text into lines: at spaces, within the columns, with what stands before. */
#include "letter/letter_wrap.h"

#include "tests/unit/cmocka_all.h"

#define NBSP "\xC2\xA0"

static void words_go_on_lines_for_as_long_as_they_fit(void **state)
{
    (void)state;
    static const struct {
        const char *first, *rest, *text, *wanted;
    } cases[] = {
        {"", "", "", ""},
        {"", "", "  \n ", ""},
        {"", "", "un deux", "un deux\n"},
        {"", "", "un deux trois", "un deux\ntrois\n"},
        {"", "", "un  deux\ntrois\t", "un deux\ntrois\n"},
        {"* ", "  ", "un deux trois six", "* un deux\n  trois\n  six\n"},
        /* Letters are counted, not bytes. */
        {"", "", "été né éé", "été né éé\n"},
        {"", "", "un dix : six", "un dix" NBSP ":\nsix\n"},
        {"", "", "un quatre : six", "un\nquatre" NBSP ":\nsix\n"},
        {"", "", "un « deux » x", "un\n«" NBSP "deux" NBSP "»\nx\n"},
        {"", "", "n° 12 %", "n°" NBSP "12" NBSP "%\n"},
        {"", "", "un deux" NBSP "six", "un\ndeux" NBSP "six\n"},
        /* What is longer than a line stays whole. */
        {"  ", "  ", "un https://exemple.fr deux",
         "  un\n  https://exemple.fr\n  deux\n"},
        /* Mail programs and terminals get no controls. */
        {"", "", "a\x1b[1mb\x7f", "a[1mb\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF out = BUF_INIT(1000);
        struct letter_lines lines = {cases[i].first, cases[i].rest, 9};
        letter_wrap(&out, str_of(cases[i].text), &lines);
        assert_string_equal(cases[i].wanted, out.n ? buf_text(&out) : "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_go_on_lines_for_as_long_as_they_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
