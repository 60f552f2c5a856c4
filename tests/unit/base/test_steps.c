/* Steps: each runs after those that it depends on, and the first failure in the table is
 * returned. */
#include "base/steps.h"

#include <stdbool.h>
#include <time.h>

#include "tests/unit/cmocka_all.h"

enum { FIRST, SECOND, THIRD, FOURTH };

struct trace {
    /** The steps that are done, as STEP_BIT()s. The steps that write it depend on each
     *  other. */
    uint32_t done;
    /** The steps that fail, as STEP_BIT()s. */
    uint32_t fails;
    bool was_begun[4];
    /** Whether a step did not wait; checked by the thread of the test. */
    bool is_early;
};

/** Told to every step. */
#define PART 7U

static enum status do_step(struct trace *trace, unsigned step, struct error *err)
{
    trace->was_begun[step] = true;
    if (step == FIRST) /* time for the others not to wait, if they are wrong */
        (void)nanosleep(&(struct timespec){0, 2000000}, NULL);
    if (trace->fails & STEP_BIT(step))
        return error_set(err, step == FIRST ? STATUS_IO : STATUS_LOCKED, "step %u", step);
    return STATUS_OK;
}

static enum status first(void *context, unsigned part, struct error *err)
{
    assert_int_equal(part, PART);
    struct trace *trace = context;
    enum status st = do_step(trace, FIRST, err);
    trace->done = 1;
    return st;
}

static enum status second(void *context, unsigned part, struct error *err)
{
    assert_int_equal(part, PART);
    struct trace *trace = context;
    trace->is_early = trace->is_early || trace->done != 1;
    trace->done = 2;
    return do_step(trace, SECOND, err);
}

static enum status third(void *context, unsigned part, struct error *err)
{
    assert_int_equal(part, PART);
    return do_step(context, THIRD, err);
}

static enum status fourth(void *context, unsigned part, struct error *err)
{
    assert_int_equal(part, PART);
    struct trace *trace = context;
    trace->is_early = trace->is_early || trace->done != 2 || !trace->was_begun[THIRD];
    return do_step(trace, FOURTH, err);
}

static const struct step steps[] = {
    {first, 0, PART},
    {second, STEP_BIT(FIRST), PART},
    {third, 0, PART},
    {fourth, STEP_BIT(SECOND) | STEP_BIT(THIRD), PART},
};

static void each_step_follows_what_it_must(void **state)
{
    (void)state;
    for (unsigned jobs = 1; jobs < 6; jobs++) {
        struct trace trace = {0};
        assert_int_equal(STATUS_OK, steps_run(steps, 4, jobs, &trace, NULL));
        for (size_t i = 0; i < 4; i++)
            assert_true(trace.was_begun[i]);
        assert_false(trace.is_early);
    }
}

static void what_follows_a_failure_is_not_begun(void **state)
{
    (void)state;
    for (unsigned jobs = 1; jobs < 4; jobs++) {
        struct trace trace = {.fails = STEP_BIT(SECOND)};
        struct error err = {0};
        assert_int_equal(STATUS_LOCKED, steps_run(steps, 4, jobs, &trace, &err));
        assert_string_equal("step 1", err.text);
        assert_false(trace.was_begun[FOURTH]);
    }
}

static void the_first_of_two_failures_is_told(void **state)
{
    (void)state;
    /* With two threads both steps fail: the third at once, the first after a while. */
    struct trace trace = {.fails = STEP_BIT(FIRST) | STEP_BIT(THIRD)};
    struct error err = {0};
    assert_int_equal(STATUS_IO, steps_run(steps, 4, 2, &trace, &err));
    assert_string_equal("step 0", err.text);
    assert_int_equal(STATUS_IO, steps_run(steps, 4, 1, &trace, NULL));
}

static void no_steps_are_done_at_once(void **state)
{
    (void)state;
    assert_int_equal(STATUS_OK, steps_run(steps, 0, 2, NULL, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_step_follows_what_it_must),
        cmocka_unit_test(what_follows_a_failure_is_not_begun),
        cmocka_unit_test(the_first_of_two_failures_is_told),
        cmocka_unit_test(no_steps_are_done_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
