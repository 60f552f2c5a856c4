/* Telling figures, periods and regions in cells, and making ids of names. */
#include "indexer/tabular/row_id.h"
#include "indexer/tabular/sheet_plan.h"
#include "tests/unit/cmocka_all.h"

static void figures_are_numbers_with_signs_and_units(void **state)
{
    (void)state;
    static const char *const figures[] = {"9,2",     "1 200",  "-3.5",   "12 %",
                                          "1 200 €", "+1,5 %", "288 400"};
    static const char *const others[] = {"",    "-",         "T1 2025",    "2024-2025",
                                         "abc", "1 million", "01/02/2026", "12 rue"};
    for (size_t i = 0; i < COUNT_OF(figures); i++)
        if (!sheet_is_figure(str_of(figures[i])))
            fail_msg("%s", figures[i]);
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (sheet_is_figure(str_of(others[i])))
            fail_msg("%s", others[i]);
}

static void periods_name_a_year(void **state)
{
    (void)state;
    static const char *const periods[] = {
        "2024",     "2023-2024",  "T1 2025",      "1er trimestre 2025",
        "Mai 2026", "janv. 2025", "rentrée 2024", "2025-03"};
    static const char *const others[] = {"", "Taux 2024", "12", "trimestre", "20244"};
    for (size_t i = 0; i < COUNT_OF(periods); i++)
        if (!sheet_is_period(str_of(periods[i])))
            fail_msg("%s", periods[i]);
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (sheet_is_period(str_of(others[i])))
            fail_msg("%s", others[i]);
}

static void regions_are_found_by_any_name(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
        bool is_national;
    } cases[] = {
        {"Bretagne", "53", false},
        {"BRETAGNE", "53", false},
        {"53", "53", false},
        {"Île-de-France", "11", false},
        {"ile de france", "11", false},
        {"Région Bretagne", "53", false},
        {"Finistère", "53", false},
        {"Picardie", "32", false},
        {"France entière", NULL, true},
        {"Ensemble", NULL, true},
        {"Ailleurs", NULL, false},
        {"", NULL, false},
    };
    AUTO_VOCABULARY *vocabulary = NULL;
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     vocabulary_load(&vocabulary, SOURCE_DIR "/corpus/vocabulary", &err));
    struct sheet_places *places = sheet_places_new(vocabulary);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        bool is_national;
        const struct region *region =
            sheet_region(&is_national, places, str_of(cases[i].text));
        const char *code = region ? region->code : "";
        if (strcmp(code, cases[i].code ? cases[i].code : "") != 0 ||
            is_national != cases[i].is_national)
            fail_msg("%s: %s", cases[i].text, code);
    }
    sheet_places_free(places);
}

static void ids_are_the_place_of_the_file_and_a_key(void **state)
{
    (void)state;
    static const struct {
        const char *origin, *key, *id;
    } cases[] = {
        {"source/aides/permis.csv", "Aide à l'œuvre", "aides/permis/aide-a-l-oeuvre"},
        {"source/aides/permis.csv", "", "aides/permis"},
        {"permis 2026.csv", "Été", "permis-2026/ete"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF id = BUF_INIT(500);
        row_put_id(&id, cases[i].origin, str_of(cases[i].key));
        assert_string_equal(cases[i].id, buf_text(&id));
    }
    AUTO_BUF key = BUF_INIT(2000), one = BUF_INIT(500), other = BUF_INIT(500);
    for (int i = 0; i < 300; i++)
        buf_put_text(&key, "abc ");
    row_put_id(&one, "source/a.csv", buf_str(&key));
    buf_put_text(&key, "d");
    row_put_id(&other, "source/a.csv", buf_str(&key));
    assert_true(one.n <= ROW_ID_MAX);
    assert_string_not_equal(buf_text(&one), buf_text(&other));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_numbers_with_signs_and_units),
        cmocka_unit_test(periods_name_a_year),
        cmocka_unit_test(regions_are_found_by_any_name),
        cmocka_unit_test(ids_are_the_place_of_the_file_and_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
