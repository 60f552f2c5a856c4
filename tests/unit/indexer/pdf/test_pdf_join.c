/* Joining lines: which hyphens go, and which stay. */
#include "indexer/pdf/pdf_join.h"

#include "tests/unit/cmocka_all.h"

/** Join the lines of @p lines, parted by line feeds, in a document of @p others. */
static void assert_joined(const char *wanted, const char *lines, const char *others)
{
    AUTO_PDF_DOCUMENT document = {.text = BUF_INIT(10000)};
    buf_put_text(&document.text, others);
    AUTO_INTERN *words = pdf_words_of(&document);
    AUTO_BUF paragraph = BUF_INIT(10000);
    struct str rest = str_of(lines);
    while (rest.at)
        pdf_join(&paragraph, str_cut(&rest, '\n'), words);
    assert_string_equal(wanted, buf_text(&paragraph));
}

static void lines_are_joined_by_a_space(void **state)
{
    (void)state;
    assert_joined("un deux trois", "un\ndeux\ntrois", "");
    assert_joined("le plan - et la suite", "le plan -\net la suite", "");
    assert_joined("seul", "seul", "");
}

static void a_cut_word_is_whole_again(void **state)
{
    (void)state;
    assert_joined("la préparation", "la prépara-\ntion", "");
    assert_joined("l’évaluation", "l’éva-\nluation", "");
    assert_joined("les qualifications", "les quali\xC2\xAD\nfications", "");
}

static void the_hyphen_of_a_compound_stays(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"un porte-monnaie", "un porte-\nmonnaie"},
        {"des sous-traitants", "des sous-\ntraitants"},
        {"Que dit-il ?", "Que dit-\nil ?"},
        {"à Saint-Denis", "à Saint-\nDenis"},
        {"de 2020-2021", "de 2020-\n2021"},
        {"vingt-deux", "vingt-\ndeux"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_joined(cases[i][0], cases[i][1], "");
}

static void the_rest_of_the_document_decides(void **state)
{
    (void)state;
    assert_joined("un micro-projet", "un micro-\nprojet", "Chaque micro-projet compte.");
    assert_joined("un micro-projet", "un micro-\nprojet",
                  "Des Micro-projet, micro-projet");
    assert_joined("la portemonnaie", "la porte-\nmonnaie", "Une portemonnaie.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_joined_by_a_space),
        cmocka_unit_test(a_cut_word_is_whole_again),
        cmocka_unit_test(the_hyphen_of_a_compound_stays),
        cmocka_unit_test(the_rest_of_the_document_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
