/* Near themes: misspelt words, beginnings and other forms lead to the theme that was
 * meant; what is near nothing leads nowhere. */
#include "engine/near/themes.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {"{\"id\":\"a\",\"title\":\"Un titre\"}"};

/** Whether the theme @p slug is among the first @p most near @p text. */
static bool is_near(struct fixture *f, const char *text, const char *slug, size_t most)
{
    unsigned themes[NEAR_THEMES_MAX];
    size_t n = themes_near(themes, f->searcher, str_of(text));
    assert_true(n <= NEAR_THEMES_MAX);
    for (size_t i = 0; i < n && i < most; i++) {
        const struct theme *theme =
            vocabulary_theme(index_vocabulary(f->index), themes[i]);
        if (str_equal(str_of(theme->slug), str_of(slug)))
            return true;
    }
    return false;
}

static void misspelt_and_other_forms_are_near(void **state)
{
    struct fixture *f = *state;
    static const char *const rows[][2] = {
        {"chomage", "chomage"},       {"chomaje", "chomage"},
        {"chômages", "chomage"},      {"aprentissaje", "apprentissage-alternance"},
        {"handicapés", "handicap"},   {"l'orientasion", "spro"},
        {"ornithorynque VAE", "vae"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (!is_near(f, rows[i][0], rows[i][1], 5))
            fail_msg("« %s » is not near %s", rows[i][0], rows[i][1]);
}

static void what_is_like_nothing_is_near_nothing(void **state)
{
    struct fixture *f = *state;
    static const char *const texts[] = {"",     "…",    "de la", "ornithorynque",
                                        "xqzt", "12 34"};
    unsigned themes[NEAR_THEMES_MAX];
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_int_equal(0, themes_near(themes, f->searcher, str_of(texts[i])));
}

static void words_of_any_length_are_compared(void **state)
{
    struct fixture *f = *state;
    AUTO_BUF text = BUF_INIT(100000);
    for (size_t i = 0; i < 512; i++)
        buf_put_text(&text, i % 2 ? "a" : "apprentissage");
    unsigned themes[NEAR_THEMES_MAX];
    assert_true(themes_near(themes, f->searcher, buf_str(&text)) <= NEAR_THEMES_MAX);
}

int main(void)
{
    fixture_of(records, COUNT_OF(records));
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(misspelt_and_other_forms_are_near),
        cmocka_unit_test(what_is_like_nothing_is_near_nothing),
        cmocka_unit_test(words_of_any_length_are_compared),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
