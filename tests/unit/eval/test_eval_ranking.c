/* Runs: reading, measuring and writing them. */
#include "eval/ranking.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

static void read_set(struct judged *judged)
{
    AUTO_TEXT *folder = scratch_path("");
    AUTO_TEXT *queries = scratch_path("queries.tsv");
    AUTO_TEXT *qrels = scratch_path("qrels.tsv");
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     file_write(queries, STR("q1\tun\nq2\tdeux\nq3\ttrois\n"), &err));
    assert_int_equal(STATUS_OK, file_write(qrels, STR("q1\ta\t2\nq3\tb\t1\n"), &err));
    assert_int_equal(STATUS_OK, judged_read(judged, folder, NULL, &err));
}

static enum status read_run(struct ranking *out, const struct judged *judged,
                            const char *text, struct error *err)
{
    AUTO_TEXT *path = scratch_path("x.run");
    assert_int_equal(STATUS_OK, file_write(path, str_of(text), NULL));
    return ranking_read(out, path, judged, err);
}

static void ranks_order_and_equal_ones_go_by_document(void **state)
{
    (void)state;
    AUTO_JUDGED judged = JUDGED_INIT;
    read_set(&judged);
    AUTO_RANKING run = RANKING_INIT;
    struct error err = {0};
    assert_int_equal(STATUS_OK, read_run(&run, &judged,
                                         "q1 Q0 z 2 0.5 tag\nq1\tQ0\ta\t2\t0.5\ttag\n"
                                         "\nnobody y 1 9\nq1 y 1 0.9\n",
                                         &err));
    assert_int_equal(3, run.n);
    assert_true(str_equal(STR("y"), run.at[0].document));
    assert_true(str_equal(STR("a"), run.at[1].document));
    AUTO_BUF text = BUF_INIT(1000);
    ranking_put(&text, &run, &judged);
    assert_non_null(strstr(buf_text(&text), "q1 Q0 z 2 0.000000 inffo-search\n"));
}

static void a_judged_question_without_documents_is_worth_nothing(void **state)
{
    (void)state;
    AUTO_JUDGED judged = JUDGED_INIT;
    read_set(&judged);
    AUTO_RANKING run = RANKING_INIT;
    AUTO_MEASURED measured = MEASURED_INIT;
    struct error err = {0};
    assert_int_equal(STATUS_OK, read_run(&run, &judged, "q1 a 1 1\n", &err));
    ranking_measure(&measured, &run, &judged, 1);
    assert_int_equal(2, measured.n); /* q2 was not judged */
    assert_int_equal(2, measured.question[1]);
    assert_true(measured.each[0].of[MEASURE_NDCG] == 1);
    assert_true(measured.each[1].of[MEASURE_NDCG] == 0);
}

static void bad_lines_are_named(void **state)
{
    (void)state;
    AUTO_JUDGED judged = JUDGED_INIT;
    read_set(&judged);
    static const char *const bad[] = {"q1 a 1 1\nq1 b\n", "q1 a 1 1\nq1 Q0 b 2 1 x y\n",
                                      "q1 a 1 1\nq1 b deux 1\n", "q1 a 1 1\nq1 a 2 1\n"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        AUTO_RANKING run = RANKING_INIT;
        struct error err = {0};
        assert_int_equal(STATUS_BAD_INPUT, read_run(&run, &judged, bad[i], &err));
        if (!strstr(err.text, "x.run:2"))
            fail_msg("%s", err.text);
    }
}

static void a_missing_run_says_not_found_and_a_folder_is_none(void **state)
{
    (void)state;
    AUTO_JUDGED judged = JUDGED_INIT;
    read_set(&judged);
    struct error err = {0};
    AUTO_RANKING run = RANKING_INIT;
    assert_int_equal(STATUS_NOT_FOUND, ranking_read(&run, "/nonexistent", &judged, &err));
    AUTO_RANKING other = RANKING_INIT;
    assert_int_equal(STATUS_IO, ranking_read(&other, "/", &judged, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_order_and_equal_ones_go_by_document),
        cmocka_unit_test(a_judged_question_without_documents_is_worth_nothing),
        cmocka_unit_test(bad_lines_are_named),
        cmocka_unit_test(a_missing_run_says_not_found_and_a_folder_is_none),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
