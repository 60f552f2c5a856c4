/* The query language: the cases of tests/cases/query and the limits of a query. */
#include <stdio.h>

#include "base/file.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/request/query_described.h"

static void described(struct buf *out, struct str text, struct query_ignored *ignored)
{
    AUTO_ARENA *arena = arena_new();
    query_describe(out, query_parse(text, ignored, arena));
}

static void every_case_gives_its_tree(void **state)
{
    (void)state;
    AUTO_BUF cases = BUF_INIT(1 << 20);
    struct error err = {0};
    assert_int_equal(
        STATUS_OK, file_read(&cases, SOURCE_DIR "/tests/cases/query/language.txt", &err));
    struct str rest = buf_str(&cases);
    unsigned n = 0, failed = 0;
    for (unsigned line = 1; rest.n; line++) {
        struct str text = str_cut(&rest, '\n');
        if (!text.n || text.at[0] == '#')
            continue;
        struct str arrow = STR(" ⇒ ");
        size_t at = str_find(text, arrow);
        assert_true(at < text.n);
        struct str wanted = {text.at + at + arrow.n, text.n - at - arrow.n};
        AUTO_BUF got = BUF_INIT(10000);
        struct query_ignored ignored;
        described(&got, (struct str){text.at, at}, &ignored);
        n++;
        if (str_equal(wanted, buf_str(&got)))
            continue;
        failed++;
        print_error("language.txt:%u: %s\n", line, buf_text(&got));
    }
    assert_true(n >= 40);
    assert_int_equal(0, failed);
}

static void a_shouted_query_has_no_operators_but_brackets_and_quotes(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct query_ignored ignored;
    AUTO_BUF out = BUF_INIT(1000);
    query_describe(
        &out, query_parse_shouted(STR("VAE OU \"CPF ET\" SAUF JURY"), &ignored, arena));
    assert_string_equal(
        "(groupe (mots \"VAE OU\") (phrase \"CPF ET\") (mots \"SAUF JURY\"))",
        buf_text(&out));
}

static void the_third_prefix_is_ignored_and_listed(void **state)
{
    (void)state;
    AUTO_BUF got = BUF_INIT(10000);
    struct query_ignored ignored;
    described(&got, STR("abc* def* ghi*"), &ignored);
    assert_string_equal("(groupe (préfixe \"abc\") (préfixe \"def\"))", buf_text(&got));
    assert_int_equal(1, ignored.n);
    assert_true(str_equal(STR("ghi*"), ignored.at[0]));
}

static void ten_thousand_brackets_are_read_to_the_eighth(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(100000);
    for (int i = 0; i < 10000; i++)
        buf_put_byte(&text, '(');
    buf_put_text(&text, "vae");
    AUTO_BUF got = BUF_INIT(100000);
    struct query_ignored ignored;
    described(&got, buf_str(&text), &ignored);
    assert_true(ignored.n >= 1);
    assert_true(got.n < 500);
}

static void a_long_chain_of_exclusions_is_cut(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(100000);
    for (int i = 0; i < 500; i++)
        buf_put_text(&text, "-a ");
    AUTO_BUF got = BUF_INIT(100000);
    struct query_ignored ignored;
    described(&got, buf_str(&text), &ignored);
    assert_true(ignored.n >= 1);
}

static void any_bytes_are_survived(void **state)
{
    (void)state;
    uint32_t seed = 1;
    static const char signs[] = "\"()-*: «»“”OUETNSAF\xC2\xA0 abctitre:\xE2\x80";
    for (int round = 0; round < 20000; round++) {
        char bytes[48];
        size_t n = 0;
        for (; n < sizeof bytes; n++) {
            seed = seed * 1664525U + 1013904223U;
            bytes[n] = signs[(seed >> 16) % (sizeof signs - 1)];
            if ((seed >> 8) % 40 == 0)
                break;
        }
        AUTO_BUF got = BUF_INIT(100000);
        struct query_ignored ignored;
        described(&got, (struct str){bytes, n}, &ignored);
        assert_false(buf_overflowed(&got));
    }
}

static void a_question_is_a_sentence_with_its_mark(void **state)
{
    (void)state;
    static const char *const questions[] = {"Comment ne plus être inscrit au FICP ?",
                                            " qui peut le consulter? ", "à quoi sert ?"};
    static const char *const others[] = {"",
                                         "?",
                                         "vae ?",
                                         "apprentissage métallurgie ?",
                                         "Comment ne plus être inscrit au FICP",
                                         "\"à quoi sert la vae\" ?"};
    for (size_t i = 0; i < COUNT_OF(questions); i++)
        if (!query_is_question(str_of(questions[i])))
            fail_msg("« %s » is no question", questions[i]);
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (query_is_question(str_of(others[i])))
            fail_msg("« %s » is a question", others[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_is_a_sentence_with_its_mark),
        cmocka_unit_test(every_case_gives_its_tree),
        cmocka_unit_test(a_shouted_query_has_no_operators_but_brackets_and_quotes),
        cmocka_unit_test(the_third_prefix_is_ignored_and_listed),
        cmocka_unit_test(ten_thousand_brackets_are_read_to_the_eighth),
        cmocka_unit_test(a_long_chain_of_exclusions_is_cut),
        cmocka_unit_test(any_bytes_are_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
