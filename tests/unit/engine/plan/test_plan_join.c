/* Neighbouring words written as one, words that only frame a question, words that no
 * document has. */
#include "engine/vocabulary/framing.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    "{\"id\":\"un\",\"text\":\"Le télétravail des tisserands.\",\"date\":\"2026-01-03\"}",
    "{\"id\":\"deux\",\"text\":\"Le travail au métier. "
    "Démission.\",\"date\":\"2026-01-02\"}",
    "{\"id\":\"trois\",\"text\":\"L'usufruit, droit de jouir. "
    "Mission.\",\"date\":\"2026-01-01\"}",
    "{\"id\":\"quatre\",\"text\":\"Annuaire du Cariforef. Cours en "
    "elearning.\",\"date\":\"2025-01-02\"}",
    "{\"id\":\"cinq\",\"text\":\"Annuaire du Carif. Learning par "
    "e-mail.\",\"date\":\"2025-01-01\"}",
    "{\"id\":\"six\",\"text\":\"Oref.\",\"date\":\"2024-01-01\"}",
};

static void documents_are_found_as_their_words_are_written(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *ids;
        bool relaxed;
    } cases[] = {
        {"q=télé travail&sort=newest", "un", false},
        {"q=tele-travail&sort=newest", "un", false},
        {"q=\"télé travail\"&sort=newest", "deux", true},
        {"q=télé travail&mode=strict&sort=newest", "", false},
        {"q=de mission&sort=newest", "trois", false}, /* « démission » is another word */
        {"q=e learning&sort=newest", "quatre cinq", false},
        {"q=carif oref&sort=newest", "quatre", false},
        {"q=e mail&sort=newest", "cinq", false},
        {"q=en quoi consiste l'usufruit ?&sort=newest", "trois", false},
        {"q=consiste&sort=newest", "", false},
        {"q=règle introuvable&sort=newest", "", false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        fixture_ask(f, cases[i].query);
        if (strcmp(cases[i].ids, fixture_ids(f)) != 0 ||
            cases[i].relaxed != f->answer.relaxed)
            fail_msg("%s: « %s », wanted « %s »%s", cases[i].query, fixture_ids(f),
                     cases[i].ids, f->answer.relaxed ? " (relaxed)" : "");
    }
}

static void a_word_written_as_one_weighs_as_its_parts_do(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=annuaire carif oref");
    assert_string_equal("quatre cinq", fixture_ids(f));
    struct tuning tuning = tuning_default;
    tuning.neighbour_weight = 0;
    index_tune(f->index, &tuning);
    fixture_ask(f, "q=annuaire carif oref");
    assert_string_equal("cinq quatre", fixture_ids(f));
    index_tune(f->index, &tuning_default);
}

static void framing_words_are_looked_up_without_accents(void **state)
{
    (void)state;
    static const char *const framing[] = {"acceder", "consequence", "utiliser",
                                          "prends",  "cas",         "sert"};
    static const char *const subjects[] = {"apprentissage", "droit",   "a",    "",
                                           "zzz",           "accéder", "duree"};
    for (size_t i = 0; i < COUNT_OF(framing); i++)
        if (!framing_is(str_of(framing[i])))
            fail_msg("« %s » is no framing word", framing[i]);
    for (size_t i = 0; i < COUNT_OF(subjects); i++)
        if (framing_is(str_of(subjects[i])))
            fail_msg("« %s » is a framing word", subjects[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_found_as_their_words_are_written),
        cmocka_unit_test(a_word_written_as_one_weighs_as_its_parts_do),
        cmocka_unit_test(framing_words_are_looked_up_without_accents),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
