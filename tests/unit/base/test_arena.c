/* The arena: its pieces are aligned, zeroed, and stay where they are until all are
 * freed. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>

#include "tests/unit/cmocka_all.h"

static void pieces_are_aligned_zeroed_and_apart(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    unsigned char *before = NULL;
    for (size_t n = 0; n < 300; n++) {
        unsigned char *piece = arena_alloc(arena, n);
        assert_int_equal(0, (uintptr_t)piece % alignof(max_align_t));
        for (size_t i = 0; i < n; i++)
            assert_int_equal(0, piece[i]);
        if (before && n > 1)
            assert_int_equal(0xAA, before[n - 2]);
        memset(piece, 0xAA, n);
        before = piece;
    }
}

static void a_piece_larger_than_a_block_is_given(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    uint64_t *small = arena_array(arena, 1, sizeof *small);
    *small = 42;
    char *large = arena_alloc(arena, 10 << 20);
    large[(10 << 20) - 1] = 'z';
    assert_int_equal(42, *small);
}

static void an_array_grows_and_keeps_what_it_holds(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    uint32_t *numbers = NULL;
    size_t room = 0;
    for (uint32_t n = 0; n < 50000; n++) {
        ARENA_GROW(arena, numbers, n + 1, room, 3);
        assert_true(room > n && (n < 3 || room < 2 * (n + 1)));
        numbers[n] = n;
        (void)arena_alloc(arena, 1); /* what is behind the array does not belong to it */
    }
    for (uint32_t i = 0; i < 50000; i++)
        assert_int_equal(i, numbers[i]);
}

static void a_copied_string_ends_with_a_zero(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    char text[] = "vae";
    struct str copy = arena_str(arena, str_of(text));
    text[0] = 'x';
    assert_int_equal(3, copy.n);
    assert_string_equal("vae", copy.at);
    assert_string_equal("", arena_str(arena, (struct str){NULL, 0}).at);
}

static void a_cleared_arena_gives_zeroed_pieces_again(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    arena_clear(arena);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
            unsigned char *piece = arena_alloc(arena, 4000);
            assert_int_equal(0, piece[0]);
            assert_int_equal(0, piece[3999]);
            memset(piece, 0xFF, 4000);
        }
        arena_clear(arena);
    }
}

static void freeing_nothing_is_allowed(void **state)
{
    (void)state;
    AUTO_ARENA *arena = NULL;
    arena_free(arena);
    assert_null(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_zeroed_and_apart),
        cmocka_unit_test(a_piece_larger_than_a_block_is_given),
        cmocka_unit_test(an_array_grows_and_keeps_what_it_holds),
        cmocka_unit_test(a_copied_string_ends_with_a_zero),
        cmocka_unit_test(a_cleared_arena_gives_zeroed_pieces_again),
        cmocka_unit_test(freeing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
