/* The marks of forms: each form has the bits of all words that were put for it, however
 * many forms there are. */
#include "engine/store/flat/form_marks.h"

#include "tests/unit/cmocka_all.h"

static void a_form_that_was_not_put_has_no_mark(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct form_marks marks = form_marks_new(arena);
    assert_null(form_marks_find(&marks, 0));
    form_marks_put(&marks, 7, 0, false);
    assert_null(form_marks_find(&marks, 0));
    assert_null(form_marks_find(&marks, 8));
    assert_non_null(form_marks_find(&marks, 7));
}

static void a_form_has_the_bits_of_all_its_words(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct form_marks marks = form_marks_new(arena);
    form_marks_put(&marks, 0, 3, true);
    form_marks_put(&marks, 0, 31, false);
    form_marks_put(&marks, 1, 3, false);
    const struct form_mark *mark = form_marks_find(&marks, 0);
    assert_int_equal(UINT32_C(1) << 31 | 1U << 3, mark->words);
    assert_int_equal(1U << 3, mark->exact);
    assert_int_equal(1U << 3, form_marks_find(&marks, 1)->words);
    assert_int_equal(0, form_marks_find(&marks, 1)->exact);
}

static void marks_stay_through_growth(void **state)
{
    (void)state;
    enum { MANY = 5000, STEP = 64 };
    AUTO_ARENA *arena = arena_new();
    struct form_marks marks = form_marks_new(arena);
    for (uint32_t i = 0; i < MANY; i++)
        form_marks_put(&marks, i * STEP, i % 32, i % 2 == 0);
    for (uint32_t i = 0; i < MANY; i++) {
        const struct form_mark *mark = form_marks_find(&marks, i * STEP);
        assert_non_null(mark);
        assert_int_equal(UINT32_C(1) << i % 32, mark->words);
        assert_int_equal(i % 2 == 0 ? mark->words : 0, mark->exact);
        assert_null(form_marks_find(&marks, i * STEP + 1));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_that_was_not_put_has_no_mark),
        cmocka_unit_test(a_form_has_the_bits_of_all_its_words),
        cmocka_unit_test(marks_stay_through_growth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
