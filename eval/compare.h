/* Whether two runs differ by more than chance would explain: paired significance tests
 * over the same questions. Pure functions. */
#ifndef EVAL_COMPARE_H
#define EVAL_COMPARE_H

#include <stddef.h>
#include <stdint.h>

/* Two tests are made, Fisher's randomization test and Student's paired t-test. Smucker,
 * Allan and Carterette ("A comparison of statistical significance tests for information
 * retrieval evaluation", CIKM 2007) found that they agree closely, and recommend either.
 * If the runs did not differ, the two scores of each question could be swapped: the p of
 * the randomization test is the share of all ways to swap them that give a mean
 * difference at least as large as the one that was observed. */

/** With at most this many questions whose scores differ, all 2^n ways to swap them are
 *  tried, and p is exact. */
#define COMPARE_EXACT_MAX 16
/** With more, this many random ways are tried. p is then (1 + as extreme) / (1 + tried),
 *  which is never 0 (Phipson and Smyth, "Permutation P-values should never be zero",
 *  2010). */
#define COMPARE_SWAPS 100000

/** Two runs, a and b, compared by one measure. */
struct comparison_result {
    /** The means of the two runs, and b − a. */
    double mean_a, mean_b, difference;
    /** How many questions b answers better, as well, and worse. */
    size_t wins, ties, losses;
    /** The two-sided p of the randomization test, in ]0, 1]. */
    double p_randomization;
    /** The two-sided p of the t-test, in [0, 1]; 1 when no scores differ. */
    double p_t;
};

/** Compare the scores @p a and @p b of the same @p n questions, given in the same order.
 *  The same @p seed draws the same swaps. Without questions all members are 0, and both p
 *  are 1. */
struct comparison_result compare_paired(const double *a, const double *b, size_t n,
                                        uint64_t seed);

/** The two-sided p of Student's @p t with @p freedom degrees of freedom, at least 1. */
double compare_student_p(double t, double freedom);

#endif
