/* Families of words by their endings: what the rules make of a word. */
#include "engine/vocabulary/families.h"

#include "tests/unit/cmocka_all.h"

static bool makes(const char *word, const char *other, bool *is_gender)
{
    struct family_candidate made[FAMILY_CANDIDATES_MAX];
    size_t n = families_of(made, str_of(word));
    for (size_t i = 0; i < n; i++)
        if (strcmp(made[i].text, other) == 0) {
            *is_gender = made[i].is_gender;
            return true;
        }
    return false;
}

static void words_of_a_family_make_each_other(void **state)
{
    (void)state;
    static const struct {
        const char *one, *other;
        bool is_gender;
    } cases[] = {
        {"demandeur", "demandeuse", true},       {"directeur", "directrice", true},
        {"ouvrier", "ouvriere", true},           {"chomeur", "chomage", false},
        {"ebeniste", "ebenisterie", false},      {"boulanger", "boulangerie", false},
        {"metallurgiste", "metallurgie", false}, {"metallurgie", "metallurgique", false},
        {"licencier", "licenciement", false},    {"embaucher", "embauche", false},
        {"demissionner", "demission", false},    {"remunerer", "remuneration", false},
        {"apprenti", "apprentissage", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool there = false, back = false;
        if (!makes(cases[i].one, cases[i].other, &there) ||
            !makes(cases[i].other, cases[i].one, &back))
            fail_msg("%s and %s make no family", cases[i].one, cases[i].other);
        if (there != cases[i].is_gender || back != cases[i].is_gender)
            fail_msg("%s: gender or not", cases[i].one);
    }
    bool is_gender;
    /* of a word in the plural */
    assert_true(makes("demandeurs", "demandeuse", &is_gender));
}

static void short_roots_and_long_words_make_nothing(void **state)
{
    (void)state;
    struct family_candidate made[FAMILY_CANDIDATES_MAX];
    assert_int_equal(0, families_of(made, STR("age")));
    assert_int_equal(0, families_of(made, STR("")));
    assert_int_equal(0, families_of(made, STR("cpf")));
    char word[FAMILY_BYTES + 10];
    memset(word, 'a', sizeof word);
    memcpy(word + sizeof word - 3, "eur", 3);
    assert_int_equal(0, families_of(made, (struct str){word, sizeof word}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_a_family_make_each_other),
        cmocka_unit_test(short_roots_and_long_words_make_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
