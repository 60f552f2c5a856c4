/* The database of the state keeps what was put, and says when it cannot. */
#include "indexer/state/state.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

static struct state *opened(const char *name)
{
    AUTO_TEXT *folder = scratch_path(name);
    struct state *state = NULL;
    struct error err = {0};
    assert_int_equal(STATUS_OK, state_open(&state, folder, &err));
    return state;
}

static void an_unknown_source_is_all_zeros(void **state)
{
    (void)state;
    AUTO_STATE *base = opened("unknown");
    struct state_source source;
    struct state_file file;
    assert_int_equal(STATUS_OK, state_get_source(&source, base, "site", NULL));
    assert_string_equal("", source.etag);
    assert_int_equal(0, source.last_good);
    assert_int_equal(
        STATUS_OK, state_get_file(&file, base, (struct state_key){"site", "a.md"}, NULL));
    assert_int_equal(0, file.n_bytes);
}

static void what_is_put_is_there_after_opening_again(void **state)
{
    (void)state;
    {
        AUTO_STATE *base = opened("again");
        struct state_source source = {.etag = "\"é\"", .last_good = 12, .n_documents = 3};
        struct state_file file = {.address = "https://example.org/a", .mtime = 99};
        assert_int_equal(STATUS_OK, state_put_source(base, "site", &source, NULL));
        assert_int_equal(
            STATUS_OK,
            state_put_file(base, (struct state_key){"site", "a.md"}, &file, NULL));
    }
    AUTO_STATE *base = opened("again");
    struct state_source source;
    struct state_file file;
    assert_int_equal(STATUS_OK, state_get_source(&source, base, "site", NULL));
    assert_string_equal("\"é\"", source.etag);
    assert_int_equal(12, source.last_good);
    assert_int_equal(3, source.n_documents);
    assert_int_equal(
        STATUS_OK, state_get_file(&file, base, (struct state_key){"site", "a.md"}, NULL));
    assert_string_equal("https://example.org/a", file.address);
    assert_int_equal(99, file.mtime);
}

static enum status count(void *context, const char *path, const struct state_file *file)
{
    int *n = context;
    /* In the order of their paths. */
    assert_int_equal('a' + *n, path[0]);
    assert_int_equal(*n, file->n_documents);
    ++*n;
    return *n == 2 ? STATUS_EXISTS : STATUS_OK;
}

static void the_files_of_a_source_are_listed_until_told_to_stop(void **state)
{
    (void)state;
    AUTO_STATE *base = opened("listed");
    const char *const paths[] = {"c", "a", "b"};
    for (int i = 0; i < 3; i++) {
        struct state_file file = {.n_documents = paths[i][0] - 'a'};
        assert_int_equal(
            STATUS_OK,
            state_put_file(base, (struct state_key){"site", paths[i]}, &file, NULL));
    }
    int n = 0;
    assert_int_equal(STATUS_EXISTS, state_each_file(base, "site", count, &n, NULL));
    assert_int_equal(2, n);
    assert_int_equal(STATUS_OK,
                     state_forget_file(base, (struct state_key){"site", "a"}, NULL));
    assert_int_equal(STATUS_OK, state_forget_source(base, "site", NULL));
    n = 0;
    assert_int_equal(STATUS_OK, state_each_file(base, "site", count, &n, NULL));
    assert_int_equal(0, n);
}

static void changes_that_are_not_committed_are_undone(void **state)
{
    (void)state;
    AUTO_STATE *base = opened("undone");
    struct state_source source = {.last_try = 7};
    assert_int_equal(STATUS_OK, state_begin(base, NULL));
    assert_int_equal(STATUS_OK, state_put_source(base, "site", &source, NULL));
    state_rollback(base);
    assert_int_equal(STATUS_OK, state_get_source(&source, base, "site", NULL));
    assert_int_equal(0, source.last_try);
    source.last_try = 8;
    assert_int_equal(STATUS_OK, state_begin(base, NULL));
    assert_int_equal(STATUS_OK, state_put_source(base, "site", &source, NULL));
    assert_int_equal(STATUS_OK, state_commit(base, NULL));
    state_rollback(base);
    assert_int_equal(STATUS_OK, state_get_source(&source, base, "site", NULL));
    assert_int_equal(8, source.last_try);
}

static void a_file_that_is_no_database_is_said(void **state)
{
    (void)state;
    AUTO_TEXT *folder = scratch_path("damaged");
    AUTO_TEXT *path = path_join(folder, STATE_FILE);
    struct error err = {0};
    assert_int_equal(STATUS_OK, folder_make(folder, &err));
    assert_int_equal(
        STATUS_OK,
        file_write(path, STR("pas une base, mais un texte assez long pour une page"),
                   &err));
    struct state *base = NULL;
    assert_int_equal(STATUS_BAD_INPUT, state_open(&base, folder, &err));
    assert_null(base);
    assert_non_null(strstr(err.text, "base d'état abîmée"));
}

static void a_folder_that_cannot_be_made_is_said(void **state)
{
    (void)state;
    struct state *base = NULL;
    struct error err = {0};
    assert_int_equal(STATUS_IO, state_open(&base, "/dev/null/state", &err));
    assert_null(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_source_is_all_zeros),
        cmocka_unit_test(what_is_put_is_there_after_opening_again),
        cmocka_unit_test(the_files_of_a_source_are_listed_until_told_to_stop),
        cmocka_unit_test(changes_that_are_not_committed_are_undone),
        cmocka_unit_test(a_file_that_is_no_database_is_said),
        cmocka_unit_test(a_folder_that_cannot_be_made_is_said),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
