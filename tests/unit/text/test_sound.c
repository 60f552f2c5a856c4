/* Keys of sound: words that sound alike have the same key, others do not. */
#include "text/word/sound.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static bool sound_alike(const char *a, const char *b)
{
    char rooms[2][SOUND_KEY_MAX];
    struct str x = sound_key(rooms[0], str_of(a)), y = sound_key(rooms[1], str_of(b));
    return str_equal(x, y) && sound_hash(x) == sound_hash(y);
}

static void words_said_alike_have_one_key(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"photographie", "fotografie"},
        {"professionnelle", "profesionele"},
        {"metallurgie", "metalurgi"},
        {"bureau", "buro"},
        {"qualite", "kalite"},
        {"accompagnement", "acompagnemant"},
        {"formation", "formassion"},
        {"handicape", "andicape"},
        {"chomage", "chomaje"},
        {"entreprise", "entreprize"},
        {"rythme", "ritme"},
        {"competences", "conpetences"},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        if (!sound_alike(pairs[i][0], pairs[i][1]))
            fail_msg("%s, %s", pairs[i][0], pairs[i][1]);
}

static void words_said_otherwise_have_other_keys(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"contrat", "contre"}, {"formation", "information"}, {"region", "religion"},
        {"maison", "saison"},  {"poire", "poivre"},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        if (sound_alike(pairs[i][0], pairs[i][1]))
            fail_msg("%s, %s", pairs[i][0], pairs[i][1]);
}

static void any_bytes_give_a_key_that_fits(void **state)
{
    (void)state;
    char text[200], room[SOUND_KEY_MAX];
    for (size_t n = 0; n < sizeof text; n++) {
        text[n] = (char)(n * 37);
        assert_true(sound_key(room, (struct str){text, n}).n <= SOUND_KEY_MAX);
    }
    memset(text, 'x', sizeof text);
    for (size_t i = 0; i < sizeof text; i += 2)
        text[i] = 'o';
    assert_int_equal(SOUND_KEY_MAX, sound_key(room, (struct str){text, sizeof text}).n);
    assert_int_equal(0, sound_key(room, STR("")).n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_said_alike_have_one_key),
        cmocka_unit_test(words_said_otherwise_have_other_keys),
        cmocka_unit_test(any_bytes_give_a_key_that_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
