/* The paired randomization test and Student's paired t-test. */
#include "eval/compare.h"

#include <math.h>
#include <stdbool.h>

#include "base/memory.h"
#include "eval/random.h"

/* Sums of the same numbers in different orders may differ in their last bits. */
#define ROUNDING 1e-12

static bool is_as_extreme(double sum, double seen)
{
    return fabs(sum) >= fabs(seen) - ROUNDING;
}

/** The sum of the differences when the scores of the questions whose bit is set in @p
 *  swaps are swapped. */
static double swapped_sum(const double *differences, size_t n, uint64_t swaps)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (swaps >> i & 1U) ? -differences[i] : differences[i];
    return sum;
}

static double p_exact(const double *differences, size_t n, double seen)
{
    uint64_t n_swaps = UINT64_C(1) << n, extreme = 0;
    for (uint64_t swaps = 0; swaps < n_swaps; swaps++)
        extreme += is_as_extreme(swapped_sum(differences, n, swaps), seen);
    return (double)extreme / (double)n_swaps;
}

static double p_drawn(const double *differences, size_t n, double seen, uint64_t seed)
{
    size_t extreme = 0;
    for (size_t draw = 0; draw < COMPARE_SWAPS; draw++) {
        double sum = 0;
        for (size_t i = 0; i < n; i += 64)
            sum +=
                swapped_sum(differences + i, n - i < 64 ? n - i : 64, random_next(&seed));
        extreme += is_as_extreme(sum, seen);
    }
    return (1.0 + (double)extreme) / (1.0 + COMPARE_SWAPS);
}

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun, 26.5.8)
 *  by Lentz's method. */
static double beta_fraction(double a, double b, double x)
{
    const double tiny = 1e-300;
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    d = 1 / (fabs(d) < tiny ? tiny : d);
    double h = d;
    for (int m = 1; m <= 10000; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        double change = 1;
        for (int half = 0; half < 2; half++) {
            double term = half ? odd : even;
            d = 1 + term * d;
            d = 1 / (fabs(d) < tiny ? tiny : d);
            c = 1 + term / c;
            c = fabs(c) < tiny ? tiny : c;
            change = d * c;
            h *= change;
        }
        if (fabs(change - 1) < 1e-15)
            break;
    }
    return h;
}

/** ln Γ(x) for x > 0. lgamma() would set a global variable. */
static double log_gamma(double x)
{
    int sign = 0;
    return lgamma_r(x, &sign);
}

/** The regularized incomplete beta function I_x(a, b), 0 ≤ x ≤ 1. */
static double beta(double a, double b, double x)
{
    if (x <= 0 || x >= 1)
        return x <= 0 ? 0 : 1;
    double logs =
        log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log(x) + b * log1p(-x);
    if (x < (a + 1) / (a + b + 2))
        return exp(logs) * beta_fraction(a, b, x) / a;
    return 1 - exp(logs) * beta_fraction(b, a, 1 - x) / b;
}

double compare_student_p(double t, double freedom)
{
    if (isinf(t))
        return 0;
    return beta(freedom / 2, 0.5, freedom / (freedom + t * t));
}

static double p_student(const double *differences, size_t n_different, size_t n)
{
    double mean = 0, squares = 0;
    for (size_t i = 0; i < n_different; i++)
        mean += differences[i] / (double)n;
    for (size_t i = 0; i < n_different; i++)
        squares += (differences[i] - mean) * (differences[i] - mean);
    /* The differences that are 0 are not among those summed so far. */
    squares += (double)(n - n_different) * mean * mean;
    if (n < 2 || n_different == 0)
        return 1;
    double error = sqrt(squares / (double)(n - 1) / (double)n);
    return compare_student_p(error > 0 ? mean / error : (double)INFINITY,
                             (double)(n - 1));
}

struct comparison_result compare_paired(const double *a, const double *b, size_t n,
                                        uint64_t seed)
{
    struct comparison_result result = {.p_randomization = 1, .p_t = 1};
    double *differences = mem_new_array(n + 1, sizeof *differences);
    size_t n_different = 0;
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        double difference = b[i] - a[i];
        result.mean_a += a[i] / (double)n;
        result.mean_b += b[i] / (double)n;
        result.wins += difference > ROUNDING;
        result.losses += difference < -ROUNDING;
        sum += difference;
        if (fabs(difference) > ROUNDING)
            differences[n_different++] = difference;
    }
    result.ties = n - result.wins - result.losses;
    result.difference = result.mean_b - result.mean_a;
    if (n_different) {
        result.p_randomization = n_different <= COMPARE_EXACT_MAX
                                     ? p_exact(differences, n_different, sum)
                                     : p_drawn(differences, n_different, sum, seed);
        result.p_t = p_student(differences, n_different, n);
    }
    mem_free(differences);
    return result;
}
