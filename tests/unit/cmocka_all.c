/* Counts the tests of a program that were skipped, so that its exit code says so. */
#include "tests/unit/cmocka_all.h"

static int n_skipped;

void test_skip(const char *why, const char *file, int line)
{
    n_skipped++;
    print_message("skipped: %s\n", why);
    _skip(file, line);
}

int test_skip_all(const char *why)
{
    print_message("skipped: %s\n", why);
    return TEST_SKIPPED;
}

int test_exit_code(int n_failed)
{
    if (n_failed)
        return 1;
    return n_skipped ? TEST_SKIPPED : 0;
}
