/* The cmocka library for our unit tests, and the one way to skip a test.
 *
 * A test that cannot run here must not look passed. It calls skip_because(); the program
 * then ends with TEST_SKIPPED when nothing failed, and ctest names the program as
 * skipped. Because the whole program is named, a test that may be skipped has a program
 * of its own. */
#ifndef TESTS_UNIT_CMOCKA_ALL_H
#define TESTS_UNIT_CMOCKA_ALL_H

/* cmocka.h needs these four headers before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/** The exit code that ctest takes for "skipped": SKIP_RETURN_CODE in
 *  cmake/Tests.cmake. */
enum { TEST_SKIPPED = 77 };

/* cmocka's own skip() would leave the exit code 0. */
#undef skip

/** End the running test as skipped; @p why is printed. */
#define skip_because(why) test_skip((why), __FILE__, __LINE__)

void test_skip(const char *why, const char *file, int line);

/** For main(), when no test of the program can run here: print @p why and return
 *  TEST_SKIPPED. */
int test_skip_all(const char *why);

/** The exit code of a program whose group of tests had @p n_failed failures: 1 when a
 *  test failed, else TEST_SKIPPED when one was skipped, else 0. */
int test_exit_code(int n_failed);

/* As cmocka's macro, but it returns the exit code of the program. */
#undef cmocka_run_group_tests
#define cmocka_run_group_tests(tests, setup, teardown)                                   \
    test_exit_code(_cmocka_run_group_tests(                                              \
        #tests, (tests), sizeof(tests) / sizeof((tests)[0]), (setup), (teardown)))

#endif
