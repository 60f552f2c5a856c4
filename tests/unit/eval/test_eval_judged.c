/* Reading judged sets, and refusing files that are none. */
#include "eval/judged.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

static enum status read_set(struct judged *out, const char *queries, const char *qrels,
                            struct error *err)
{
    AUTO_TEXT *folder = scratch_path("");
    AUTO_TEXT *one = scratch_path("queries.tsv");
    AUTO_TEXT *other = scratch_path("qrels.tsv");
    assert_int_equal(STATUS_OK, file_write(one, str_of(queries), NULL));
    assert_int_equal(STATUS_OK, file_write(other, str_of(qrels), NULL));
    return judged_read(out, folder, NULL, err);
}

static void grades_are_found_by_question_and_document(void **state)
{
    (void)state;
    AUTO_JUDGED judged = JUDGED_INIT;
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     read_set(&judged, "q1\tun\nq2\tdeux\nq3\ttrois\n",
                              "q3\tb\t1\nq1\tc\t3\n\nq1\ta\t0\r\nq1\tb\t2\n", &err));
    assert_int_equal(3, judged_count(&judged, 0));
    assert_int_equal(0, judged_count(&judged, 1));
    assert_int_equal(1, judged_count(&judged, 2));
    assert_int_equal(3, judged_grade(&judged, 0, STR("c")));
    assert_int_equal(0, judged_grade(&judged, 0, STR("a")));
    assert_int_equal(0, judged_grade(&judged, 0, STR("d")));
    assert_int_equal(0, judged_grade(&judged, 1, STR("b")));
    assert_int_equal(1, judged_grade(&judged, 2, STR("b")));
}

static void what_is_wrong_is_named_by_file_and_line(void **state)
{
    (void)state;
    static const struct {
        const char *queries, *qrels, *wanted;
    } cases[] = {
        {"q\n", "q\ta\t1\n", "queries.tsv:1"},
        {"q\tx\n\nq\ty\n", "q\ta\t1\n", "queries.tsv:3"},
        {"q\tx\nr\ty\xff\n", "q\ta\t1\n", "queries.tsv:2"},
        {"q\tx\tmoitié\n", "q\ta\t1\n", "queries.tsv:1 : il faut « tune »"},
        {"q\tx\tall\n", "q\ta\t1\n", "queries.tsv:1 : il faut « tune »"},
        {"q\tx\n", "", "qrels.tsv : aucun jugement"},
        {"q\tx\n", "q\ta\t1\nr\ta\t1\n", "qrels.tsv:2: « r »"},
        {"q\tx\n", "q\ta\n", "qrels.tsv:1"},
        {"q\tx\n", "q\ta\t1\t1\n", "qrels.tsv:1"},
        {"q\tx\n", "q\ta\t-1\n", "qrels.tsv:1: « -1 »"},
        {"q\tx\n", "q\ta\t1\nq\tb\t1\nq\ta\t2\n", "qrels.tsv:3"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_JUDGED judged = JUDGED_INIT;
        struct error err = {0};
        assert_int_equal(STATUS_BAD_INPUT,
                         read_set(&judged, cases[i].queries, cases[i].qrels, &err));
        if (!strstr(err.text, cases[i].wanted))
            fail_msg("%s: %s", cases[i].wanted, err.text);
    }
}

static void other_questions_take_the_place_of_the_folders(void **state)
{
    (void)state;
    AUTO_TEXT *folder = scratch_path("");
    AUTO_TEXT *path = scratch_path("others.tsv");
    struct error err = {0};
    {
        AUTO_JUDGED judged = JUDGED_INIT;
        assert_int_equal(STATUS_OK, read_set(&judged, "q\tx\n", "q\ta\t1\n", &err));
    }
    assert_int_equal(STATUS_OK, file_write(path, STR("q\tautre\n"), &err));
    AUTO_JUDGED judged = JUDGED_INIT;
    assert_int_equal(STATUS_OK, judged_read(&judged, folder, path, &err));
    assert_true(str_equal(STR("autre"), judged.questions.at[0].text));
}

static void one_half_of_the_questions_is_chosen_by_its_name(void **state)
{
    (void)state;
    AUTO_JUDGED judged = JUDGED_INIT;
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     read_set(&judged, "q1\tun\ttune\nq2\tdeux\theld\nq3\ttrois\ttune\n",
                              "q1\ta\t1\nq2\tb\t1\n", &err));
    static const bool wanted[HALF_COUNT_][3] = {[HALF_ALL] = {true, true, false},
                                                [HALF_TUNE] = {true, false, false},
                                                [HALF_HELD] = {false, true, false}};
    for (size_t half = 0; half < HALF_COUNT_; half++) {
        assert_int_equal(STATUS_OK, judged_choose(&judged, (enum half)half, &err));
        for (size_t i = 0; i < 3; i++)
            assert_int_equal(wanted[half][i], judged_is_measured(&judged, i));
    }
    AUTO_JUDGED plain = JUDGED_INIT;
    assert_int_equal(STATUS_OK, read_set(&plain, "q\tx\n", "q\ta\t1\n", &err));
    assert_int_equal(STATUS_BAD_INPUT, judged_choose(&plain, HALF_HELD, &err));
    assert_non_null(strstr(err.text, "« held »"));
}

static void a_missing_folder_says_not_found_and_what_is_no_file_is_not_read(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_JUDGED judged = JUDGED_INIT;
    assert_int_equal(STATUS_NOT_FOUND, judged_read(&judged, "/nonexistent", NULL, &err));
    AUTO_JUDGED again = JUDGED_INIT;
    assert_int_equal(STATUS_IO, judged_read(&again, "/nonexistent", "/", &err));
    AUTO_JUDGED large = JUDGED_INIT;
    large.questions.bytes.limit = 2;
    assert_int_equal(STATUS_TOO_LARGE, read_set(&large, "q\tx\n", "q\ta\t1\n", &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grades_are_found_by_question_and_document),
        cmocka_unit_test(what_is_wrong_is_named_by_file_and_line),
        cmocka_unit_test(other_questions_take_the_place_of_the_folders),
        cmocka_unit_test(one_half_of_the_questions_is_chosen_by_its_name),
        cmocka_unit_test(a_missing_folder_says_not_found_and_what_is_no_file_is_not_read),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
