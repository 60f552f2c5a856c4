/* A program of tests says by its exit code whether one failed, one was skipped, or all
 * passed. Each case is such a program: a child process with a group of tests of its
 * own. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void passes(void **state)
{
    (void)state;
}

static void fails(void **state)
{
    (void)state;
    fail();
}

static void is_skipped(void **state)
{
    (void)state;
    skip_because("this is what the test tests");
}

static int setup_fails(void **state)
{
    (void)state;
    return -1;
}

static int run_none(void)
{
    return test_skip_all("no test of this program can run here");
}

static int run_passing(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(passes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

static int run_skipped_and_passing(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(is_skipped),
                                       cmocka_unit_test(passes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

static int run_skipped_and_failing(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(is_skipped),
                                       cmocka_unit_test(fails)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

static int run_without_setup(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(passes)};
    return cmocka_run_group_tests(tests, setup_fails, NULL);
}

static int exit_code_of(int (*program)(void))
{
    (void)fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        int code = program();
        (void)fflush(NULL);
        _exit(code);
    }
    int how = 0;
    if (child < 0 || waitpid(child, &how, 0) != child || !WIFEXITED(how))
        return -1;
    return WEXITSTATUS(how);
}

int main(void)
{
    static const struct {
        const char *name;
        int (*program)(void);
        int code;
    } cases[] = {
        {"all tests pass", run_passing, 0},
        {"no test can run", run_none, TEST_SKIPPED},
        {"one test is skipped, one passes", run_skipped_and_passing, TEST_SKIPPED},
        {"one test is skipped, one fails", run_skipped_and_failing, 1},
        {"the setup of the group fails", run_without_setup, 1},
    };
    int n_wrong = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int code = exit_code_of(cases[i].program);
        printf("%s: exit code %d, wanted %d\n", cases[i].name, code, cases[i].code);
        n_wrong += code != cases[i].code;
    }
    return n_wrong ? 1 : 0;
}
