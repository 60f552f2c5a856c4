/* Writing headings that are in capitals as sentences. */
#include "indexer/monograph/monograph_title.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/indexer/monograph/monograph_dump.h"

/* The sentences of the monograph, from which the spelling of words is learnt. */
static const char lessons[] =
    "Le schéma régional paie des compétences rares et le GEIQ les suit.\n"
    "Un accord signé à Roubaix vise les métiers du port.\n"
    "- un abonné de la maison Rev3\n"
    "BUDGET PRIMITIF 2026 : 12 millions d'euros.\n";

static void capitals_are_undone_by_what_is_known(void **state)
{
    static const char *const cases[][2] = {
        {"CONTRAT DE PLAN ETAT-REGION 2021-2027 HAUTS-DE-FRANCE",
         "Contrat de plan État-Région 2021-2027 Hauts-de-France"},
        {"CPRDFOP 2022-2028", "CPRDFOP 2022-2028"},
        {"SCHEMA REGIONAL DES COMPETENCES", "Schéma régional des compétences"},
        {"LE GEIQ DE ROUBAIX", "Le GEIQ de Roubaix"},
        {"BUDGET PRIMITIF", "Budget primitif"},
        {"DERNIERES ACTUALITÉS", "Dernières actualités"},
        {"PREMIERE ETAPE",
         "Premiere etape"}, /* no sentence has these words, so no accents are added */
        {"POPULATION (en milliers)", "Population (en milliers)"},
        {"LES METIERS (PORT)", "Les métiers (port)"},
        {"ÎLE-DE-FRANCE", "Île-de-France"},
        {"VAE INVERSÉE ET C2RP", "VAE inversée et C2RP"},
        {"SECTEURS DU PORT au 3e trimestre", "Secteurs du port au 3e trimestre"},
        {"VAE INVERSÉE en bref", "VAE INVERSÉE en bref"},
        {"Un titre déjà Écrit AINSI", "Un titre déjà Écrit AINSI"},
        {"cfa et apprentis", "Cfa et apprentis"},
        {"", ""},
    };
    AUTO_ARENA *arena = arena_new();
    struct sheet sheet = sheet_read(arena, str_of(lessons));
    struct title_spelling *spelling = spelling_new(arena, &sheet, *state);
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(cases[i][1],
                            spelling_title(spelling, arena, str_of(cases[i][0])).at);
    assert_string_equal("recettes", spelling_phrase(spelling, arena, STR("RECETTES")).at);
}

static int load(void **state)
{
    *state = dump_vocabulary();
    return 0;
}

static int unload(void **state)
{
    vocabulary_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_are_undone_by_what_is_known),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
