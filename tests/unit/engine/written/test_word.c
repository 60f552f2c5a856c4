/* Folding words: capitals, accents, ligatures and punctuation do not count. */
#include "engine/written/word.h"

#include <string.h>

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void words_are_folded(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"PÔLES DE COMPÉTITIVITÉ", "poles de competitivite"},
        {"PO\xCC\x82LES", "poles"}, /* decomposed, as some programs write it */
        {"L’œuvre d'Ætius", "l oeuvre d aetius"},
        {"1er, 3ᵉ ; n° 2", "1er 3e n 2"},
        {"a\xC3(\xFF z", "a z"}, /* not UTF-8 */
        {" — ", ""},
        {"", ""},
    };
    AUTO_ARENA *arena = arena_new();
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(cases[i][1], words_fold(arena, str_of(cases[i][0])).at);
}

static void a_word_longer_than_its_room_is_cut_and_the_next_one_is_whole(void **state)
{
    (void)state;
    char text[3 * WORD_FOLDED_BYTES];
    memset(text, 'a', sizeof text);
    memcpy(text + sizeof text - 4, " mot", 4);
    struct str rest = {text, sizeof text};
    struct written_word word;
    assert_true(word_next(&rest, &word));
    assert_int_equal(WORD_FOLDED_BYTES - 1, strlen(word.folded));
    assert_int_equal(sizeof text - 4, word.printed.n);
    assert_true(word_next(&rest, &word));
    assert_string_equal("mot", word.folded);
    assert_false(word_next(&rest, &word));
    assert_false(word_next(&rest, &word));
}

static void a_star_stands_for_any_ending(void **state)
{
    (void)state;
    static const struct {
        const char *folded;
        const char *words;
        bool starts;
        bool contains;
    } cases[] = {
        {"poles de competitivite en region", "pole* de competitivite", true, true},
        {"les poles de competitivite", "pole* de competitivite", false, true},
        {"polenta", "pole", false, false},
        {"polenta", "pole*", true, true},
        {"annee n", "annee n 1", false, false},
        {"annee n 1", "annee n", true, true},
        {"", "pole", false, false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str folded = str_of(cases[i].folded);
        if (words_start_with(folded, cases[i].words) != cases[i].starts ||
            words_contain(folded, cases[i].words) != cases[i].contains)
            fail_msg("« %s » and « %s »", cases[i].folded, cases[i].words);
    }
}

static void a_slug_is_cut_between_words(void **state)
{
    (void)state;
    AUTO_BUF slug = BUF_INIT(100);
    words_put_slug(&slug, STR("L'Économie à 3.0 & Cie"), 100);
    assert_string_equal("l-economie-a-3-0-cie", buf_text(&slug));
    buf_clear(&slug);
    words_put_slug(&slug, STR("un deux trois"), 9);
    assert_string_equal("un-deux", buf_text(&slug));
    buf_clear(&slug);
    words_put_slug(&slug, STR("!?"), 9);
    assert_string_equal("", buf_text(&slug));
}

static void letters_are_counted_and_changed_with_their_accents(void **state)
{
    (void)state;
    struct letter_case letters = letters_count(STR("ÉTAT 2026 de l'Œ"));
    assert_int_equal(5, letters.n_upper);
    assert_int_equal(3, letters.n_lower);
    AUTO_BUF text = BUF_INIT(100);
    letters_put_lower(&text, STR("ÉTÉ \xFF ŒUF"));
    assert_string_equal("été \xFF œuf", buf_text(&text));
    buf_clear(&text);
    letters_put_sentence(&text, STR("économie"));
    assert_string_equal("Économie", buf_text(&text));
    buf_clear(&text);
    letters_put_sentence(&text, STR(""));
    assert_string_equal("", buf_text(&text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_folded),
        cmocka_unit_test(a_word_longer_than_its_room_is_cut_and_the_next_one_is_whole),
        cmocka_unit_test(a_star_stands_for_any_ending),
        cmocka_unit_test(a_slug_is_cut_between_words),
        cmocka_unit_test(letters_are_counted_and_changed_with_their_accents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
