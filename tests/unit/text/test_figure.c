/* Figures in texts. */
#include "base/macros.h"
#include "tests/unit/cmocka_all.h"
#include "text/excerpt/figure.h"

static void years_and_codes_are_no_figures(void **state)
{
    (void)state;
    static const char *const figures[] = {"31 stages",   "1 250 places", "4,5 %",
                                          "(12)",        "en 2025, 8",   "5000 euros",
                                          "2 025 places"};
    static const char *const others[] = {"",         "rien",           "en 2025", "le 3e",
                                         "L1 et M2", "de 1998 à 2024", "CO2"};
    for (size_t i = 0; i < COUNT_OF(figures); i++)
        if (!figure_stands_in(str_of(figures[i])))
            fail_msg("no figure in %s", figures[i]);
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (figure_stands_in(str_of(others[i])))
            fail_msg("a figure in %s", others[i]);
}

static void a_value_is_found_however_it_is_spaced(void **state)
{
    (void)state;
    static const struct {
        const char *text, *value;
        size_t at;
    } cases[] = {
        {"Il y a 12 450 places", "12 450", 7},
        {"Il y a 12\u202F450 places", "12 450", 7},
        {"Il y a 12450 places", "12\u00A0450", 7},
        {"Il y a 12 450 places", "12450", 7},
        {"De 4,25 à 4,2 %", "4,2", 11},
        {"De 14,2 à 4,2 %", "4,2", 11},
        {"Le 3e : 3 points", "3", 8},
        {"Le 46,5 : 46.", "46", 10},
        {"Rien", "3", 4},
        {"3", "", 1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t at = figure_find(str_of(cases[i].text), str_of(cases[i].value));
        if (at != cases[i].at)
            fail_msg("%s in %s: %zu", cases[i].value, cases[i].text, at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_and_codes_are_no_figures),
        cmocka_unit_test(a_value_is_found_however_it_is_spaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
