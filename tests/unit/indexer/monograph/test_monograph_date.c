/* Reading days, periods, signatures and citations as monographs print them. */
#include "engine/written/period.h"
#include "indexer/monograph/genre/monograph_signature.h"

#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "indexer/monograph/monograph_source.h"
#include "tests/unit/cmocka_all.h"

/** Write « first last printed »; « - » when nothing was found. */
static void say(char *to, size_t room, bool found, const struct date_period *period)
{
    char first[DATE_TEXT_BYTES];
    char last[DATE_TEXT_BYTES];
    (void)snprintf(to, room, "-");
    if (!found)
        return;
    date_format(first, period->first);
    date_format(last, period->last);
    (void)snprintf(to, room, "%s %s %.*s", first, last, STR_ARG(period->printed));
}

static void periods_are_found(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"le 7 avril 2026 au soir", "2026-04-07 2026-04-07 7 avril 2026"},
        {"au 1er janvier 2025", "2025-01-01 2025-01-01 1er janvier 2025"},
        {"LE 10 FEVRIER 2023)", "2023-02-10 2023-02-10 10 FEVRIER 2023"},
        {"voté le 09/04/2026", "2026-04-09 2026-04-09 09/04/2026"},
        {"(4e trimestre 2025)", "2025-10-01 2025-12-31 4e trimestre 2025"},
        {"au premier trimestre de 2026",
         "2026-01-01 2026-03-31 premier trimestre de 2026"},
        {"T2 2024", "2024-04-01 2024-06-30 T2 2024"},
        {"en août 2025", "2025-08-01 2025-08-31 août 2025"},
        {"février 2024", "2024-02-01 2024-02-29 février 2024"},
        {"CPRDFOP 2022-2028", "2022-01-01 2028-12-31 2022-2028"},
        {"en 2024/2025", "2024-01-01 2025-12-31 2024/2025"},
        {"2024-25", "2024-01-01 2025-12-31 2024-25"},
        {"2028-2022", "2028-01-01 2028-12-31 2028"},
        {"BP 2026", "2026-01-01 2026-12-31 2026"},
        {"31 février 2022", "2022-02-01 2022-02-28 février 2022"},
        {"3 516 en tout", "-"},
        {"12 345 2 000", "-"},
        {"n° 1362", "-"},
        {"", "-"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct date_period period;
        char found[200];
        say(found, sizeof found, period_find(str_of(cases[i][0]), &period), &period);
        assert_string_equal(cases[i][1], found);
    }
}

static void two_years_are_found_in_words_too(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"entre 2019 et 2022.", "2019-01-01 2022-12-31 entre 2019 et 2022"},
        {"de 2019 à 2022", "2019-01-01 2022-12-31 de 2019 à 2022"},
        {"entre 2022 et 2019", "-"},
        {"en 2023", "-"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct date_period period;
        char found[200];
        say(found, sizeof found, years_find(str_of(cases[i][0]), &period), &period);
        assert_string_equal(cases[i][1], found);
    }
}

static void a_month_alone_is_told_from_a_month_in_a_line(void **state)
{
    (void)state;
    struct date_period period;
    assert_true(month_is_all(STR("Avril 2026"), &period));
    assert_int_equal(date_from_civil(2026, 4, 1), period.first);
    assert_false(month_is_all(STR("En avril 2026"), &period));
    assert_false(month_is_all(STR("2026"), &period));
}

static void signatures_are_said_as_printed(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"PLAN 2021-2027 (SIGNE LE 9 JANVIER 2023)", "(SIGNE LE 9 JANVIER 2023)",
         "Signé le 9 janvier 2023"},
        {"CHARTE (REGION) (signée le 1er mars 2024) A", "(signée le 1er mars 2024)",
         "Signée le 1er mars 2024"},
        {"SCHÉMA (ADOPTÉ EN MARS 2022)", "(ADOPTÉ EN MARS 2022)", "Adopté en mars 2022"},
        {"PACTE (VOTÉ EN 2022)", "(VOTÉ EN 2022)", "Voté en 2022"},
        {"PACTE (SIGNÉ LE 31 FÉVRIER 2022)", "(SIGNÉ LE 31 FÉVRIER 2022)", NULL},
        {"PACTE (SIGNÉ BIENTÔT)", "(SIGNÉ BIENTÔT)", NULL},
        {"PACTE (2022) ( (", "", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct signature signature = signature_find(str_of(cases[i][0]));
        assert_true(str_equal(str_of(cases[i][1]), signature.printed));
        assert_int_equal(cases[i][2] == NULL, signature.when.first == DATE_NONE);
        if (!cases[i][2])
            continue;
        AUTO_BUF said = BUF_INIT(200);
        signature_put(&said, &signature);
        assert_string_equal(cases[i][2], buf_text(&said));
    }
}

static void citations_are_cut_into_source_author_and_date(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *source;
        const char *author;
        const char *date;
    } cases[] = {
        {"Le quotidien des métiers, Léa Le Goff , 7 avril 2026",
         "Le quotidien des métiers", "Léa Le Goff", "2026-04-07"},
        {"Le fil – par Jean-Luc DUMAS – publié le 1er mai 2026.", "Le fil",
         "Jean-Luc DUMAS", "2026-05-01"},
        {"Conseil régional, 20 janvier 2026", "Conseil régional", "", "2026-01-20"},
        {"Dares, Conseil Régional, 3 mars 2026", "Dares, Conseil Régional", "",
         "2026-03-03"},
        {"Lettre, INSEE Nord, mars 2026", "Lettre, INSEE Nord", "", "2026-03-01"},
        {"Carif-Oref, 02/05/2026", "Carif-Oref", "", "2026-05-02"},
        {"INSEE, DARES, JO, 2026", "INSEE, DARES, JO, 2026", "", ""},
        {"Pierre Martin, 2 mai 2026", "Pierre Martin", "", "2026-05-02"},
        {"“Le fil”, Anna Pons, 2 mai 2026", "“Le fil”", "Anna Pons", "2026-05-02"},
        {"", "", "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct citation citation = citation_read(str_of(cases[i].text));
        char day[DATE_TEXT_BYTES];
        date_format(day, citation.date);
        assert_string_equal(cases[i].date, day);
        if (!str_equal(str_of(cases[i].source), citation.source) ||
            !str_equal(str_of(cases[i].author), citation.author))
            fail_msg("« %s »: source « %.*s », author « %.*s »", cases[i].text,
                     STR_ARG(citation.source), STR_ARG(citation.author));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_are_found),
        cmocka_unit_test(two_years_are_found_in_words_too),
        cmocka_unit_test(a_month_alone_is_told_from_a_month_in_a_line),
        cmocka_unit_test(signatures_are_said_as_printed),
        cmocka_unit_test(citations_are_cut_into_source_author_and_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
