/* What changes in folders is told: files, new folders, files that are replaced. */
#include "indexer/source/folder_watch.h"

#include <stdio.h>

#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

static void put(const char *name, const char *text)
{
    AUTO_TEXT *path = scratch_path(name);
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_write(path, str_of(text), &err));
}

static void make_folder(const char *name)
{
    AUTO_TEXT *path = scratch_path(name);
    struct error err = {0};
    assert_int_equal(STATUS_OK, folder_make(path, &err));
}

static struct folder_watch *watching(const char *name)
{
    AUTO_TEXT *path = scratch_path(name);
    struct folder_watch *watch = NULL;
    struct error err = {0};
    assert_int_equal(STATUS_OK, folder_watch_new(&watch, &err));
    assert_int_equal(STATUS_OK, folder_watch_add(watch, path, &err));
    return watch;
}

static void assert_changes(struct folder_watch *watch, bool any, bool folders)
{
    struct folder_changes changes = folder_watch_take(watch);
    assert_int_equal(any, changes.any);
    assert_int_equal(folders, changes.folders);
    changes = folder_watch_take(watch);
    assert_false(changes.any);
}

static void files_below_a_folder_are_seen(void **state)
{
    (void)state;
    make_folder("a/below");
    make_folder("a/.hidden");
    AUTO_FOLDER_WATCH *watch = watching("a");
    assert_int_equal(2, folder_watch_count(watch));
    assert_changes(watch, false, false);
    put("a/new.md", "x");
    assert_changes(watch, true, false);
    put("a/below/new.md", "x");
    assert_changes(watch, true, false);
    put("a/.new.md", "x");
    put("a/.hidden/new.md", "x");
    assert_changes(watch, false, false);
    AUTO_TEXT *from = scratch_path("a/.new.md");
    AUTO_TEXT *to = scratch_path("a/new.md");
    assert_int_equal(0, rename(from, to));
    assert_changes(watch, true, false);
    assert_int_equal(0, remove(to));
    assert_changes(watch, true, false);
}

static void new_folders_ask_for_a_new_watch(void **state)
{
    (void)state;
    make_folder("b");
    AUTO_FOLDER_WATCH *watch = watching("b");
    make_folder("b/new");
    assert_changes(watch, true, true);
    AUTO_TEXT *whole = scratch_path("b");
    struct error err = {0};
    assert_int_equal(STATUS_OK, folder_remove(whole, &err));
    assert_changes(watch, true, true);
}

static void a_file_is_seen_when_it_is_replaced(void **state)
{
    (void)state;
    make_folder("c");
    put("c/a.jsonl", "x");
    AUTO_FOLDER_WATCH *watch = watching("c/a.jsonl");
    AUTO_TEXT *from = scratch_path("c/.a.jsonl.new");
    AUTO_TEXT *to = scratch_path("c/a.jsonl");
    put("c/.a.jsonl.new", "y");
    assert_changes(watch, false, false);
    assert_int_equal(0, rename(from, to));
    assert_changes(watch, true, false);
}

static void what_is_not_there_is_not_watched(void **state)
{
    (void)state;
    AUTO_FOLDER_WATCH *watch = watching("none/at/all");
    assert_int_equal(0, folder_watch_count(watch));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_below_a_folder_are_seen),
        cmocka_unit_test(new_folders_ask_for_a_new_watch),
        cmocka_unit_test(a_file_is_seen_when_it_is_replaced),
        cmocka_unit_test(what_is_not_there_is_not_watched),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
