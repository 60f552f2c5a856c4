/* Files: reading, mapping, writing, renaming, linking, locking, and each status that the
 * header promises. */
#include "base/file.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

static char *written(const char *name, const char *text)
{
    char *path = scratch_path(name);
    struct error err = {0};
    if (file_write(path, str_of(text), &err))
        fail_msg("%s", err.text);
    return path;
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = written("read", "VAE inversée\n");
    AUTO_BUF text = BUF_INIT(100);
    assert_int_equal(STATUS_OK, file_read(&text, path, &err));
    assert_string_equal("VAE inversée\n", buf_text(&text));
    assert_int_equal(STATUS_OK, file_read(&text, path, &err));
    assert_int_equal(28, text.n); /* it was appended */
}

static void a_second_write_replaces_all(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = written("replaced", "a long first text");
    assert_int_equal(STATUS_OK, file_write(path, STR("b"), &err));
    AUTO_BUF text = BUF_INIT(100);
    assert_int_equal(STATUS_OK, file_read(&text, path, &err));
    assert_string_equal("b", buf_text(&text));
}

static void a_file_larger_than_the_ceiling_is_too_large(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = written("large", "12345");
    AUTO_BUF exact = BUF_INIT(5);
    assert_int_equal(STATUS_OK, file_read(&exact, path, &err));
    AUTO_BUF small = BUF_INIT(4);
    assert_int_equal(STATUS_TOO_LARGE, file_read(&small, path, &err));
    assert_non_null(strstr(err.text, "4 bytes"));
}

static void reading_what_is_missing_says_not_found(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = scratch_path("missing");
    AUTO_BUF text = BUF_INIT(100);
    struct file_map map;
    assert_int_equal(STATUS_NOT_FOUND, file_read(&text, path, &err));
    assert_non_null(strstr(err.text, path));
    assert_int_equal(STATUS_NOT_FOUND, file_map(&map, path, &err));
    assert_null(map.at);
    assert_int_equal(STATUS_NOT_FOUND, file_sync(path, &err));
    assert_int_equal(STATUS_NOT_FOUND, file_rename(path, "/tmp/x", &err));
}

static void a_folder_cannot_be_read_or_mapped_as_a_file(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_BUF text = BUF_INIT(100);
    struct file_map map;
    assert_int_equal(STATUS_IO, file_read(&text, scratch_folder, &err));
    assert_int_equal(STATUS_IO, file_map(&map, scratch_folder, &err));
    assert_null(map.at);
    assert_int_equal(STATUS_IO, file_write(scratch_folder, STR("x"), &err));
}

static void mapping_a_pipe_does_not_wait_for_a_writer(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = scratch_path("pipe");
    assert_int_equal(0, mkfifo(path, 0600));
    alarm(10); /* ends the test, in case open() waits for ever */
    struct file_map map;
    assert_int_equal(STATUS_IO, file_map(&map, path, &err));
    alarm(0);
}

static void a_mapped_file_shows_its_bytes(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = written("mapped", "abc");
    AUTO_FILE_MAP map = FILE_MAP_INIT;
    assert_int_equal(STATUS_OK, file_map(&map, path, &err));
    assert_int_equal(3, map.n);
    assert_memory_equal("abc", map.at, 3);
    file_unmap(&map);
    assert_null(map.at);
    file_unmap(&map); /* unmapping twice is allowed */
}

static void an_empty_file_is_mapped_as_nothing(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = written("empty", "");
    struct file_map map;
    assert_int_equal(STATUS_OK, file_map(&map, path, &err));
    assert_null(map.at);
    assert_int_equal(0, map.n);
    file_unmap(&map);
}

static void writing_says_why_it_could_not(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = scratch_path("no/such/folder");
    assert_int_equal(STATUS_NOT_FOUND, file_write(path, STR("x"), &err));
    assert_int_equal(STATUS_IO, file_write("/dev/full", STR("x"), &err));
    assert_non_null(strstr(err.text, "/dev/full"));
}

static void syncing_works_on_files_and_folders(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = written("synced", "x");
    assert_int_equal(STATUS_OK, file_sync(path, &err));
    assert_int_equal(STATUS_OK, file_sync(scratch_folder, &err));
    AUTO_TEXT *below = path_join(path, "below");
    assert_int_equal(STATUS_IO, file_sync(below, &err));
}

static void a_renamed_file_replaces_the_other(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *from = written("from", "new");
    AUTO_TEXT *to = written("to", "old");
    assert_int_equal(STATUS_OK, file_rename(from, to, &err));
    assert_int_equal(FILE_MISSING, file_type_of(from));
    AUTO_BUF text = BUF_INIT(100);
    assert_int_equal(STATUS_OK, file_read(&text, to, &err));
    assert_string_equal("new", buf_text(&text));
}

static void a_folder_is_not_renamed_over_a_full_one(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *full = scratch_path("full/inside");
    AUTO_TEXT *other = scratch_path("other");
    assert_int_equal(STATUS_OK, folder_make(full, &err));
    assert_int_equal(STATUS_OK, folder_make(other, &err));
    AUTO_TEXT *to = scratch_path("full");
    assert_int_equal(STATUS_IO, file_rename(other, to, &err));
}

static void a_folder_named_with_a_slash_is_renamed(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *from = scratch_path("slash-from/");
    AUTO_TEXT *to = scratch_path("slash-to/");
    assert_int_equal(STATUS_OK, folder_make(from, &err));
    assert_int_equal(STATUS_OK, file_rename(from, to, &err));
    assert_int_equal(FILE_FOLDER, file_type_of(to));
}

static void assert_link(const char *path, const char *target)
{
    char got[256] = {0};
    assert_true(readlink(path, got, sizeof got - 1) > 0);
    assert_string_equal(target, got);
}

static void a_link_is_made_then_swapped(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = scratch_path("current");
    assert_int_equal(STATUS_OK, file_link_swap(path, "generations/1", &err));
    assert_link(path, "generations/1");
    assert_int_equal(STATUS_OK, file_link_swap(path, "generations/2", &err));
    assert_link(path, "generations/2");
}

static void a_left_over_link_of_a_killed_swap_is_no_obstacle(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = scratch_path("killed");
    AUTO_TEXT *left_over = scratch_path("killed.new");
    assert_int_equal(0, symlink("half", left_over));
    assert_int_equal(STATUS_OK, file_link_swap(path, "whole", &err));
    assert_link(path, "whole");
    assert_int_equal(FILE_MISSING, file_type_of(left_over));
}

static void what_is_no_link_is_not_swapped_away(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *file = written("plain", "precious");
    assert_int_equal(STATUS_IO, file_link_swap(file, "x", &err));
    assert_int_equal(FILE_REGULAR, file_type_of(file));
    assert_int_equal(STATUS_IO, file_link_swap(scratch_folder, "x", &err));
    AUTO_TEXT *left_over = scratch_path("plain.new");
    struct stat info;
    assert_int_equal(-1, lstat(left_over, &info));
    AUTO_TEXT *nowhere = scratch_path("no/such/folder");
    assert_int_equal(STATUS_NOT_FOUND, file_link_swap(nowhere, "x", &err));
}

static void types_are_told_apart(void **state)
{
    (void)state;
    AUTO_TEXT *file = written("typed", "");
    AUTO_TEXT *link = scratch_path("link-to-folder");
    AUTO_TEXT *missing = scratch_path("nothing");
    AUTO_TEXT *dangling = scratch_path("dangling");
    assert_int_equal(0, symlink(scratch_folder, link));
    assert_int_equal(0, symlink(missing, dangling));
    assert_int_equal(FILE_REGULAR, file_type_of(file));
    assert_int_equal(FILE_FOLDER, file_type_of(link));
    assert_int_equal(FILE_OTHER, file_type_of("/dev/null"));
    assert_int_equal(FILE_MISSING, file_type_of(missing));
    assert_int_equal(FILE_MISSING, file_type_of(dangling));
}

static void a_second_lock_names_the_holder(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = scratch_path("lock");
    AUTO_FILE_LOCK first = FILE_LOCK_INIT;
    AUTO_FILE_LOCK second = FILE_LOCK_INIT;
    assert_int_equal(STATUS_OK, file_lock_take(&first, path, &err));
    assert_int_equal(STATUS_LOCKED, file_lock_take(&second, path, &err));
    assert_int_equal(-1, second.fd);
    char holder[40];
    (void)snprintf(holder, sizeof holder, "process %ld", (long)getpid());
    assert_non_null(strstr(err.text, holder));

    file_lock_release(&first);
    assert_int_equal(STATUS_OK, file_lock_take(&second, path, &err));
}

static void a_holder_that_wrote_no_number_is_another_process(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = scratch_path("nameless");
    AUTO_FILE_LOCK first = FILE_LOCK_INIT;
    AUTO_FILE_LOCK second = FILE_LOCK_INIT;
    assert_int_equal(STATUS_OK, file_lock_take(&first, path, &err));
    assert_int_equal(STATUS_OK, file_write(path, STR("\xFF\n\n"), &err));
    assert_int_equal(STATUS_LOCKED, file_lock_take(&second, path, &err));
    assert_non_null(strstr(err.text, "another process"));
    assert_int_equal(STATUS_OK, file_write(path, STR(""), &err));
    assert_int_equal(STATUS_LOCKED, file_lock_take(&second, path, &err));
    assert_non_null(strstr(err.text, "another process"));
}

static void a_lock_dies_with_its_process(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = scratch_path("killed-lock");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct file_lock lock;
        _exit(file_lock_take(&lock, path, &err) ? 1 : 0); /* not released */
    }
    int status = 0;
    assert_int_equal(child, waitpid(child, &status, 0));
    assert_int_equal(0, status);
    AUTO_FILE_LOCK lock = FILE_LOCK_INIT;
    assert_int_equal(STATUS_OK, file_lock_take(&lock, path, &err));
}

static void a_lock_that_cannot_be_made_says_why(void **state)
{
    (void)state;
    struct error err = {0};
    struct file_lock lock;
    AUTO_TEXT *nowhere = scratch_path("no/such/folder");
    assert_int_equal(STATUS_IO, file_lock_take(&lock, scratch_folder, &err));
    assert_int_equal(STATUS_NOT_FOUND, file_lock_take(&lock, nowhere, &err));
    assert_int_equal(-1, lock.fd);
    assert_int_equal(STATUS_IO, file_lock_take(&lock, "/dev/full", &err));
    assert_int_equal(-1, lock.fd);
}

static void paths_are_joined_with_one_slash(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"/", "b", "/b"}, {"", "b", "b"}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_TEXT *path = path_join(rows[i][0], rows[i][1]);
        assert_string_equal(rows[i][2], path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(a_second_write_replaces_all),
        cmocka_unit_test(a_file_larger_than_the_ceiling_is_too_large),
        cmocka_unit_test(reading_what_is_missing_says_not_found),
        cmocka_unit_test(a_folder_cannot_be_read_or_mapped_as_a_file),
        cmocka_unit_test(mapping_a_pipe_does_not_wait_for_a_writer),
        cmocka_unit_test(a_mapped_file_shows_its_bytes),
        cmocka_unit_test(an_empty_file_is_mapped_as_nothing),
        cmocka_unit_test(writing_says_why_it_could_not),
        cmocka_unit_test(syncing_works_on_files_and_folders),
        cmocka_unit_test(a_renamed_file_replaces_the_other),
        cmocka_unit_test(a_folder_is_not_renamed_over_a_full_one),
        cmocka_unit_test(a_folder_named_with_a_slash_is_renamed),
        cmocka_unit_test(a_link_is_made_then_swapped),
        cmocka_unit_test(a_left_over_link_of_a_killed_swap_is_no_obstacle),
        cmocka_unit_test(what_is_no_link_is_not_swapped_away),
        cmocka_unit_test(types_are_told_apart),
        cmocka_unit_test(a_second_lock_names_the_holder),
        cmocka_unit_test(a_holder_that_wrote_no_number_is_another_process),
        cmocka_unit_test(a_lock_dies_with_its_process),
        cmocka_unit_test(a_lock_that_cannot_be_made_says_why),
        cmocka_unit_test(paths_are_joined_with_one_slash),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
