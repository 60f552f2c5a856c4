/* Reading the figures in cells, and telling tables apart by their shapes. */
#include "indexer/monograph/monograph_table.h"

#include <math.h>
#include <stdio.h>

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void cells_give_figure_unit_and_period(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        /** The figure as it is printed; "" when the cell has none. */
        const char *printed;
        double value;
        double half_step;
        const char *unit;
        const char *said;
    } cases[] = {
        {"538 430 (4e trimestre 2025)", "538 430", 538430, 5, "",
         "538 430 au 4e trimestre 2025"},
        {"9,2 % Au 3e trimestre 2025", "9,2", 9.2, 0.05, "%",
         "9,2 % au 3e trimestre 2025"},
        {"46 M€ en 2024", "46", 46, 0.5, "M€", "46 M€ en 2024"},
        {"1 085,094 millions d'euros", "1 085,094", 1085.094, 0.0005, "millions d'euros",
         "1 085,094 millions d'euros"},
        {"4 822 120 039,88", "4 822 120 039,88", 4822120039.88, 0.005, "",
         "4 822 120 039,88"},
        {"-5,54%", "-5,54", -5.54, 0.005, "%", "-5,54 %"},
        {"− 3 pts", "− 3", -3, 0.5, "pts", "− 3 pts"},
        {"+0,3 pt", "+0,3", 0.3, 0.05, "pt", "+0,3 pt"},
        {"10 000", "10 000", 10000, 50, "", "10 000"},
        {"3 394,9 (T1 2026) (France hors Mayotte)", "3 394,9", 3394.9, 0.05, "",
         "3 394,9 au T1 2026 (France hors Mayotte)"},
        {"86 (2024)", "86", 86, 0.5, "", "86 en 2024"},
        {"5 992 194 en 2023 (1) 5 965 764 (2)", "5 992 194", 5992194, 0.5, "",
         "5 992 194 en 2023 ; 5 965 764"},
        {"2023 contrats", "2023", 2023, 0.5, "", "2023 contrats"},
        {"12 3456", "12", 12, 0.5, "", "12 3456"},
        {"123456789012345678901 x", "123456789012345678901", 0, 0.5, "", NULL},
        {"Non communiqué", "", 0, 0.5, "", "Non communiqué"},
        {"2024", "", 0, 0.5, "", "2024"},
        {"2024/2025", "", 0, 0.5, "", "2024/2025"},
        {"-", "", 0, 0.5, "", "-"},
        {"", "", 0, 0.5, "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str cell = str_of(cases[i].cell);
        struct figure figure = figure_read(cell);
        AUTO_BUF said = BUF_INIT(200);
        figure_put(&said, &figure, cell);
        bool right = figure.is_figure == (cases[i].printed[0] != '\0') &&
                     str_equal(str_of(cases[i].printed), figure.printed) &&
                     fabs(figure.value - cases[i].value) < 1e-6 &&
                     fabs(figure.half_step - cases[i].half_step) < 1e-9 &&
                     str_equal(str_of(cases[i].unit), figure.unit);
        if (!right)
            fail_msg("« %s »: « %.*s » = %f ± %f « %.*s »", cases[i].cell,
                     STR_ARG(figure.printed), figure.value, figure.half_step,
                     STR_ARG(figure.unit));
        if (cases[i].said)
            assert_string_equal(cases[i].said, buf_text(&said));
    }
}

static void captions_announce_units(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *unit;
        double multiplier;
    } cases[] = {
        {"SECTEURS au 3e trimestre 2025 (En milliers)", "milliers", 1e3},
        {"Montant (millions d'euros)", "millions d'euros", 1e6},
        {"En millions d’euros", "millions d’euros", 1e6},
        {"BUDGET 2026 (en euros)", "euros", 1},
        {"TAUX DE CHÔMAGE (% de la population active)", "%", 1},
        {"Évolution (En %)", "%", 1},
        {"Des milliers de gens en ville", "", 1},
        {"", "", 1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str unit = unit_announced(str_of(cases[i].text));
        assert_true(str_equal(str_of(cases[i].unit), unit));
        assert_true(fabs(unit_multiplier(unit) - cases[i].multiplier) < 1e-6);
    }
}

/* What each column has, as a letter, in the order of enum table_column. */
static const char letters[COLUMN_COUNT_ + 1] = "?GLPVENfpcT";

static void shapes_tell_what_columns_hold(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *columns;
        size_t n_head_rows;
    } cases[] = {
        {"EMPLOI\tRÉGION\t\t\tNATIONAL\n\tAnnée N-1\tAnnée N\tÉvolution (En %)\tAnnée N\n"
         "Actifs\t1 en 2023\t2 en 2024\t100 %\t9 en 2024",
         "LPVEN", 2},
        {"\tBretagne\tNational\nCFA\t86\t3 688", "LVN", 1},
        {"SECTEURS\tLIBELLÉ\tEMPLOIS\tAU NIVEAU NATIONAL\nA\tb\t1\t2\n\tc\t3\t4", "GLVN",
         1},
        {"Année\t2022\t2023\t2024\nMontant\t400,4\t397,8\t368,8", "LPPV", 1},
        {"Libellé\tBP 2025\tBP 2026\tEvolution\nA\t\t\t\nB\t1\t2\t3 %", "LPVE", 1},
        {"Années\tTotal\tFonctionnement\tDépenses non ventilables\n2024\t3\t1\t2", "LTV?",
         1},
        {"Fonction\tNom\tPrénom\tTéléphone (std)\nSGAR\tDUPONT\tAnne\t03 20 00 00 00",
         "cfpc", 1},
        {"Recteur\tDUPONT", "L?", 0},
        {"POPULATION\t12 000", "LV", 0},
        {"TITRE\tEn région\tFrance Travail\n\tun\tdeux", "L??", 1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_ARENA *arena = arena_new();
        struct sheet sheet = sheet_read(arena, str_of(cases[i].text));
        struct table table = table_read(arena, sheet.at, sheet.n);
        char columns[TABLE_COLUMNS_MOST + 1] = "";
        for (size_t c = 0; c < table.n_columns; c++)
            columns[c] = letters[table.columns[c]];
        if (table.n_head_rows != cases[i].n_head_rows)
            fail_msg("%zu head rows in\n%s", table.n_head_rows, cases[i].text);
        assert_string_equal(cases[i].columns, columns);
    }
}

static void details_know_their_row(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct sheet sheet = sheet_read(
        arena, STR("X\tRÉGION\tNATIONAL\nEMPLOI\t9\t90\nDont femmes\t4\t40\n"
                   "25-49 ans\t5\t50\nNombre de places\t1\t2\nRien\t\t\nAutre\t3\t4"));
    struct table table = table_read(arena, sheet.at, sheet.n);
    static const int parents[] = {-1, -1, 1, 1, 1, 1, 1};
    for (size_t i = 0; i < COUNT_OF(parents); i++)
        assert_int_equal(parents[i], table.rows[i].parent);
    /* Where the main label is in small letters, only « dont » and ages are details. */
    sheet = sheet_read(
        arena,
        STR("X\tRÉGION\tNATIONAL\nEmploi\t9\t90\nAutre\t4\t40\nMoins de 25 ans\t1\t2"));
    table = table_read(arena, sheet.at, sheet.n);
    assert_int_equal(-1, table.rows[2].parent);
    assert_int_equal(2, table.rows[3].parent);
}

static void a_table_ends_where_another_one_has_its_heads(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct sheet sheet = sheet_read(
        arena, STR("A\tB\tC\nun\t1\t2\n\ndeux\t3\t4\n\nD\tE\tF\ntrois\t5\t6\nFin."));
    assert_int_equal(3, table_end(sheet.at, sheet.n));
    assert_int_equal(2, table_end(sheet.at + 3, sheet.n - 3));
    assert_int_equal(0, table_end(sheet.at, 0));
}

static void cells_beyond_the_ceiling_stay_in_the_last_one(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    AUTO_BUF text = BUF_INIT(1000);
    for (int i = 0; i < TABLE_COLUMNS_MOST + 5; i++)
        buf_printf(&text, "%d\t", i);
    struct sheet sheet = sheet_read(arena, buf_str(&text));
    struct table table = table_read(arena, sheet.at, sheet.n);
    assert_int_equal(TABLE_COLUMNS_MOST, table.n_columns);
    struct str last = table.rows[0].cells[TABLE_COLUMNS_MOST - 1];
    assert_true(str_equal(STR("23\t24\t25\t26\t27\t28"), last));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_give_figure_unit_and_period),
        cmocka_unit_test(captions_announce_units),
        cmocka_unit_test(shapes_tell_what_columns_hold),
        cmocka_unit_test(details_know_their_row),
        cmocka_unit_test(a_table_ends_where_another_one_has_its_heads),
        cmocka_unit_test(cells_beyond_the_ceiling_stay_in_the_last_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
