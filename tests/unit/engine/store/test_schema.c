/* Terms and impact weights: prefixes that cannot be confused, lengths that Xapian
 * accepts, the order of BM25. */
#include "engine/store/schema.h"

#include "tests/unit/cmocka_all.h"

/** The part of BM25 that a term adds, without its idf: from the stored weight, and from
 *  the formula. */
static double from_weight(uint32_t weight)
{
    return weight / (weight + IMPACT_Q);
}

static double from_formula(struct impact impact, double wdf, double length, double mean)
{
    return wdf / (wdf + impact.k1 * (1 - impact.b + impact.b * length / mean));
}

static void weights_stand_for_bm25(void **state)
{
    (void)state;
    const struct impact impacts[] = {impact_all(&tuning_default),
                                     impact_title(&tuning_default)};
    for (size_t i = 0; i < 2; i++)
        for (uint32_t wdf = 1; wdf < 200; wdf = wdf * 3 / 2 + 1)
            for (double length = 1; length < 2000; length *= 3) {
                double weight = from_weight(impact_weight(impacts[i], wdf, length, 250));
                double wanted = from_formula(impacts[i], wdf, length, 250);
                assert_true(weight > wanted - 0.005 && weight < wanted + 0.005);
            }
}

static void weights_keep_within_their_bounds(void **state)
{
    (void)state;
    assert_int_equal(1, impact_weight(impact_all(&tuning_default), 1, 1e9, 10));
    assert_int_equal(1, impact_weight(impact_all(&tuning_default), 0, 10, 10));
    assert_int_equal(1000000,
                     impact_weight(impact_all(&tuning_default), UINT32_MAX, 1, 10));
    assert_int_equal(64, impact_weight(impact_all(&tuning_default), 1, 10, 10));
    assert_true(impact_weight(impact_all(&tuning_default), 1, 10, 0) >= 1);
    assert_true(impact_weight(impact_all(&tuning_default), 1, 0, 10) > 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_stand_for_bm25),
        cmocka_unit_test(weights_keep_within_their_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
