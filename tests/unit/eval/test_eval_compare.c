/* The paired tests against published tables, and against cases that can be counted by
 * hand. */
#include "eval/compare.h"

#include <math.h>

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void assert_near(double wanted, double got, double within)
{
    if (fabs(wanted - got) > within)
        fail_msg("wanted %.10f, got %.10f", wanted, got);
}

static void students_p_is_that_of_the_tables(void **state)
{
    (void)state;
    static const struct {
        double t, freedom, p;
    } table[] = {{1, 1, 0.5},
                 {12.7062047, 1, 0.05},
                 {2.91998558, 2, 0.10},
                 {2.26215716, 9, 0.05},
                 {2.04227246, 30, 0.05},
                 {-2.75, 30, 0.01},
                 {1.9644, 400, 0.0502},
                 {0, 5, 1}};
    for (size_t i = 0; i < COUNT_OF(table); i++)
        assert_near(table[i].p, compare_student_p(table[i].t, table[i].freedom),
                    i < 5 ? 1e-7 : 3e-4);
    assert_near(0, compare_student_p((double)INFINITY, 3), 0);
}

static void few_questions_are_swapped_in_every_way(void **state)
{
    (void)state;
    /* Of the eight ways to sign 0.1, 0.2 and 0.3, two reach a sum of 0.6: those in which
     * all signs are the same. */
    const double a[] = {0, 0, 0, 0.5}, b[] = {0.1, 0.2, 0.3, 0.5};
    struct comparison_result result = compare_paired(a, b, 4, 1);
    assert_near(0.25, result.p_randomization, 1e-12);
    assert_near(0.15, result.difference, 1e-12);
    assert_int_equal(3, result.wins);
    assert_int_equal(1, result.ties);
    assert_int_equal(0, result.losses);
    /* mean .15, deviation √(.05/3), error √(.05/12): t = 2.3238 with 3 degrees of
     * freedom */
    assert_near(0.1027, result.p_t, 2e-4);
}

static void many_questions_are_swapped_by_chance_the_same_each_time(void **state)
{
    (void)state;
    double a[200], b[200];
    for (size_t i = 0; i < COUNT_OF(a); i++) {
        a[i] = 0.5;
        b[i] = i % 5 < 3 ? 0.6 : 0.4; /* 120 wins, 80 losses */
    }
    struct comparison_result result = compare_paired(a, b, COUNT_OF(a), 7);
    assert_int_equal(120, result.wins);
    assert_int_equal(80, result.losses);
    /* In 200 throws of a coin, one side comes 120 times or more with probability .00569
     * (binomial). */
    assert_near(0.00569, result.p_randomization, 0.001);
    assert_near(0.0045, result.p_t, 0.001);
    assert_near(result.p_randomization,
                compare_paired(a, b, COUNT_OF(a), 7).p_randomization, 0);
}

static void turning_the_runs_round_turns_the_signs_only(void **state)
{
    (void)state;
    const double a[] = {0.1, 0.9, 0.4}, b[] = {0.3, 0.2, 0.9};
    struct comparison_result one = compare_paired(a, b, 3, 1);
    struct comparison_result other = compare_paired(b, a, 3, 1);
    assert_near(one.difference, -other.difference, 1e-15);
    assert_int_equal(one.wins, other.losses);
    assert_near(one.p_randomization, other.p_randomization, 0);
    assert_near(one.p_t, other.p_t, 1e-12);
}

static void runs_that_do_not_differ_are_told_so(void **state)
{
    (void)state;
    const double a[] = {0.1, 0.9};
    struct comparison_result result = compare_paired(a, a, 2, 1);
    assert_near(1, result.p_randomization, 0);
    assert_near(1, result.p_t, 0);
    assert_int_equal(2, result.ties);
    result = compare_paired(NULL, NULL, 0, 1);
    assert_near(1, result.p_randomization, 0);
    assert_int_equal(0, result.ties);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(students_p_is_that_of_the_tables),
        cmocka_unit_test(few_questions_are_swapped_in_every_way),
        cmocka_unit_test(many_questions_are_swapped_by_chance_the_same_each_time),
        cmocka_unit_test(turning_the_runs_round_turns_the_signs_only),
        cmocka_unit_test(runs_that_do_not_differ_are_told_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
