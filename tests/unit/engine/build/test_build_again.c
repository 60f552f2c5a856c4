/* Building an index again: what changed is counted, packed texts are used again, and the
 * result does not depend on what was there before. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/build/build.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

/** Enough documents to make a dictionary, with texts longer than the part that it is
 *  learnt from. */
#define MANY 40U

/** Document number @p i in JSON, with @p last as its last words. The caller frees it with
 *  mem_free(). */
static char *document(unsigned i, const char *last)
{
    AUTO_BUF text = BUF_INIT(20000);
    buf_printf(&text, "{\"id\":\"notice-%u\",\"title\":\"Notice %u\",\"text\":\"", i, i);
    for (unsigned word = 0, drawn = i; word < 700; word++) {
        drawn = drawn * 1664525U + 1013904223U;
        buf_printf(&text, "mot%u ", (drawn >> 16) % 4000);
    }
    buf_printf(&text, "%s\",\"origin\":{\"file\":\"a.jsonl\"}}", last);
    return mem_copy_string(text.at, text.n);
}

/** Build an index of the @p n documents from @p first on; document number @p changed has
 *  other last words. */
static struct build_result build_many(const char *path, unsigned first, unsigned n,
                                      unsigned changed)
{
    char *records[MANY];
    for (unsigned i = 0; i < n; i++)
        records[i] = document(first + i, first + i == changed ? "neuf" : "ancien");
    struct build_result result =
        store_build(path, (struct corpus){(const char *const *)records, n});
    for (unsigned i = 0; i < n; i++)
        mem_free(records[i]);
    return result;
}

static void assert_counts(const struct build_result *result, unsigned added,
                          unsigned changed, unsigned same, unsigned removed)
{
    assert_int_equal(added, result->n_added);
    assert_int_equal(changed, result->n_changed);
    assert_int_equal(same, result->n_same);
    assert_int_equal(removed, result->n_removed);
}

/** Check that both indexes serve the same: the same bytes, but for how the Xapian
 *  database and the manifest came to be. */
static void assert_same_content(const char *a, const char *b)
{
    AUTO_TEXT *left = store_served(a), *right = store_served(b);
    char digests[2][SHA256_TEXT_BYTES];
    store_digest_content(digests[0], left);
    store_digest_content(digests[1], right);
    assert_string_equal(digests[0], digests[1]);
    store_verify_deep(a);
    store_verify_deep(b);
}

/** Each build has another change on top of the one before, and gives what a build without
 *  anything before gives. */
static void what_was_served_before_does_not_show(void **state)
{
    (void)state;
    static const struct {
        /** The arguments of build_many(). */
        unsigned first, n, changed;
        /** What the build reports. */
        unsigned added, edited, same, removed;
    } steps[] = {
        {0, MANY - 1, MANY, MANY - 1, 0, 0, 0},
        {0, MANY - 1, 7, 0, 1, MANY - 2,
         /* behind the part that the dictionary is learnt from */
         0},
        {0, MANY, 7, 1, 0, MANY - 1, 0},     /* the dictionary is another one */
        {1, MANY - 1, 7, 0, 0, MANY - 1, 1}, /* nothing changes */
        {1, MANY - 1, MANY, 0, 1, MANY - 2, 0},
    };
    assert_int_equal(0, setenv("SOURCE_DATE_EPOCH", "1777528800", 1));
    AUTO_TEXT *again = scratch_path("again");
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        AUTO_TEXT *anew = scratch_path("anew");
        assert_int_equal(STATUS_OK, folder_remove(anew, NULL));
        struct build_result result =
            build_many(again, steps[i].first, steps[i].n, steps[i].changed);
        assert_counts(&result, steps[i].added, steps[i].edited, steps[i].same,
                      steps[i].removed);
        (void)build_many(anew, steps[i].first, steps[i].n, steps[i].changed);
        assert_same_content(again, anew);
    }
    assert_int_equal(0, unsetenv("SOURCE_DATE_EPOCH"));
}

/** Each change starts from the Xapian database that the one before left: documents come,
 *  change and go. */
static void many_changes_one_after_the_other_give_a_fresh_build(void **state)
{
    (void)state;
    assert_int_equal(0, setenv("SOURCE_DATE_EPOCH", "1777528800", 1));
    AUTO_TEXT *again = scratch_path("again-and-again");
    AUTO_TEXT *anew = scratch_path("anew-at-last");
    unsigned first = 0, n = MANY - 2;
    for (unsigned i = 0; i < 20; i++) {
        first += i % 5 == 4 && first < 2;
        n += i % 7 == 3 && first + n < MANY;
        (void)build_many(again, first, n, i % 3 ? first + i : MANY);
        store_verify_deep(again);
    }
    (void)build_many(anew, first, n, first + 19);
    assert_same_content(again, anew);
    assert_int_equal(0, unsetenv("SOURCE_DATE_EPOCH"));
}

static void nothing_of_a_damaged_generation_is_used(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("damaged");
    AUTO_TEXT *anew = scratch_path("undamaged");
    assert_int_equal(0, setenv("SOURCE_DATE_EPOCH", "1777528800", 1));
    (void)build_many(path, 0, MANY, MANY);
    AUTO_TEXT *served = store_served(path);
    AUTO_TEXT *texts = path_join(served, GENERATION_TEXTS);
    file_flip(texts, file_size(texts) / 2, 1);
    struct build_result result = build_many(path, 0, MANY, 7);
    assert_counts(&result, MANY, 0, 0, 0);
    (void)build_many(anew, 0, MANY, 7);
    assert_same_content(path, anew);
    assert_int_equal(0, unsetenv("SOURCE_DATE_EPOCH"));
}

static void where_a_document_was_read_is_no_change_of_it(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("moved");
    static const char *const records[][2] = {
        {"{\"id\":\"a\",\"text\":\"Un.\",\"origin\":{\"file\":\"a.md\",\"lines\":[1,2]}}",
         "{\"id\":\"b\",\"text\":\"Deux.\",\"date\":\"2024-01-02\"}"},
        {"{\"id\":\"a\",\"text\":\"Un.\",\"origin\":{\"file\":\"b.md\",\"lines\":[3,4]}}",
         "{\"id\":\"b\",\"text\":\"Deux.\",\"date\":\"2024-01-03\"}"}};
    (void)store_build(path, (struct corpus){records[0], 2});
    struct build_result result = store_build(path, (struct corpus){records[1], 2});
    assert_false(result.unchanged);
    assert_counts(&result, 0, 1, 1, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_served_before_does_not_show),
        cmocka_unit_test(many_changes_one_after_the_other_give_a_fresh_build),
        cmocka_unit_test(nothing_of_a_damaged_generation_is_used),
        cmocka_unit_test(where_a_document_was_read_is_no_change_of_it),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
