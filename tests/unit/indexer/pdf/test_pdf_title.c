/* Which titles and authors of the metadata were written by a person. */
#include "indexer/pdf/pdf_title.h"

#include "tests/unit/cmocka_all.h"

static void names_of_files_and_programs_are_no_titles(void **state)
{
    (void)state;
    static const char *const not_titles[] = {"",
                                             "Microsoft Word - rapport.docx",
                                             "rapport_final_v3",
                                             "CPRDFOP2024",
                                             "plaquette.indd",
                                             "Sans titre",
                                             "untitled",
                                             "Présentation PowerPoint",
                                             "Mise en page 1",
                                             "note.pdf",
                                             "Document1",
                                             "2024",
                                             "\xE9l\xE8ves",
                                             "bilan_des_aides 2024"};
    for (size_t i = 0; i < sizeof not_titles / sizeof *not_titles; i++)
        if (pdf_is_title(str_of(not_titles[i])))
            fail_msg("%s", not_titles[i]);
}

static void words_are_titles(void **state)
{
    (void)state;
    static const char *const titles[] = {"Rapport annuel 2024",
                                         "L'apprentissage en chiffres", "Synthèse",
                                         "Voie professionnelle : Amiens"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (!pdf_is_title(str_of(titles[i])))
            fail_msg("%s", titles[i]);
}

static void accounts_are_no_authors(void **state)
{
    (void)state;
    assert_false(pdf_is_author(STR("admin")));
    assert_false(pdf_is_author(STR("Utilisateur Windows")));
    assert_false(pdf_is_author(STR("")));
    assert_true(pdf_is_author(STR("Région des Deux Rives")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_files_and_programs_are_no_titles),
        cmocka_unit_test(words_are_titles),
        cmocka_unit_test(accounts_are_no_authors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
