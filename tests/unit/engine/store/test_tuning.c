/* The table of constants, and the files that change them. */
#include "engine/store/tuning.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

static enum status read_text(struct tuning *tuning, const char *text, struct error *err)
{
    AUTO_TEXT *path = scratch_path("constants");
    assert_int_equal(STATUS_OK, file_write(path, str_of(text), NULL));
    *tuning = tuning_default;
    return tuning_read(tuning, path, err);
}

static void a_file_sets_what_it_names(void **state)
{
    (void)state;
    struct tuning tuning;
    struct error err = {0};
    assert_int_equal(STATUS_OK, read_text(&tuning,
                                          "# trial\n\nlead_weight\t0.5 # more\n"
                                          "  freshness_days   0\n",
                                          &err));
    assert_true(tuning.lead_weight == 0.5);
    assert_true(tuning.freshness_days == 0);
    assert_true(tuning.stop_weight == tuning_default.stop_weight);
}

static void a_wrong_line_is_named_and_nothing_is_set(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "lead_weight 0.5\nlead_wait 1\n",     "lead_weight 0.5\nlead_weight\n",
        "lead_weight 0.5\nlead_weight 1,5\n", "lead_weight 0.5\nlead_weight -1\n",
        "lead_weight 0.5\nlead_weight inf\n", "lead_weight 0.5\nlead_weight 1 2\n"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct tuning tuning;
        struct error err = {0};
        assert_int_equal(STATUS_BAD_INPUT, read_text(&tuning, wrong[i], &err));
        assert_non_null(strstr(err.text, "constants:2"));
        assert_memory_equal(&tuning_default, &tuning, sizeof tuning);
    }
}

static void a_missing_file_says_not_found(void **state)
{
    (void)state;
    struct tuning tuning = tuning_default;
    assert_int_equal(STATUS_NOT_FOUND, tuning_read(&tuning, "/nonexistent/x", NULL));
}

static void every_constant_says_where_it_comes_from(void **state)
{
    (void)state;
    size_t n;
    const struct tuning_row *rows = tuning_rows(&n);
    assert_int_equal(sizeof(struct tuning) / sizeof(double), n);
    for (size_t i = 0; i < n; i++) {
        bool has_source =
            strstr(rows[i].source, "recipe") || strstr(rows[i].source, "decision");
        if (!has_source)
            fail_msg("%s: %s", rows[i].name, rows[i].source);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_sets_what_it_names),
        cmocka_unit_test(a_wrong_line_is_named_and_nothing_is_set),
        cmocka_unit_test(a_missing_file_says_not_found),
        cmocka_unit_test(every_constant_says_where_it_comes_from),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
