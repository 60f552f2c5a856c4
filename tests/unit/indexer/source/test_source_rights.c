/* A folder that may not be read. A program of its own, because root may read everything
 * and cannot give up its rights everywhere. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "indexer/source/source_files.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

/** Debian's user "nobody", who owns nothing. */
enum { NOBODY = 65534 };

/** Look for files as a user who is not root. */
static enum status find_without_rights(struct source_files *files, const char *source,
                                       struct error *err)
{
    uid_t user = geteuid();
    if (user == 0) {
        assert_int_equal(0, chmod(scratch_folder, 0711));
        if (seteuid(NOBODY))
            skip_because("root cannot give up its rights here");
    }
    enum status st = source_files_find(files, source, err);
    assert_int_equal(0, seteuid(user));
    return st;
}

static void a_folder_that_may_not_be_read_is_an_error(void **state)
{
    (void)state;
    AUTO_TEXT *source = scratch_path("outer");
    AUTO_TEXT *closed = scratch_path("outer/closed");
    struct error err = {0};
    assert_int_equal(STATUS_OK, folder_make(closed, &err));
    assert_int_equal(0, chmod(source, 0755));
    assert_int_equal(0, chmod(closed, 0));
    AUTO_SOURCE_FILES files = SOURCE_FILES_INIT;
    enum status st = find_without_rights(&files, source, &err);
    assert_int_equal(0, chmod(closed, 0700));
    assert_int_equal(STATUS_IO, st);
    assert_non_null(strstr(err.text, "outer/closed"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_that_may_not_be_read_is_an_error),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
