/* The links of an index: what they name, how they are replaced, and what is then
 * removed. */
#include "engine/index/generation.h"

#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

/** Make an index folder with a generation of each name, and a file in each. */
static char *index_with(const char *name, const char *const *ids, size_t n)
{
    char *path = scratch_path(name);
    struct error err = {0};
    for (size_t i = 0; i < n; i++) {
        AUTO_TEXT *folder = generation_folder(path, ids[i]);
        AUTO_TEXT *file = path_join(folder, "file");
        must(folder_make(folder, &err), &err);
        must(file_write(file, STR("x"), &err), &err);
    }
    return path;
}

static void link_to(const char *path, const char *name, const char *target)
{
    AUTO_TEXT *link = path_join(path, name);
    (void)unlink(link);
    assert_int_equal(0, symlink(target, link));
}

static const char *const abc[] = {"a", "b", "c"};

static void assert_names(const char *wanted, const char *path, const char *link)
{
    char id[GENERATION_ID_BYTES];
    struct error err = {0};
    must(generation_named(id, path, link, &err), &err);
    assert_string_equal(wanted, id);
}

static void assert_generations(const char *path, const char *const *wanted, size_t n)
{
    AUTO_TEXT *folder = path_join(path, "generations");
    AUTO_NAME_LIST names;
    struct error err = {0};
    must(folder_list(&names, folder, &err), &err);
    assert_int_equal(n, names.n);
    for (size_t i = 0; i < n; i++)
        assert_string_equal(wanted[i], names.at[i]);
}

static void a_link_names_a_generation_of_its_index_only(void **state)
{
    (void)state;
    AUTO_TEXT *path = index_with("links", abc, 1);
    char long_name[200] = "generations/";
    memset(long_name + 12, 'x', 150);
    char longest[200] = "generations/";
    memset(longest + 12, 'x', GENERATION_ID_BYTES - 1);
    const struct {
        const char *target;
        enum status status;
    } cases[] = {
        {"generations/a", STATUS_OK},
        {longest, STATUS_OK},
        {"generations/a/", STATUS_INDEX_CORRUPT},
        {"generations/", STATUS_INDEX_CORRUPT},
        {"generations", STATUS_INDEX_CORRUPT},
        {"generations/..", STATUS_INDEX_CORRUPT},
        {"generations/../../etc", STATUS_INDEX_CORRUPT},
        {"generations/.a", STATUS_INDEX_CORRUPT},
        {"../generations/a", STATUS_INDEX_CORRUPT},
        {"/etc", STATUS_INDEX_CORRUPT},
        {"a", STATUS_INDEX_CORRUPT},
        {long_name, STATUS_INDEX_CORRUPT},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        link_to(path, GENERATION_CURRENT, cases[i].target);
        char id[GENERATION_ID_BYTES] = "before";
        struct error err = {0};
        if (generation_named(id, path, GENERATION_CURRENT, &err) != cases[i].status)
            fail_msg("%s: %s", cases[i].target, err.text);
        assert_string_equal(cases[i].status ? "" : cases[i].target + 12, id);
    }
}

static void no_link_says_not_found_and_a_file_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = index_with("none", abc, 1);
    AUTO_TEXT *file = path_join(path, GENERATION_CURRENT);
    char id[GENERATION_ID_BYTES];
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND,
                     generation_named(id, path, GENERATION_CURRENT, &err));
    assert_int_equal(STATUS_NOT_FOUND,
                     generation_named(id, "/nonexistent", GENERATION_CURRENT, &err));
    must(file_write(file, STR("generations/a"), &err), &err);
    assert_int_equal(STATUS_INDEX_CORRUPT,
                     generation_named(id, path, GENERATION_CURRENT, &err));
    assert_int_equal(STATUS_IO, generation_serve(path, "a", &err));
    AUTO_TEXT *below = path_join(file, "below");
    assert_int_equal(STATUS_IO, generation_named(id, below, GENERATION_CURRENT, &err));
}

static void serving_keeps_the_one_before_and_removes_older_ones(void **state)
{
    (void)state;
    AUTO_TEXT *path = index_with("serve", abc, 3);
    struct error err = {0};
    link_to(path, GENERATION_CURRENT, "generations/a");
    must(generation_serve(path, "b", &err), &err);
    assert_names("b", path, GENERATION_CURRENT);
    assert_names("a", path, GENERATION_PREVIOUS);
    assert_generations(path, abc, 2);
    must(generation_serve(path, "a", &err), &err);
    assert_names("a", path, GENERATION_CURRENT);
    assert_names("b", path, GENERATION_PREVIOUS);
    assert_generations(path, abc, 2);
}

static void the_first_one_has_none_before_it(void **state)
{
    (void)state;
    AUTO_TEXT *path = index_with("first", abc, 3);
    struct error err = {0};
    must(generation_serve(path, "b", &err), &err);
    char id[GENERATION_ID_BYTES];
    assert_int_equal(STATUS_NOT_FOUND,
                     generation_named(id, path, GENERATION_PREVIOUS, &err));
    assert_generations(path, abc + 1, 1);
    must(generation_serve(path, "b", &err), &err);
    assert_int_equal(STATUS_NOT_FOUND,
                     generation_named(id, path, GENERATION_PREVIOUS, &err));
}

static void a_served_one_that_is_gone_does_not_become_the_previous(void **state)
{
    (void)state;
    AUTO_TEXT *path = index_with("gone", abc, 2);
    struct error err = {0};
    link_to(path, GENERATION_PREVIOUS, "generations/a");
    link_to(path, GENERATION_CURRENT, "generations/zzz");
    must(generation_serve(path, "b", &err), &err);
    assert_names("b", path, GENERATION_CURRENT);
    assert_names("a", path, GENERATION_PREVIOUS);
    assert_generations(path, abc, 2);
}

static void sweeping_removes_what_no_link_names(void **state)
{
    (void)state;
    static const char *const ids[] = {"a", "b", "building.tmp", "c", "spool.tmp"};
    AUTO_TEXT *path = index_with("sweep", ids, COUNT_OF(ids));
    struct error err = {0};
    link_to(path, GENERATION_CURRENT, "generations/b");
    link_to(path, GENERATION_PREVIOUS, "generations/a");
    must(generation_sweep(path, &err), &err);
    assert_generations(path, abc, 2);
    assert_names("b", path, GENERATION_CURRENT);
    must(generation_sweep(path, &err), &err);
    assert_generations(path, abc, 2);
}

/** The generation that the damaged link named may still be needed. */
static void a_damaged_link_keeps_all_generations(void **state)
{
    (void)state;
    static const char *const ids[] = {"a", "b", "building.tmp"};
    static const char *const links[] = {GENERATION_CURRENT, GENERATION_PREVIOUS};
    for (size_t i = 0; i < COUNT_OF(links); i++) {
        AUTO_TEXT *path = index_with("damaged", ids, COUNT_OF(ids));
        struct error err = {0};
        link_to(path, GENERATION_CURRENT, "generations/a");
        link_to(path, links[i], "/etc");
        must(generation_sweep(path, &err), &err);
        assert_generations(path, abc, 2);
        must(generation_serve(path, "b", &err), &err);
        assert_names("b", path, GENERATION_CURRENT);
        must(folder_remove(path, &err), &err);
    }
}

static void sweeping_where_nothing_is_does_nothing(void **state)
{
    (void)state;
    struct error err = {0};
    must(generation_sweep(scratch_folder, &err), &err);
    assert_int_equal(STATUS_NOT_FOUND, generation_serve("/nonexistent", "a", &err));
}

static void a_generation_has_its_folder_in_the_index(void **state)
{
    (void)state;
    AUTO_TEXT *folder = generation_folder("/an/index", "id");
    assert_string_equal("/an/index/generations/id", folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_names_a_generation_of_its_index_only),
        cmocka_unit_test(no_link_says_not_found_and_a_file_is_damage),
        cmocka_unit_test(serving_keeps_the_one_before_and_removes_older_ones),
        cmocka_unit_test(the_first_one_has_none_before_it),
        cmocka_unit_test(a_served_one_that_is_gone_does_not_become_the_previous),
        cmocka_unit_test(sweeping_removes_what_no_link_names),
        cmocka_unit_test(a_damaged_link_keeps_all_generations),
        cmocka_unit_test(sweeping_where_nothing_is_does_nothing),
        cmocka_unit_test(a_generation_has_its_folder_in_the_index),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
