/* The stages of a search: each has a name, and the time that passed is added to the stage
 * that ends. */
#include "tests/unit/cmocka_all.h"

#include "engine/answer/search_timing.h"

static void every_stage_has_a_name(void **state)
{
    (void)state;
    for (int i = 0; i < STAGE_COUNT_; i++)
        assert_non_null(search_stage_name((enum search_stage)i));
}

static void time_goes_to_the_named_stage_only(void **state)
{
    (void)state;
    struct search_timing timing;
    timing_begin(&timing);
    uint64_t begun = timing.last;
    timing_stage(&timing, STAGE_RANK);
    timing_stage(&timing, STAGE_RANK);
    assert_true(timing.ns[STAGE_RANK] == timing.last - begun);
    for (int i = 0; i < STAGE_COUNT_; i++)
        if (i != STAGE_RANK)
            assert_true(timing.ns[i] == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_stage_has_a_name),
        cmocka_unit_test(time_goes_to_the_named_stage_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
