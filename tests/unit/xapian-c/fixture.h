/* What the tests of the binding share: a folder for each test, small indexes, checks with
 * messages. */
#ifndef TESTS_UNIT_XAPIAN_C_FIXTURE_H
#define TESTS_UNIT_XAPIAN_C_FIXTURE_H

#include "base/file.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "xapian-c/xapian-c.h"

/** The folder of the running test, which is empty at its start and removed at its end,
 *  and the paths in it. */
struct fixture {
    char folder[64];
    char *path[16];
    unsigned n_paths;
};

int fixture_setup(void **state);
int fixture_teardown(void **state);

/** A test whose state is a struct fixture. */
#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

/** The path of @p name in the folder of the test, borrowed until its end. */
const char *fixture_path(void **state, const char *name);

/** Check that @p call succeeds; `err` must be in scope. */
#define ASSERT_OK(call) fixture_check_ok((call), &err, #call, __FILE__, __LINE__)

/** Check that @p call fails with @p wanted and a text; `err` must be in scope. */
#define ASSERT_FAILS(wanted, call)                                                       \
    (err = (struct error){STATUS_OK, ""},                                                \
     fixture_check_fails((wanted), (call), &err, #call, __FILE__, __LINE__))

/** Functions that do the work of the macros, so that a test has no more branches than one
 *  sees. */
void fixture_check_ok(enum status got, const struct error *err, const char *call,
                      const char *file, int line);
void fixture_check_fails(enum status wanted, enum status got, const struct error *err,
                         const char *call, const char *file, int line);

/** A writer for a new index at @p path. */
struct xc_writer *fixture_writer(const char *path);

/** A document whose words, cut at spaces, are terms at positions 1, 2 and so on, with wdf
 *  1 each. Its data is the text. */
struct xc_document *fixture_document(const char *text);

/** Add the document that fixture_document() makes of @p text. */
void fixture_add(struct xc_writer *writer, const char *text);

/** Make an index of @p n texts at @p path. */
void fixture_build(const char *path, const char *const *texts, size_t n);

/** Open the database at @p path. */
struct xc_database *fixture_open(const char *path);

/** A query for one term. */
struct xc_query *fixture_term(const char *term);

/** The ids that @p query matches in increasing order, as "1 2 3", borrowed until the next
 *  call. */
const char *fixture_matches(const struct xc_database *db, const struct xc_query *query);

#endif
