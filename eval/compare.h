/* Whether two runs differ by more than chance: paired tests over the same questions. Pure functions. */
#ifndef EVAL_COMPARE_H
#define EVAL_COMPARE_H

#include <stddef.h>
#include <stdint.h>

/* Smucker, Allan and Carterette, « A comparison of statistical significance tests for information retrieval
 * evaluation » (CIKM 2007) find the randomization test and Student's paired t-test in close agreement and advise either;
 * both are given. The randomization test is Fisher's: if the runs were the same, each question's two scores could be
 * swapped; p is the share of all swaps whose mean difference is at least the one seen. */

/** Up to so many questions that differ, all 2^n swaps are tried and p is exact. */
#define COMPARE_EXACT_MAX 16
/** Beyond, so many random ones. p is then (1 + as extreme) / (1 + tried), which is never 0 (Phipson and Smyth, « Permutation
 *  P-values should never be zero », 2010). */
#define COMPARE_SWAPS 100000

/** Two runs by one measure; "difference" is b − a. */
struct comparison_result {
    double mean_a, mean_b, difference;
    size_t wins, ties, losses; /* questions where b is better, the same, worse */
    double p_randomization;    /* two-sided, in ]0, 1] */
    double p_t;                /* two-sided, in [0, 1]; 1 when no question differs */
};

/** Compare the scores @p a and @p b of the same @p n questions, in the same order; the same @p seed draws the same swaps.
 *  All is 0, and both p 1, of no questions. */
struct comparison_result compare_paired(const double *a, const double *b, size_t n,
                                        uint64_t seed);

/** The two-sided p of Student's @p t with @p freedom degrees, ≥ 1. */
double compare_student_p(double t, double freedom);

#endif
