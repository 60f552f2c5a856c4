/* Hash tables in files: each number is found by its hash, and every search ends. */
#include "engine/file/slot_table.h"

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

/** Write a table and open its file; the caller closes it. */
static struct slot_table through_a_file(struct sections *file, const uint32_t *numbers,
                                        const uint64_t *hashes, size_t n)
{
    AUTO_TEXT *path = scratch_path("slots");
    struct error err = {0};
    struct sections_writer w;
    sections_write_open(&w, path);
    slot_table_write(&w, 5, numbers, hashes, n);
    must(sections_write_close(&w, &err), &err);
    must(sections_open(file, path, &err), &err);
    struct slot_table table;
    must(slot_table_open(&table, file, 5, &err), &err);
    assert_int_equal(n + n / 3 + 1, table.n);
    return table;
}

static bool is_found(const struct slot_table *table, uint64_t hash, uint32_t number)
{
    struct slot_search search = slot_search_begin(table, hash);
    for (uint32_t found; slot_search_next(&search, &found);)
        if (found == number)
            return true;
    return false;
}

static void each_number_is_found_by_its_hash(void **state)
{
    (void)state;
    enum { MANY = 5000 };
    static uint32_t numbers[MANY];
    static uint64_t hashes[MANY];
    for (uint32_t i = 0; i < MANY; i++) {
        numbers[i] = UINT32_MAX - 1 - i;
        /* three numbers have the same hash */
        hashes[i] = i / 3 * UINT64_C(0x9E3779B97F4A7C15);
    }
    struct sections file;
    struct slot_table table = through_a_file(&file, numbers, hashes, MANY);
    for (uint32_t i = 0; i < MANY; i++)
        assert_true(is_found(&table, hashes[i], numbers[i]));
    assert_false(is_found(&table, hashes[0], 0));
    sections_close(&file);
}

static void a_search_goes_on_from_the_last_slot_to_the_first(void **state)
{
    (void)state;
    static const uint32_t numbers[] = {10, 11, 12};
    static const uint64_t hashes[] = {UINT64_MAX, UINT64_MAX, UINT64_MAX};
    struct sections file;
    struct slot_table table = through_a_file(&file, numbers, hashes, COUNT_OF(numbers));
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        assert_true(is_found(&table, UINT64_MAX, numbers[i]));
    assert_false(is_found(&table, 0, 10));
    sections_close(&file);
}

static void a_table_of_nothing_has_a_free_slot(void **state)
{
    (void)state;
    struct sections file;
    struct slot_table table = through_a_file(&file, NULL, NULL, 0);
    uint32_t found;
    for (uint64_t i = 0; i < 64; i++) {
        struct slot_search search = slot_search_begin(&table, UINT64_C(1) << i);
        assert_false(slot_search_next(&search, &found));
    }
    sections_close(&file);
}

static void a_table_without_a_slot_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("empty");
    struct error err = {0};
    struct sections_writer w;
    sections_write_open(&w, path);
    sections_write_begin(&w, 5, sizeof(uint32_t));
    must(sections_write_close(&w, &err), &err);
    struct sections file;
    must(sections_open(&file, path, &err), &err);
    struct slot_table table;
    assert_int_equal(STATUS_INDEX_CORRUPT, slot_table_open(&table, &file, 5, &err));
    sections_close(&file);
}

static void a_search_ends_where_damage_left_no_free_slot(void **state)
{
    (void)state;
    static const uint32_t slots[] = {4, 4, 4, 4, 4};
    const struct slot_table table = {slots, COUNT_OF(slots)};
    struct slot_search search = slot_search_begin(&table, UINT64_C(3) << 62);
    unsigned n = 0;
    for (uint32_t found; slot_search_next(&search, &found); n++)
        assert_int_equal(3, found);
    assert_int_equal(COUNT_OF(slots), n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_number_is_found_by_its_hash),
        cmocka_unit_test(a_search_goes_on_from_the_last_slot_to_the_first),
        cmocka_unit_test(a_table_of_nothing_has_a_free_slot),
        cmocka_unit_test(a_table_without_a_slot_is_damage),
        cmocka_unit_test(a_search_ends_where_damage_left_no_free_slot),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
