/* A bitmap made from sorted numbers at once is equal to one made by adding them one by
 * one. */
#include "engine/store/list_set.h"

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"

/** Check with @p n numbers from @p first on, each @p step more than the one before. */
static void holds_all(uint32_t first, uint32_t step, uint32_t n)
{
    uint32_t *docids = mem_new_array(n, sizeof *docids);
    for (uint32_t i = 0; i < n; i++)
        docids[i] = first + i * step;
    roaring_bitmap_t *made = bitmap_of_sorted(docids, n);
    roaring_bitmap_t *wanted = roaring_bitmap_of_ptr(n, docids);
    if (!roaring_bitmap_equals(wanted, made))
        fail_msg("%u numbers from %u by %u", n, first, step);
    roaring_bitmap_free(wanted);
    roaring_bitmap_free(made);
    mem_free(docids);
}

static void sorted_numbers_make_the_bitmap_that_adding_them_makes(void **state)
{
    (void)state;
    static const struct {
        uint32_t first, step, n;
    } cases[] = {
        {1, 1, 0},     {0, 1, 1},      {65535, 1, 1},       {65535, 1, 2},
        {1, 1, 4096},  {1, 1, 4097},   {60000, 1, 10000},   {0, 16, 4096},
        {0, 15, 4370}, {1, 65536, 30}, {7, 65535, 30},      {1, 3, 200000},
        {0, 1, 65536}, {0, 1, 65537},  {4294967290U, 1, 6},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        holds_all(cases[i].first, cases[i].step, cases[i].n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorted_numbers_make_the_bitmap_that_adding_them_makes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
