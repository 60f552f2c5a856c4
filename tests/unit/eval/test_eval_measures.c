/* The measures against values computed by hand. */
#include "eval/measures.h"

#include <math.h>

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void assert_near(double wanted, double got)
{
    if (fabs(wanted - got) > 1e-12)
        fail_msg("wanted %.15f, got %.15f", wanted, got);
}

static void gains_are_linear_and_the_ideal_is_over_all_that_was_judged(void **state)
{
    (void)state;
    const unsigned found[] = {0, 3, 1}, judged[] = {1, 2, 3};
    struct scores scores = measures_of(&(struct ranked_grades){found, 3, judged, 3, 1});
    double gain = 3 / log2(3) + 1 / log2(4),
           ideal = 3 / log2(2) + 2 / log2(3) + 1 / log2(4);
    assert_near(gain / ideal, scores.of[MEASURE_NDCG]);
    assert_near(1.0 / 2, scores.of[MEASURE_MRR]);
    assert_near(2.0 / 3, scores.of[MEASURE_RECALL]);
}

static void the_least_relevant_grade_moves_rank_and_recall_only(void **state)
{
    (void)state;
    const unsigned found[] = {2, 0, 3}, judged[] = {3, 2, 3};
    struct scores low = measures_of(&(struct ranked_grades){found, 3, judged, 3, 1});
    struct scores high = measures_of(&(struct ranked_grades){found, 3, judged, 3, 3});
    assert_near(low.of[MEASURE_NDCG], high.of[MEASURE_NDCG]);
    assert_near(1, low.of[MEASURE_MRR]);
    assert_near(1.0 / 3, high.of[MEASURE_MRR]);
    assert_near(1.0 / 2, high.of[MEASURE_RECALL]);
}

static void ten_and_a_hundred_are_the_depths(void **state)
{
    (void)state;
    unsigned found[101] = {0}, judged[12] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    found[10] = 1;
    found[99] = 1;
    found[100] = 1;
    struct scores scores =
        measures_of(&(struct ranked_grades){found, 101, judged, 12, 1});
    assert_near(0, scores.of[MEASURE_NDCG]);
    assert_near(0, scores.of[MEASURE_MRR]);
    assert_near(2.0 / 12, scores.of[MEASURE_RECALL]);
    for (size_t i = 0; i < 10; i++)
        found[i] = 1;
    assert_near(
        1,
        measures_of(&(struct ranked_grades){found, 101, judged, 12, 1}).of[MEASURE_NDCG]);
}

static void nothing_found_or_to_find_is_worth_nothing(void **state)
{
    (void)state;
    const unsigned none[] = {0}, one[] = {1};
    const struct ranked_grades cases[] = {
        {none, 0, one, 1, 1}, {none, 1, none, 1, 1}, {none, 0, none, 0, 1}};
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (size_t m = 0; m < MEASURE_COUNT_; m++)
            assert_near(0, measures_of(&cases[i]).of[m]);
}

static void the_first_is_right_when_its_grade_is_the_highest_judged(void **state)
{
    (void)state;
    static const struct {
        unsigned found[2], judged[3];
        double wanted;
    } cases[] = {
        {{3, 0}, {1, 3, 2}, 1}, {{2, 3}, {1, 3, 2}, 0}, {{3, 3}, {3, 3, 0}, 1},
        {{1, 0}, {1, 0, 1}, 1}, {{0, 3}, {3, 0, 0}, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_near(
            cases[i].wanted,
            measures_of(&(struct ranked_grades){cases[i].found, 2, cases[i].judged, 3, 1})
                .of[MEASURE_FIRST]);
}

static void means_are_over_all_questions(void **state)
{
    (void)state;
    const struct scores each[] = {
        {{1, 0.5, 0, 0.5}}, {{0, 0.5, 1, 1}}, {{0.5, 0.5, 0.5, 0}}};
    for (size_t m = 0; m < MEASURE_COUNT_; m++)
        assert_near(0.5, measures_mean(each, 3).of[m]);
    assert_near(0, measures_mean(NULL, 0).of[MEASURE_NDCG]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gains_are_linear_and_the_ideal_is_over_all_that_was_judged),
        cmocka_unit_test(the_least_relevant_grade_moves_rank_and_recall_only),
        cmocka_unit_test(ten_and_a_hundred_are_the_depths),
        cmocka_unit_test(nothing_found_or_to_find_is_worth_nothing),
        cmocka_unit_test(the_first_is_right_when_its_grade_is_the_highest_judged),
        cmocka_unit_test(means_are_over_all_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
