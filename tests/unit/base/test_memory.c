/* Memory: it is zeroed, it grows, and the process ends when there is none left. */
#include "base/memory.h"

#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/cmocka_all.h"

static void new_memory_is_zero(void **state)
{
    (void)state;
    unsigned char *bytes = mem_new_array(100, 3);
    for (size_t i = 0; i < 300; i++)
        assert_int_equal(0, bytes[i]);
    mem_free(bytes);
}

static void nothing_asked_is_still_a_pointer(void **state)
{
    (void)state;
    void *none = mem_new(0);
    void *no_elements = mem_new_array(0, 8);
    void *shrunk = mem_resize_array(mem_new(8), 0, 8);
    assert_non_null(none);
    assert_non_null(no_elements);
    assert_non_null(shrunk);
    mem_free(none);
    mem_free(no_elements);
    mem_free(shrunk);
    mem_free(NULL);
}

static void growing_keeps_what_was_there(void **state)
{
    (void)state;
    int *numbers = mem_resize_array(NULL, 2, sizeof *numbers);
    numbers[0] = 7;
    numbers[1] = 8;
    numbers = mem_resize_array(numbers, 1000, sizeof *numbers);
    assert_int_equal(7, numbers[0]);
    assert_int_equal(8, numbers[1]);
    mem_free(numbers);
}

static void an_array_grows_from_its_first_room_by_doubling(void **state)
{
    (void)state;
    static const size_t rooms[] = {3, 3, 3, 6, 6, 6, 12};
    uint16_t *numbers = NULL;
    size_t room = 0;
    for (size_t n = 0; n < COUNT_OF(rooms); n++) {
        MEM_GROW(numbers, n + 1, room, 3);
        numbers[n] = (uint16_t)(1000 + n);
        assert_int_equal(rooms[n], room);
    }
    for (size_t i = 0; i < COUNT_OF(rooms); i++)
        assert_int_equal(1000 + i, numbers[i]);
    mem_free(numbers);
}

static void an_array_grows_at_once_to_what_is_wanted(void **state)
{
    (void)state;
    static const struct {
        size_t wanted, room;
    } steps[] = {{0, 0}, {10, 10}, {11, 20}, {20, 20}, {50, 50}, {1, 50}};
    uint64_t *numbers = NULL;
    size_t room = 0;
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        MEM_GROW(numbers, steps[i].wanted, room, 4);
        assert_int_equal(steps[i].room, room);
        for (size_t j = 0; j < room; j++)
            numbers[j] = j; /* the sanitizers check that the memory is there */
    }
    mem_free(numbers);
}

static void a_copy_ends_with_a_zero(void **state)
{
    (void)state;
    char *copy = mem_copy_string("abcdef", 3);
    assert_string_equal("abc", copy);
    mem_free(copy);
    copy = mem_copy_string(NULL, 0);
    assert_string_equal("", copy);
    mem_free(copy);
}

/* Volatile, because the compiler would warn about the sizes below. */
static volatile size_t huge = SIZE_MAX;

static void *grow_beyond(void)
{
    return mem_resize_array(NULL, huge / 2, 3);
}

static void *make_beyond(void)
{
    return mem_new_array(huge / 2, 3);
}

static void *double_beyond(void)
{
    size_t room = huge / 2 + 2;
    return mem_grow(NULL, &room, 2, room + 1, 16);
}

static void *copy_beyond(void)
{
    return mem_copy_string("x", huge);
}

/** Run @p ask in a child process and read what it writes to standard error. */
static void child_says(void *(*ask)(void), char *said, size_t room)
{
    int ends[2];
    assert_int_equal(0, pipe(ends));
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)dup2(ends[1], STDERR_FILENO);
        _exit(ask() ? 0 : 1);
    }
    (void)close(ends[1]);
    ssize_t n = read(ends[0], said, room - 1);
    said[n > 0 ? n : 0] = '\0';
    (void)close(ends[0]);
    int status = 0;
    assert_int_equal(child, waitpid(child, &status, 0));
    assert_true(WIFSIGNALED(status));
}

static void a_size_that_overflows_ends_the_process_with_a_message(void **state)
{
    (void)state;
    void *(*const asks[])(void) = {grow_beyond, double_beyond, make_beyond, copy_beyond};
    for (size_t i = 0; i < COUNT_OF(asks); i++) {
        char said[200];
        child_says(asks[i], said, sizeof said);
        assert_non_null(strstr(said, "out of memory"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_memory_is_zero),
        cmocka_unit_test(nothing_asked_is_still_a_pointer),
        cmocka_unit_test(growing_keeps_what_was_there),
        cmocka_unit_test(an_array_grows_from_its_first_room_by_doubling),
        cmocka_unit_test(an_array_grows_at_once_to_what_is_wanted),
        cmocka_unit_test(a_copy_ends_with_a_zero),
        cmocka_unit_test(a_size_that_overflows_ends_the_process_with_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
