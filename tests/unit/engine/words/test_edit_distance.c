/* The edit distance: known pairs, and random words against the definition. */
#include "engine/words/edit_distance.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void known_pairs_are_as_far_as_they_are(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        unsigned errors;
    } pairs[] = {
        {"", "", 0},
        {"", "a", 1},
        {"contrat", "contrat", 0},
        {"contrt", "contrat", 1},   /* a letter is missing */
        {"conntrat", "contrat", 1}, /* a letter is too many */
        {"controt", "contrat", 1},  /* a letter is wrong */
        {"cotnrat", "contrat", 1},  /* two letters are swapped */
        {"octnrat", "contrat", 2},  /* two swaps */
        {"ca", "abc", 3},           /* letters that were swapped are not changed again */
        {"metalurgie", "metallurgie", 1},
        {"aprentisage", "apprentissage", 2},
        {"vae", "pacte", 3},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        struct str a = str_of(pairs[i].a), b = str_of(pairs[i].b);
        assert_int_equal(pairs[i].errors, edit_distance(a, b, 3));
        assert_int_equal(pairs[i].errors, edit_distance(b, a, 3));
    }
}

/** The definition, without any shortcut. */
static unsigned plain_distance(struct str a, struct str b)
{
    unsigned d[40][40];
    for (unsigned i = 0; i <= a.n; i++) {
        for (unsigned j = 0; j <= b.n; j++) {
            if (!i || !j) {
                d[i][j] = i + j;
                continue;
            }
            unsigned best = d[i - 1][j - 1] + (a.at[i - 1] != b.at[j - 1]);
            best = d[i - 1][j] + 1 < best ? d[i - 1][j] + 1 : best;
            best = d[i][j - 1] + 1 < best ? d[i][j - 1] + 1 : best;
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] &&
                a.at[i - 2] == b.at[j - 1])
                best = d[i - 2][j - 2] + 1 < best ? d[i - 2][j - 2] + 1 : best;
            d[i][j] = best;
        }
    }
    return d[a.n][b.n];
}

static unsigned draw(uint32_t *seed, unsigned below)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (*seed >> 16) % below;
}

static struct str draw_word(char *room, uint32_t *seed)
{
    size_t n = draw(seed, 9);
    for (size_t i = 0; i < n; i++)
        /* few different letters, so that many words are near each other */
        room[i] = (char)('a' + draw(seed, 3));
    return (struct str){room, n};
}

static void the_band_gives_what_the_definition_gives(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int i = 0; i < 200000; i++) {
        char rooms[2][16];
        struct str a = draw_word(rooms[0], &seed), b = draw_word(rooms[1], &seed);
        unsigned most = draw(&seed, EDIT_ERRORS_MAX + 1);
        unsigned wanted = plain_distance(a, b);
        if (wanted > most)
            wanted = most + 1;
        unsigned found = edit_distance(a, b, most);
        if (found != wanted)
            fail_msg("%.*s / %.*s, most %u: %u, not %u", STR_ARG(a), STR_ARG(b), most,
                     found, wanted);
    }
}

static void a_walk_goes_back_and_takes_another_way(void **state)
{
    (void)state;
    struct edit_walk walk;
    assert_true(edit_walk_begin(&walk, STR("port"), 1));
    static const char first[] = "pors";
    for (unsigned i = 0; i < 4; i++)
        assert_true(edit_walk_put(&walk, i + 1, (unsigned char)first[i]));
    assert_int_equal(1, edit_walk_errors(&walk, 4));
    assert_true(edit_walk_put(&walk, 4, 't'));
    assert_int_equal(0, edit_walk_errors(&walk, 4));
    assert_true(edit_walk_put(&walk, 5, 'e'));
    assert_int_equal(1, edit_walk_errors(&walk, 5));
    assert_false(edit_walk_put(&walk, 6, 's'));
    assert_true(edit_walk_put(&walk, 3, 'n'));
    assert_false(edit_walk_put(&walk, 4, 's'));
}

static void words_too_long_are_near_nothing(void **state)
{
    (void)state;
    char text[EDIT_PATH_MAX + 2];
    memset(text, 'a', sizeof text);
    struct edit_walk walk;
    struct str longest = {text, EDIT_WORD_MAX}, beyond = {text, EDIT_WORD_MAX + 1};
    assert_true(edit_walk_begin(&walk, longest, EDIT_ERRORS_MAX));
    assert_false(edit_walk_begin(&walk, beyond, 1));
    assert_false(edit_walk_begin(&walk, longest, EDIT_ERRORS_MAX + 1));
    assert_int_equal(0, edit_distance(longest, longest, 2));
    assert_int_equal(1, edit_distance(longest, beyond, 2));
    assert_int_equal(3, edit_distance(longest, (struct str){text, EDIT_PATH_MAX + 1}, 2));
    assert_int_equal(3, edit_distance(beyond, longest, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_pairs_are_as_far_as_they_are),
        cmocka_unit_test(the_band_gives_what_the_definition_gives),
        cmocka_unit_test(a_walk_goes_back_and_takes_another_way),
        cmocka_unit_test(words_too_long_are_near_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
