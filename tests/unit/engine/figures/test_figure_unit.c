/* Which kind of quantity a unit and a word stand for. */
#include "engine/figures/figure_unit.h"

#include "base/macros.h"

#include "tests/unit/cmocka_all.h"

static void units_have_a_kind_and_a_factor(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum figure_kind kind;
        double factor;
    } cases[] = {
        {"", FIGURE_COUNT, 1},           {"personnes", FIGURE_COUNT, 1},
        {"milliers", FIGURE_COUNT, 1e3}, {"%", FIGURE_RATE, 1},
        {"points", FIGURE_RATE, 1},      {"€", FIGURE_MONEY, 1},
        {"M€", FIGURE_MONEY, 1e6},       {"millions d'euros", FIGURE_MONEY, 1e6},
        {"Md€", FIGURE_MONEY, 1e9},      {"milliards d’euros", FIGURE_MONEY, 1e9},
        {"k€", FIGURE_MONEY, 1e3},       {" % de la population ", FIGURE_RATE, 1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct figure_unit unit = figure_unit_of(str_of(cases[i].text));
        if (unit.kind != cases[i].kind || unit.factor != cases[i].factor)
            fail_msg("« %s »: kind %d, factor %g", cases[i].text, (int)unit.kind,
                     unit.factor);
    }
}

static void words_of_quantity_have_a_kind(void **state)
{
    (void)state;
    assert_int_equal(FIGURE_RATE, figure_word_of(STR("taux"))->kind);
    assert_int_equal(FIGURE_COUNT, figure_word_of(STR("effectif"))->kind);
    assert_int_equal(FIGURE_MONEY, figure_word_of(STR("budget"))->kind);
    assert_true(figure_word_of(STR("population"))->is_subject);
    assert_null(figure_word_of(STR("apprenti")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_have_a_kind_and_a_factor),
        cmocka_unit_test(words_of_quantity_have_a_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
