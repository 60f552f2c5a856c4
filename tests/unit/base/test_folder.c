/* Folders: making them with their parents, listing them in order, removing them with
 * everything inside. */
#include <unistd.h>

#include "base/file.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

static void touch(const char *name)
{
    AUTO_TEXT *path = scratch_path(name);
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_write(path, STR("x"), &err));
}

static void missing_parents_are_made_and_a_second_time_is_no_error(void **state)
{
    (void)state;
    static const char *const names[] = {"a", "b/c/d", "e/f/", "g//h", "./i/../i/j"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        AUTO_TEXT *path = scratch_path(names[i]);
        struct error err = {0};
        assert_int_equal(STATUS_OK, folder_make(path, &err));
        assert_int_equal(FILE_FOLDER, file_type_of(path));
        assert_int_equal(STATUS_OK, folder_make(path, &err));
    }
    struct error err = {0};
    assert_int_equal(STATUS_OK, folder_make("/", &err));
}

static void a_file_in_the_way_is_an_io_error(void **state)
{
    (void)state;
    struct error err = {0};
    touch("in-the-way");
    AUTO_TEXT *same = scratch_path("in-the-way");
    AUTO_TEXT *below = scratch_path("in-the-way/below");
    assert_int_equal(STATUS_IO, folder_make(same, &err));
    assert_int_equal(STATUS_IO, folder_make(below, &err));
}

static void an_empty_path_is_not_found(void **state)
{
    (void)state;
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND, folder_make("", &err));
}

static void names_come_in_the_order_of_their_bytes(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *folder = scratch_path("listed");
    assert_int_equal(STATUS_OK, folder_make(folder, &err));
    touch("listed/b");
    touch("listed/é");
    touch("listed/B");
    touch("listed/.hidden");
    touch("listed/a");
    AUTO_NAME_LIST names = {0};
    assert_int_equal(STATUS_OK, folder_list(&names, folder, &err));
    static const char *const wanted[] = {".hidden", "B", "a", "b", "é"};
    assert_int_equal(COUNT_OF(wanted), names.n);
    for (size_t i = 0; i < COUNT_OF(wanted); i++)
        assert_string_equal(wanted[i], names.at[i]);
}

static void many_names_are_all_listed(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *folder = scratch_path("many");
    assert_int_equal(STATUS_OK, folder_make(folder, &err));
    for (int i = 0; i < 100; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "many/%02d", i);
        touch(name);
    }
    AUTO_NAME_LIST names = {0};
    assert_int_equal(STATUS_OK, folder_list(&names, folder, &err));
    assert_int_equal(100, names.n);
    assert_string_equal("00", names.at[0]);
    assert_string_equal("99", names.at[99]);
}

static void an_empty_folder_has_no_names(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *folder = scratch_path("nobody");
    assert_int_equal(STATUS_OK, folder_make(folder, &err));
    AUTO_NAME_LIST names = {0};
    assert_int_equal(STATUS_OK, folder_list(&names, folder, &err));
    assert_int_equal(0, names.n);
}

static void listing_what_is_no_folder_fails(void **state)
{
    (void)state;
    struct error err = {0};
    struct name_list names;
    touch("a-file");
    AUTO_TEXT *file = scratch_path("a-file");
    AUTO_TEXT *missing = scratch_path("missing");
    assert_int_equal(STATUS_IO, folder_list(&names, file, &err));
    assert_int_equal(0, names.n);
    assert_int_equal(STATUS_NOT_FOUND, folder_list(&names, missing, &err));
    assert_int_equal(0, names.n);
}

static void a_folder_goes_with_all_in_it_but_not_what_its_links_name(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *kept = scratch_path("kept/inside");
    AUTO_TEXT *folder = scratch_path("gone");
    AUTO_TEXT *deep = scratch_path("gone/very/deep/below");
    AUTO_TEXT *link = scratch_path("gone/very/link");
    assert_int_equal(STATUS_OK, folder_make(kept, &err));
    assert_int_equal(STATUS_OK, folder_make(deep, &err));
    assert_int_equal(0, symlink(kept, link));
    touch("gone/very/file");
    assert_int_equal(STATUS_OK, folder_remove(folder, &err));
    assert_int_equal(FILE_MISSING, file_type_of(folder));
    assert_int_equal(FILE_FOLDER, file_type_of(kept));
}

static void a_file_is_removed_and_nothing_there_is_success(void **state)
{
    (void)state;
    struct error err = {0};
    touch("one");
    AUTO_TEXT *path = scratch_path("one");
    assert_int_equal(STATUS_OK, folder_remove(path, &err));
    assert_int_equal(FILE_MISSING, file_type_of(path));
    assert_int_equal(STATUS_OK, folder_remove(path, &err));
}

static void what_cannot_be_removed_is_an_io_error(void **state)
{
    (void)state;
    struct error err = {0};
    touch("not-a-folder");
    AUTO_TEXT *below = scratch_path("not-a-folder/below");
    assert_int_equal(STATUS_IO, folder_remove(below, &err));
    assert_non_null(strstr(err.text, "below"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(missing_parents_are_made_and_a_second_time_is_no_error),
        cmocka_unit_test(a_file_in_the_way_is_an_io_error),
        cmocka_unit_test(an_empty_path_is_not_found),
        cmocka_unit_test(names_come_in_the_order_of_their_bytes),
        cmocka_unit_test(many_names_are_all_listed),
        cmocka_unit_test(an_empty_folder_has_no_names),
        cmocka_unit_test(listing_what_is_no_folder_fails),
        cmocka_unit_test(a_folder_goes_with_all_in_it_but_not_what_its_links_name),
        cmocka_unit_test(a_file_is_removed_and_nothing_there_is_success),
        cmocka_unit_test(what_cannot_be_removed_is_an_io_error),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
