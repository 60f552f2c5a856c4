/* Making the published layout of a monograph of what converters write. */
#include "indexer/monograph/layout/printed.h"

#include <string.h>

#include "base/buf.h"
#include "base/macros.h"
#include "indexer/monograph/layout/printed_pass.h"
#include "tests/unit/cmocka_all.h"

/** The lines that are not blank, a line feed behind each; « # » in front of headings. */
static void put_lines(struct buf *out, const struct printed_sheet *sheet)
{
    for (size_t i = 0; i < sheet->n; i++) {
        struct str text = sheet->at[i].text;
        if (printed_is_blank(text))
            continue;
        if (sheet->at[i].is_heading)
            buf_put_text(out, "# ");
        buf_put_str(out, text);
        buf_put_byte(out, '\n');
    }
}

struct layout_case {
    const char *text;
    const char *lines;
};

static void assert_cases(const struct layout_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        AUTO_ARENA *arena = arena_new();
        AUTO_BUF lines = BUF_INIT(1U << 20);
        struct printed_sheet sheet = printed_read(arena, str_of(cases[i].text));
        put_lines(&lines, &sheet);
        if (strcmp(buf_text(&lines), cases[i].lines) != 0)
            fail_msg("of\n%s\ncomes\n%s\nnot\n%s", cases[i].text, buf_text(&lines),
                     cases[i].lines);
    }
}

static void tables_become_rows_whatever_parts_their_cells(void **state)
{
    (void)state;
    static const struct layout_case cases[] = {
        {"a\tb\n\tc", "a\tb\n\tc\n"},
        {"| a | b |\n|---|:-:|\n| c \\| d | |", "a\tb\nc | d\t\n"},
        {"| a | b |\n| c | e<br>f |", "a\tb\nc\te f\n"},
        {"a | b\n--|--\nc | d", "a\tb\nc\td\n"},
        {"|  |  |\n|---|---|\n| a | b |", "a\tb\n"},
        {"| Total | Total | Total |\n| a | b | c |", "Total\t\t\na\tb\tc\n"},
        {"+---+----+\n| a | b  |\n+===+====+\n| c | d  |\n|   | e  |\n+---+----+",
         "a\tb\nc\td e\n"},
        {"<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td/></tr></table>",
         "a\tb\nc\t\n"},
        {"<table>\n<tr>\n<td rowspan=\"2\">a</td>\n<td>b<br/>c</td></tr>\n"
         "<tr><td>d</td></tr>\n</table>\nfin",
         "a\tb c\n\td\nfin\n"},
        {"<table><tr><td colspan=2>a</td><td>b</td></tr></table>", "a\t\tb\n"},
        {"   Nom       Fonction\n   Ana       Rectrice de\n             Brest\n"
         "   Léo       Préfet",
         "Nom\tFonction\nAna\tRectrice de Brest\nLéo\tPréfet\n"},
        {"Actifs (en        12 000 (T1\nmilliers)         2025)\nCadres            800",
         "Actifs (en milliers)\t12 000 (T1 2025)\nCadres\t800\n"},
        {"  Nom  An\n  ---  ----\n  Ana  2025\n\nfin", "Nom\tAn\nAna\t2025\nfin\n"},
        {"  --------------\n  Nom   Lieu de\n        vie\n  ----- --------\n  Ana   "
         "Brest\n"
         "        nord\n\n  Léo   Dinan\n  --------------\nfin",
         "Nom\tLieu de vie\nAna\tBrest nord\nLéo\tDinan\nfin\n"},
    };
    assert_cases(cases, COUNT_OF(cases));
}

static void pages_leave_nothing_behind(void **state)
{
    (void)state;
    static const struct layout_case cases[] = {
        {"un\n\n12\n\ndeux", "un\ndeux\n"},
        {"un\n\n<!-- page 3 -->\n\ndeux ![](a.png)", "un\ndeux \n"},
        {"un\n\n[Page 3]\n\n---\n\n{4}-------\n\ndeux", "un\ndeux\n"},
        {"un\nRevue des ports d'ici     2\n\fRevue\n\ndeux\nRevue des ports d'ici     3\n"
         "\fRevue\n\ntrois",
         "un\ndeux\ntrois\n"},
        {"un\nRevue trimestrielle des ports d'ici et d'ailleurs pour les amis     2\n"
         "deux\nRevue trimestrielle des ports d'ici et d'ailleurs pour les amis     3",
         "un\ndeux\n"},
        {"La phrase que la page coupe ici au milieu se lit\n\n4\n\nencore derrière.",
         "La phrase que la page coupe ici au milieu se lit encore derrière.\n"},
        {"4.0", "4.0\n"},
    };
    assert_cases(cases, COUNT_OF(cases));
}

static void broken_lines_are_joined_and_hyphens_undone(void **state)
{
    (void)state;
    static const struct layout_case cases[] = {
        {"Les ateliers du port accueillent chaque semaine douze appren-\n"
         "tis qui embarquent sur un chalutier transformé en salle de\n"
         "classe, avec un maître d'équipage et une vice-\n"
         "présidente de la Région qui suit leurs progrès à bord.",
         "Les ateliers du port accueillent chaque semaine douze apprentis qui embarquent "
         "sur un chalutier transformé en salle de classe, avec un maître d'équipage et "
         "une vice-présidente de la Région qui suit leurs progrès à bord.\n"},
        {"court\naussi", "court\naussi\n"},
    };
    assert_cases(cases, COUNT_OF(cases));
}

static void headings_are_told_by_contents_numbers_and_marks(void **state)
{
    (void)state;
    static const struct layout_case cases[] = {
        {"Sommaire\n\n1. Contacts .... 3\n2. Budgets .... 4\n\n1. Contacts\n\nun.\n\n"
         "2. Budgets\n\ndeux.",
         "Sommaire\nContacts\t3\nBudgets\t4\n# CONTACTS\nun.\n# BUDGETS\ndeux.\n"},
        {"## Sommaire\n\n- [CONTACTS](#c)\n- [BUDGETS](#b)\n\n## **CONTACTS**\n\nun.\n\n"
         "<h2>BUDGETS</h2>\n\ndeux.",
         "Sommaire\nCONTACTS\t0\nBUDGETS\t0\n# CONTACTS\nun.\n# BUDGETS\ndeux.\n"},
        {"1.2 CONTACTS {#c}\n\nIII – BUDGETS", "CONTACTS {#c}\nBUDGETS\n"},
        {"1. Une phrase.", "1. Une phrase.\n"},
    };
    assert_cases(cases, COUNT_OF(cases));
}

static void marks_of_converters_are_dropped(void **state)
{
    (void)state;
    static const struct layout_case cases[] = {
        {"2022\\-2028 \\*a\\* _b_ *c*", "2022-2028 *a* b c\n"},
        {"*Depuis 2025", "*Depuis 2025\n"},
        {"● un\n•\tdeux\n\\- trois", "- un\n- deux\n- trois\n"},
        {"<span id=\"p\"></span>un <b>deux</b>", "un **deux**\n"},
        {"\xEF\xBB\xBF---\ntitle: T\n---\nun\r\n", "un\n"},
        {"op\xC2\xADtion", "option\n"},
    };
    assert_cases(cases, COUNT_OF(cases));
}

static void lines_keep_the_numbers_of_their_file(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct printed_sheet sheet =
        printed_read(arena, STR("---\nname: b\nlang: d\n---\nun\n\n| e | f |\n|---|---|\n"
                                "| g | h |\n"));
    uint32_t numbers[3] = {0};
    size_t n = 0;
    for (size_t i = 0; i < sheet.n && n < 3; i++)
        if (!printed_is_blank(sheet.at[i].text))
            numbers[n++] = sheet.at[i].number;
    assert_int_equal(5, numbers[0]);
    assert_int_equal(7, numbers[1]);
    assert_int_equal(9, numbers[2]);
}

/** Read @p part again and again, up to a quarter of a megabyte. */
static void read_much(const char *part)
{
    AUTO_ARENA *arena = arena_new();
    AUTO_BUF text = BUF_INIT((size_t)2 << 20);
    while (text.n < 1U << 18)
        buf_put_text(&text, part);
    (void)printed_read(arena, buf_str(&text));
}

static void hostile_texts_end(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "\t",       "|",         "| a ",       "<table>",   "<td>",       "<",
        "*a ",      "[a](",      "_",          "\f",        "a\n---\n",   "a   b\n",
        "(a   b\n", "---- --\n", "-- --\na\n", "# A\n\n",   "SOMMAIRE\n", "x-\n",
        "1. ",      "+--+\n",    "\\",         "![",        "<!--",       "a | b\n",
        "\xC2\xAD", "3\n\n",     "I. A\n\n",   "<table>\n", "</table>",   "\xFF\n",
        "=== ===\n"};
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        read_much(parts[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_become_rows_whatever_parts_their_cells),
        cmocka_unit_test(pages_leave_nothing_behind),
        cmocka_unit_test(broken_lines_are_joined_and_hyphens_undone),
        cmocka_unit_test(headings_are_told_by_contents_numbers_and_marks),
        cmocka_unit_test(marks_of_converters_are_dropped),
        cmocka_unit_test(lines_keep_the_numbers_of_their_file),
        cmocka_unit_test(hostile_texts_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
