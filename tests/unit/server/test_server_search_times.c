/* The durations of searches, as /metrics shows them. */
#include "server/site/search_times.h"

#include "tests/unit/cmocka_all.h"

static void assert_told(const struct search_times *times, const char *line)
{
    AUTO_BUF out = BUF_INIT(1U << 16);
    search_times_put(&out, times);
    if (!strstr(buf_text(&out), line))
        fail_msg("« %s » is not in\n%s", line, buf_text(&out));
}

static void a_search_is_in_every_bucket_that_it_is_not_above(void **state)
{
    (void)state;
    AUTO_SEARCH_TIMES *times = search_times_new();
    struct search_timing timing = {.last = 1};
    search_times_add(times, &timing, 1000000);
    search_times_add(times, &timing, 1000001);
    search_times_add(times, &timing, 5000000000);
    assert_told(times, "inffo_search_seconds_bucket{le=\"0.0005\"} 0\n");
    assert_told(times, "inffo_search_seconds_bucket{le=\"0.001\"} 1\n");
    assert_told(times, "inffo_search_seconds_bucket{le=\"0.0025\"} 2\n");
    assert_told(times, "inffo_search_seconds_bucket{le=\"1\"} 2\n");
    assert_told(times, "inffo_search_seconds_bucket{le=\"+Inf\"} 3\n");
    assert_told(times, "inffo_search_seconds_sum 5.002000001\n");
    assert_told(times, "inffo_search_seconds_count 3\n");
}

static void stages_are_summed(void **state)
{
    (void)state;
    AUTO_SEARCH_TIMES *times = search_times_new();
    struct search_timing timing = {.ns = {[STAGE_MATCH] = 1500000000, [STAGE_WRITE] = 7},
                                   .last = 1};
    search_times_add(times, &timing, 0);
    search_times_add(times, &timing, 0);
    assert_told(times, "inffo_search_stage_seconds_total{stage=\"match\"} 3.000000000\n");
    assert_told(times, "inffo_search_stage_seconds_total{stage=\"write\"} 0.000000014\n");
    assert_told(times, "inffo_search_stage_seconds_total{stage=\"rank\"} 0.000000000\n");
}

static void what_searched_nothing_is_not_counted(void **state)
{
    (void)state;
    AUTO_SEARCH_TIMES *times = search_times_new();
    struct search_timing timing = {.last = 0};
    search_times_add(times, &timing, 1000);
    assert_told(times, "inffo_search_seconds_count 0\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_search_is_in_every_bucket_that_it_is_not_above),
        cmocka_unit_test(stages_are_summed),
        cmocka_unit_test(what_searched_nothing_is_not_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
