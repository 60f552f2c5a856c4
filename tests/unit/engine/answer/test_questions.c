/* Reading files of questions, and asking one of them for a measurement. */
#include "engine/answer/questions.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"
#include "tests/unit/scratch.h"

static enum status parse(struct questions *out, const char *text, struct error *err)
{
    buf_put_text(&out->bytes, text);
    return questions_parse(out, "q.tsv", err);
}

static void lines_become_questions_and_keep_their_numbers(void **state)
{
    (void)state;
    AUTO_QUESTIONS questions = QUESTIONS_INIT;
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     parse(&questions, "a\tla vae \r\n\n b\tl'été \t ici\r\n", &err));
    assert_int_equal(2, questions.n);
    assert_true(str_equal(STR("la vae"), questions.at[0].text));
    assert_true(str_equal(STR("b"), questions.at[1].id));
    assert_true(str_equal(STR("l'été"), questions.at[1].text));
    assert_true(str_equal(STR("ici"), questions.at[1].set));
    assert_int_equal(0, questions.at[0].set.n);
    assert_int_equal(3, questions.at[1].line);
}

static void a_bad_line_is_named(void **state)
{
    (void)state;
    static const char *const bad[] = {"a\tb\nsans\n", "a\tb\n \tc\n"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        AUTO_QUESTIONS questions = QUESTIONS_INIT;
        struct error err = {0};
        assert_int_equal(STATUS_BAD_INPUT, parse(&questions, bad[i], &err));
        assert_non_null(strstr(err.text, "q.tsv:2: "));
    }
}

static void a_missing_file_says_not_found_and_a_folder_is_no_file(void **state)
{
    (void)state;
    AUTO_QUESTIONS questions = QUESTIONS_INIT;
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND,
                     questions_read(&questions, "/nonexistent/q", &err));
    assert_int_equal(STATUS_IO, questions_read(&questions, "/", &err));
}

static void a_file_over_the_ceiling_is_too_large(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("large");
    AUTO_QUESTIONS questions = {BUF_INIT(10), NULL, 0, NULL};
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_write(path, STR("a\tquelques mots\n"), &err));
    assert_int_equal(STATUS_TOO_LARGE, questions_read(&questions, path, &err));
}

static void a_question_is_answered_to_the_depth_without_extracts(void **state)
{
    (void)state;
    static const char *const records[] = {"{\"id\":\"a\",\"text\":\"mer\"}",
                                          "{\"id\":\"b\",\"text\":\"mer et vent\"}"};
    struct fixture f;
    fixture_open(&f, records, COUNT_OF(records));
    struct asker asker = {f.searcher, f.index, 1};
    struct search_answer answer;
    struct error err = {0};
    bool is_cut = true;
    assert_int_equal(STATUS_OK, question_ask(&answer, &is_cut, &asker, STR("mer"), &err));
    assert_false(is_cut);
    assert_int_equal(1, answer.n_hits);
    assert_int_equal(2, answer.total);
    assert_int_equal(0, answer.hits[0].snippet_html.n);
    assert_int_equal(STATUS_BAD_INPUT,
                     question_ask(&answer, &is_cut, &asker, STR("\xff"), &err));
    fixture_close(&f);
}

/** Ask @p n times @p piece and expect the first @p n_kept bytes to be asked. */
static void expect_cut(const struct asker *asker, const char *piece, size_t n,
                       size_t n_kept)
{
    AUTO_BUF text = BUF_INIT(1U << 16);
    for (size_t i = 0; i < n; i++)
        buf_put_text(&text, piece);
    struct search_answer answer;
    struct error err = {0};
    bool is_cut;
    assert_int_equal(STATUS_OK,
                     question_ask(&answer, &is_cut, asker, buf_str(&text), &err));
    assert_true(is_cut);
    assert_int_equal(n_kept, answer.request->text.n);
    assert_memory_equal(buf_text(&text), answer.request->text.at, n_kept);
}

static void a_long_question_is_cut_after_a_whole_word(void **state)
{
    (void)state;
    static const char *const records[] = {"{\"id\":\"a\",\"text\":\"mer\"}"};
    struct fixture f;
    fixture_open(&f, records, COUNT_OF(records));
    struct asker asker = {f.searcher, f.index, 1};
    expect_cut(&asker, "mer ", 200, 511);
    expect_cut(&asker, "x", 513, 512);
    /* Bytes of one code point are not parted. */
    expect_cut(&asker, "\xC3\xA9", 700, 1024);
    expect_cut(&asker, "\xC3\xA9t\xC3\xA9 ", 200, 767);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_become_questions_and_keep_their_numbers),
        cmocka_unit_test(a_bad_line_is_named),
        cmocka_unit_test(a_missing_file_says_not_found_and_a_folder_is_no_file),
        cmocka_unit_test(a_file_over_the_ceiling_is_too_large),
        cmocka_unit_test(a_question_is_answered_to_the_depth_without_extracts),
        cmocka_unit_test(a_long_question_is_cut_after_a_whole_word),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
