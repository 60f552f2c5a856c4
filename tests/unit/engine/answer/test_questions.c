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
    assert_int_equal(STATUS_OK, question_ask(&answer, &asker, STR("mer"), &err));
    assert_int_equal(1, answer.n_hits);
    assert_int_equal(2, answer.total);
    assert_int_equal(0, answer.hits[0].snippet_html.n);
    assert_int_equal(STATUS_BAD_INPUT, question_ask(&answer, &asker, STR("\xff"), &err));
    char text[600];
    memset(text, 'x', sizeof text);
    struct str large = {text, sizeof text};
    assert_int_equal(STATUS_BAD_INPUT, question_ask(&answer, &asker, large, &err));
    assert_non_null(strstr(err.text, "512"));
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
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
