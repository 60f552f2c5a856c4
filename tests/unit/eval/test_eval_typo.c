/* Typing errors: where they are made, and of which kinds they are. */
#include "eval/typo.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "tests/unit/cmocka_all.h"

static void make(struct buf *out, const char *text, uint64_t seed)
{
    AUTO_LETTERS letters = LETTERS_INIT;
    letters_decode(&letters, str_of(text));
    assert_true(typo_make(&letters, seed));
    buf_clear(out);
    letters_put(out, letters.at, letters.n);
}

static void only_words_of_five_letters_and_no_digit_are_hit(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(1000);
    bool hit[2] = {false, false};
    for (uint64_t seed = 0; seed < 200; seed++) {
        make(&out, "d' un métier 4e2025abcde CFA CDI année ici", seed);
        bool has_first = strstr(buf_text(&out), "d' un métier 4e2025abcde CFA CDI ");
        bool has_last = strstr(buf_text(&out), " 4e2025abcde CFA CDI année ici");
        assert_true(has_first != has_last);
        hit[has_first] = true;
    }
    assert_true(hit[0] && hit[1]);
    AUTO_LETTERS letters = LETTERS_INIT;
    letters_decode(&letters, STR("un CFA de 2026 l'été"));
    assert_false(typo_make(&letters, 1));
}

static void the_first_letter_stays_and_the_word_is_another(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(100);
    for (uint64_t seed = 0; seed < 500; seed++) {
        make(&out, "été-élève", seed);
        assert_true(str_starts_with(buf_str(&out), STR("été-é")));
        assert_string_not_equal("été-élève", buf_text(&out));
        make(&out, "aaaaa", seed); /* no two letters of it differ */
        assert_string_not_equal("aaaaa", buf_text(&out));
    }
}

static void the_four_kinds_come_in_equal_shares(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(100);
    int shorter = 0, longer = 0, swapped = 0, n = 4000;
    for (int seed = 0; seed < n; seed++) {
        make(&out, "abcdefgh", (uint64_t)seed);
        size_t length = utf8_count(buf_str(&out)), sum = 0;
        for (size_t i = 0; i < out.n; i++)
            sum += (size_t)out.at[i];
        shorter += length == 7;
        longer += length == 9;
        swapped += length == 8 && sum == 'a' * 8 + 28;
    }
    assert_in_range(shorter, n / 4 - 150, n / 4 + 150);
    assert_in_range(longer, n / 4 - 150, n / 4 + 150);
    assert_in_range(swapped, n / 4 - 150, n / 4 + 150);
}

/** Set in @p is_near the letters that replace @p letter where one letter of a word is
 *  wrong. */
static void find_neighbours(bool is_near[26], char letter)
{
    AUTO_BUF out = BUF_INIT(100);
    const char text[] = {letter, letter, letter, letter, letter, letter, '\0'};
    for (uint64_t seed = 0; seed < 400; seed++) {
        make(&out, text, seed);
        for (size_t i = 0; out.n == sizeof text - 1 && i < out.n; i++)
            if (buf_text(&out)[i] != letter)
                is_near[buf_text(&out)[i] - 'a'] = true;
    }
}

static void neighbours_on_the_keyboard_are_mutual(void **state)
{
    (void)state;
    bool is_near[26][26] = {{false}};
    for (int a = 0; a < 26; a++)
        find_neighbours(is_near[a], (char)('a' + a));
    for (int a = 0; a < 26; a++) {
        int n = 0;
        for (int b = 0; b < 26; b++) {
            n += is_near[a][b];
            if (is_near[a][b] != is_near[b][a])
                fail_msg("%c and %c: one is near the other alone", 'a' + a, 'a' + b);
        }
        assert_true(n >= 2);
    }
}

static void a_wrong_letter_is_in_the_case_of_the_right_one(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(100);
    for (uint64_t seed = 0; seed < 200; seed++) {
        make(&out, "ÉCOLE", seed);
        for (size_t i = 0; i < out.n; i++)
            assert_false(out.at[i] >= 'a' && out.at[i] <= 'z');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_words_of_five_letters_and_no_digit_are_hit),
        cmocka_unit_test(the_first_letter_stays_and_the_word_is_another),
        cmocka_unit_test(the_four_kinds_come_in_equal_shares),
        cmocka_unit_test(neighbours_on_the_keyboard_are_mutual),
        cmocka_unit_test(a_wrong_letter_is_in_the_case_of_the_right_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
