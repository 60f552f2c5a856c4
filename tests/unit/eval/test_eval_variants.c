/* The variants of a question, as other people would type it. */
#include "eval/variants.h"

#include "base/utf8.h"
#include "tests/unit/cmocka_all.h"

static void assert_varies(enum variant variant, const char *text, const char *wanted)
{
    AUTO_BUF out = BUF_INIT(1000);
    variant_put(&out, variant, str_of(text), 1);
    assert_string_equal(wanted, buf_text(&out));
}

static void each_variant_is_as_people_type_it(void **state)
{
    (void)state;
    static const struct {
        enum variant variant;
        const char *text, *wanted;
    } cases[] = {
        {VARIANT_NOACC, "L'Œuvre où ça s'élève, naïve", "L'OEuvre ou ca s'eleve, naive"},
        {VARIANT_NOACC, "e\u0301te\u0301 n° 5 ½", "ete n° 5 ½"},
        {VARIANT_CAPS, "l’été, c'est œuvré", "L’ÉTÉ, C'EST ŒUVRÉ"},
        {VARIANT_APOS, "l'aide d' un", "l’aide d’ un"},
        {VARIANT_NOELIS, "Qu'est-ce qu'un CFA ?", "est-ce un CFA ?"},
        {VARIANT_NOELIS, "l’aide d' un jusqu'à d'l'été", "aide un à été"},
        {VARIANT_NOELIS, "aujourd'hui prud'homme quelqu'un d'",
         "aujourd'hui prud'homme quelqu'un d'"},
        {VARIANT_NOELIS, "(l'emploi) 'l'", "(emploi) 'l'"},
        {VARIANT_ORDER, "seul", "seul"},
        {VARIANT_ORDER, "deux  mots", "mots deux"},
        {VARIANT_ORDER, "« une phrase » \"et deux\"", "\"et deux\" « une phrase »"},
        {VARIANT_TYPO, "un CFA en 2026", "un CFA en 2026"},
        {VARIANT_CAPS, "", ""},
        {VARIANT_CAPS, "a\xff", "A\uFFFD"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_varies(cases[i].variant, cases[i].text, cases[i].wanted);
}

static void
what_chance_draws_is_the_same_for_a_seed_and_differs_between_seeds(void **state)
{
    (void)state;
    static const enum variant drawn[] = {VARIANT_TYPO, VARIANT_ORDER};
    struct str text = STR("combien d'apprentis dans les hauts-de-france cette année");
    for (size_t i = 0; i < COUNT_OF(drawn); i++) {
        AUTO_BUF one = BUF_INIT(1000);
        AUTO_BUF same = BUF_INIT(1000);
        AUTO_BUF other = BUF_INIT(1000);
        variant_put(&one, drawn[i], text, 1);
        variant_put(&same, drawn[i], text, 1);
        variant_put(&other, drawn[i], text, 2);
        assert_true(str_equal(buf_str(&one), buf_str(&same)));
        assert_false(str_equal(buf_str(&one), buf_str(&other)));
        assert_false(str_equal(buf_str(&one), text));
    }
}

static void another_order_keeps_every_word_and_is_another(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 100; seed++) {
        AUTO_BUF out = BUF_INIT(1000);
        variant_put(&out, VARIANT_ORDER, STR("un été à Lille"), seed);
        assert_string_not_equal("un été à Lille", buf_text(&out));
        assert_int_equal(14, utf8_count(buf_str(&out)));
        static const char *const words[] = {"un", "été", "à", "Lille"};
        for (size_t i = 0; i < COUNT_OF(words); i++)
            assert_non_null(strstr(buf_text(&out), words[i]));
    }
}

static void each_has_a_name_and_a_label(void **state)
{
    (void)state;
    for (size_t i = 0; i < VARIANT_COUNT_; i++) {
        enum variant found;
        assert_true(variant_find(&found, str_of(variant_name((enum variant)i))));
        assert_int_equal(i, found);
        assert_true(variant_label(found)[0] != '\0');
    }
    enum variant none;
    assert_false(variant_find(&none, STR("noac")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_variant_is_as_people_type_it),
        cmocka_unit_test(
            what_chance_draws_is_the_same_for_a_seed_and_differs_between_seeds),
        cmocka_unit_test(another_order_keeps_every_word_and_is_another),
        cmocka_unit_test(each_has_a_name_and_a_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
