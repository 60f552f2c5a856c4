/* The hash table: what was put in is found, while it grows and among equal hashes. */
#include "base/hash_table.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

/** The thing that number i of a test stands for, and its hash. */
struct thing {
    uint32_t key;
    uint32_t hash;
};

static struct hash_slot *slot_of(const struct hash_table *table,
                                 const struct thing *things, const struct thing *sought)
{
    struct hash_slot *slot = hash_table_first(table, sought->hash);
    while (hash_slot_number(slot) != HASH_NONE &&
           things[hash_slot_number(slot)].key != sought->key)
        slot = hash_table_next(table, slot);
    return slot;
}

static void put_all(struct hash_table *table, const struct thing *things, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        struct hash_slot *slot = slot_of(table, things, &things[i]);
        assert_int_equal(HASH_NONE, hash_slot_number(slot));
        hash_table_fill(table, slot, things[i].hash, i);
    }
    assert_int_equal(n, table->n);
}

static void assert_all_found(const struct hash_table *table, const struct thing *things,
                             uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(i, hash_slot_number(slot_of(table, things, &things[i])));
}

static void nothing_is_found_in_an_empty_table(void **state)
{
    (void)state;
    struct hash_table table = hash_table_new(2, NULL);
    assert_int_equal(HASH_NONE, hash_slot_number(hash_table_first(&table, 0)));
    assert_int_equal(HASH_NONE, hash_slot_number(hash_table_first(&table, UINT32_MAX)));
    hash_table_release(&table);
}

static void equal_hashes_are_told_apart_by_the_caller(void **state)
{
    (void)state;
    static const struct thing things[] = {{10, 7}, {11, 7}, {12, 7}, {13, 8}, {14, 7}};
    struct hash_table table = hash_table_new(16, NULL);
    put_all(&table, things, COUNT_OF(things));
    assert_all_found(&table, things, COUNT_OF(things));
    struct thing missing = {15, 7};
    assert_int_equal(HASH_NONE, hash_slot_number(slot_of(&table, things, &missing)));
    hash_table_release(&table);
}

static void a_search_goes_on_from_the_last_slot_to_the_first(void **state)
{
    (void)state;
    static const struct thing things[] = {{0, 7}, {1, 15}, {2, UINT32_MAX}, {3, 0}};
    struct hash_table table = hash_table_new(8, NULL);
    put_all(&table, things, COUNT_OF(things) - 1);
    assert_all_found(&table, things, COUNT_OF(things) - 1);
    assert_int_equal(HASH_NONE, hash_slot_number(slot_of(&table, things, &things[3])));
    hash_table_release(&table);
}

enum { MANY = 100000 };

/** Make things of which 32 share a hash, so that only their keys are different. */
static void fill_things(struct thing *things, uint32_t share)
{
    for (uint32_t i = 0; i < MANY; i++)
        things[i] = (struct thing){i, i / share * 2654435769U};
}

static void numbers_are_found_after_growth(void **state)
{
    (void)state;
    static struct thing things[MANY];
    fill_things(things, 32);
    struct hash_table table = hash_table_new(2, NULL);
    put_all(&table, things, MANY);
    assert_true(table.n <= table.mask / 2);
    assert_all_found(&table, things, MANY);
    hash_table_release(&table);
}

static void a_table_grows_in_an_arena(void **state)
{
    (void)state;
    static struct thing things[MANY];
    fill_things(things, 1);
    AUTO_ARENA *arena = arena_new();
    struct hash_table table = hash_table_new(64, arena);
    put_all(&table, things, MANY);
    assert_all_found(&table, things, MANY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_found_in_an_empty_table),
        cmocka_unit_test(equal_hashes_are_told_apart_by_the_caller),
        cmocka_unit_test(a_search_goes_on_from_the_last_slot_to_the_first),
        cmocka_unit_test(numbers_are_found_after_growth),
        cmocka_unit_test(a_table_grows_in_an_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
