/* Terms and impact weights: prefixes that cannot be confused, lengths that Xapian
 * accepts, the order of BM25. */
#include "engine/store/schema.h"

#include "tests/unit/cmocka_all.h"

static void a_term_is_its_prefix_and_its_text(void **state)
{
    (void)state;
    static const struct {
        enum family family;
        const char *text, *wanted;
    } cases[] = {
        {FAMILY_STEM, "meti", "Zmeti"},       {FAMILY_EXACT, "metier", "Emetier"},
        {FAMILY_TITLE_STEM, "vae", "ZSvae"},  {FAMILY_TITLE_EXACT, "vae", "Svae"},
        {FAMILY_AUTHOR, "martin", "Amartin"}, {FAMILY_STEM, "", "Z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char bytes[TERM_BYTES];
        struct str term = term_make(bytes, cases[i].family, str_of(cases[i].text));
        assert_true(str_equal(str_of(cases[i].wanted), term));
        assert_string_equal(cases[i].wanted, bytes);
    }
}

static void prefixes_are_capitals_and_all_different(void **state)
{
    (void)state;
    for (unsigned i = 0; i < FAMILY_COUNT_; i++) {
        assert_non_null(family_prefixes[i]);
        for (const char *at = family_prefixes[i]; *at; at++)
            assert_in_range(*at, 'A', 'Z');
        for (unsigned j = 0; j < i; j++)
            assert_string_not_equal(family_prefixes[i], family_prefixes[j]);
    }
}

static void a_long_word_is_cut_at_a_code_point(void **state)
{
    (void)state;
    char word[400], bytes[TERM_BYTES];
    for (size_t i = 0; i < sizeof word; i += 2)
        memcpy(word + i, "é", 2);
    struct str even =
        term_make(bytes, FAMILY_TITLE_STEM, (struct str){word, sizeof word});
    assert_int_equal(2 + TERM_TEXT_MAX, even.n);
    word[0] = 'x';
    memmove(word + 1, word + 2, sizeof word - 2);
    struct str odd = term_make(bytes, FAMILY_STEM, (struct str){word, sizeof word - 1});
    assert_int_equal(1 + TERM_TEXT_MAX - 1, odd.n);
    assert_int_equal('\0', bytes[odd.n]);
}

/** The part of BM25 that a term adds, without its idf: from the stored weight, and from
 *  the formula. */
static double from_weight(uint32_t weight)
{
    return weight / (weight + IMPACT_Q);
}

static double from_formula(struct impact impact, double wdf, double length, double mean)
{
    return wdf / (wdf + impact.k1 * (1 - impact.b + impact.b * length / mean));
}

static void weights_stand_for_bm25(void **state)
{
    (void)state;
    const struct impact impacts[] = {impact_all(&tuning_default),
                                     impact_title(&tuning_default)};
    for (size_t i = 0; i < 2; i++)
        for (uint32_t wdf = 1; wdf < 200; wdf = wdf * 3 / 2 + 1)
            for (double length = 1; length < 2000; length *= 3) {
                double weight = from_weight(impact_weight(impacts[i], wdf, length, 250));
                double wanted = from_formula(impacts[i], wdf, length, 250);
                assert_true(weight > wanted - 0.005 && weight < wanted + 0.005);
            }
}

static void weights_keep_within_their_bounds(void **state)
{
    (void)state;
    assert_int_equal(1, impact_weight(impact_all(&tuning_default), 1, 1e9, 10));
    assert_int_equal(1, impact_weight(impact_all(&tuning_default), 0, 10, 10));
    assert_int_equal(1000000,
                     impact_weight(impact_all(&tuning_default), UINT32_MAX, 1, 10));
    assert_int_equal(64, impact_weight(impact_all(&tuning_default), 1, 10, 10));
    assert_true(impact_weight(impact_all(&tuning_default), 1, 10, 0) >= 1);
    assert_true(impact_weight(impact_all(&tuning_default), 1, 0, 10) > 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_term_is_its_prefix_and_its_text),
        cmocka_unit_test(prefixes_are_capitals_and_all_different),
        cmocka_unit_test(a_long_word_is_cut_at_a_code_point),
        cmocka_unit_test(weights_stand_for_bm25),
        cmocka_unit_test(weights_keep_within_their_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
