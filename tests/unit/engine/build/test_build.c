/* Building an index: what is published, kept, refused, cleaned up, and restored by a
 * rollback. */
#include "engine/build/build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/index/generation.h"
#include "engine/index/index.h"
#include "engine/store/flat/columns.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/build_record.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

static struct build *open_build(const char *path)
{
    struct error err = {0};
    struct build *build = NULL;
    must(build_open(&build, path, STORE_VOCABULARY, &err), &err);
    assert_non_null(build);
    return build;
}

static void assert_serves(const char *path, const char *generation)
{
    char id[GENERATION_ID_BYTES];
    struct error err = {0};
    must(generation_named(id, path, GENERATION_CURRENT, &err), &err);
    assert_string_equal(generation, id);
    AUTO_INDEX *index = NULL;
    must(index_open(&index, path, INDEX_CHECK_DIGESTS, &err), &err);
    assert_string_equal(generation, index_info(index).generation);
}

static size_t count_generations(const char *path)
{
    AUTO_TEXT *folder = path_join(path, "generations");
    return store_count(folder);
}

static void the_result_tells_what_is_served(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("a/new/folder");
    struct build_result result = store_build(path, corpus_of_three);
    assert_int_equal(3, result.n_documents);
    assert_false(result.unchanged);
    assert_true(result.index_bytes > result.text_bytes);
    assert_serves(path, result.generation);
    assert_int_equal(1, count_generations(path));
}

static void the_text_bytes_are_those_of_titles_and_texts(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("bytes");
    static const char *const one[] = {
        "{\"id\":\"a\",\"title\":\"été\",\"text\":\"abc\",\"author\":\"nobody\"}"};
    assert_int_equal(8, store_build(path, (struct corpus){one, 1}).text_bytes);
}

static void an_id_twice_is_refused_with_the_first_ones_place(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("twice");
    AUTO_BUILD *build = open_build(path);
    AUTO_RECORD *record = record_new();
    record_set(record, FIELD_ID, STR("vae"));
    record_set(record, FIELD_TEXT, STR("Un texte."));
    record_set(record, FIELD_ORIGIN_FILE, STR("notices/vae.md"));
    record->origin_lines[0] = 12;
    struct error err = {0};
    struct build_worker *worker = NULL;
    must(build_worker_new(&worker, build, &err), &err);
    must(build_record(build, worker, record, &err), &err);
    record->origin_lines[0] = 99;
    assert_int_equal(STATUS_EXISTS, build_record(build, worker, record, &err));
    assert_string_equal("l'identifiant « vae » est déjà pris (notices/vae.md:12)",
                        err.text);
    record_set(record, FIELD_ID, STR("cper"));
    record_set(record, FIELD_ORIGIN_FILE, STR(""));
    must(build_record(build, worker, record, &err), &err);
    assert_int_equal(STATUS_EXISTS, build_record(build, worker, record, &err));
    assert_string_equal("l'identifiant « cper » est déjà pris", err.text);
    struct build_result result;
    must(build_publish(build, &result, 1, &err), &err);
    assert_int_equal(2, result.n_documents);
}

static void no_document_at_all_is_bad_input_and_changes_nothing(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("no-document");
    struct build_result first = store_build(path, corpus_of_three);
    AUTO_BUILD *build = open_build(path);
    struct build_result result;
    struct error err = {0};
    assert_int_equal(STATUS_BAD_INPUT, build_publish(build, &result, 1, &err));
    assert_string_equal("aucun document à indexer", err.text);
    assert_int_equal(0, result.n_documents);
    assert_serves(path, first.generation);
}

static void a_locked_index_names_the_holder(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("locked");
    AUTO_BUILD *holder = open_build(path);
    struct build *second = NULL;
    struct error err = {0};
    assert_int_equal(STATUS_LOCKED, build_open(&second, path, STORE_VOCABULARY, &err));
    assert_null(second);
    char pid[32];
    (void)snprintf(pid, sizeof pid, "%ld", (long)getpid());
    assert_non_null(strstr(err.text, pid));
    assert_int_equal(STATUS_LOCKED, build_rollback(path, &err));
    /* The refused build has not taken the lock away from the holder. */
    store_add(holder, corpus_of_three);
    struct build_result result;
    must(build_publish(holder, &result, 1, &err), &err);
    build_free(TAKE(holder));
    (void)store_build(path, corpus_of_four);
}

static void an_unchanged_corpus_publishes_nothing(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("unchanged");
    struct build_result first = store_build(path, corpus_of_three);
    char before[SHA256_TEXT_BYTES], after[SHA256_TEXT_BYTES];
    store_digest(before, path);
    struct build_result second = store_build(path, corpus_of_three);
    assert_true(second.unchanged);
    assert_string_equal(first.generation, second.generation);
    assert_int_equal(first.n_documents, second.n_documents);
    assert_int_equal(first.text_bytes, second.text_bytes);
    assert_int_equal(first.index_bytes, second.index_bytes);
    store_digest(after, path);
    assert_string_equal(before, after);
}

static void the_order_of_the_records_does_not_matter(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("shuffled");
    (void)store_build(path, corpus_of_four);
    const char *reversed[4];
    for (size_t i = 0; i < 4; i++)
        reversed[i] = corpus_of_four.records[3 - i];
    assert_true(store_build(path, (struct corpus){reversed, 4}).unchanged);
}

static void a_damaged_generation_is_built_anew(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("anew");
    assert_int_equal(0, setenv("SOURCE_DATE_EPOCH", "1777528800", 1));
    struct build_result first = store_build(path, corpus_of_three);
    AUTO_TEXT *served = store_served(path);
    AUTO_TEXT *texts = path_join(served, GENERATION_TEXTS);
    file_flip(texts, 20, 1);
    struct build_result second = store_build(path, corpus_of_three);
    assert_int_equal(0, unsetenv("SOURCE_DATE_EPOCH"));
    assert_false(second.unchanged);
    assert_string_equal(first.generation,
                        second.generation); /* the same time and the same corpus */
    assert_serves(path, second.generation);
}

static void the_previous_generation_is_kept_and_older_ones_go(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("kept");
    struct build_result first = store_build(path, corpus_of_three);
    struct build_result second = store_build(path, corpus_of_four);
    assert_int_equal(2, count_generations(path));
    char id[GENERATION_ID_BYTES];
    struct error err = {0};
    must(generation_named(id, path, GENERATION_PREVIOUS, &err), &err);
    assert_string_equal(first.generation, id);
    struct corpus one = {corpus_of_three.records, 1};
    struct build_result third = store_build(path, one);
    assert_int_equal(2, count_generations(path));
    must(generation_named(id, path, GENERATION_PREVIOUS, &err), &err);
    assert_string_equal(second.generation, id);
    assert_serves(path, third.generation);
}

static void a_rollback_goes_back_and_a_second_one_forth(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("rollback");
    struct build_result first = store_build(path, corpus_of_three);
    struct build_result second = store_build(path, corpus_of_four);
    struct error err = {0};
    must(build_rollback(path, &err), &err);
    assert_serves(path, first.generation);
    must(build_rollback(path, &err), &err);
    assert_serves(path, second.generation);
    assert_int_equal(2, count_generations(path));
}

static void a_rollback_to_nothing_is_refused(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("nothing-before");
    struct build_result first = store_build(path, corpus_of_three);
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND, build_rollback("/nonexistent", &err));
    assert_int_equal(STATUS_NOT_FOUND, build_rollback(path, &err));
    assert_non_null(strstr(err.text, "pas de génération précédente"));
    /* The links as a build leaves them that is killed between the two. */
    AUTO_TEXT *previous = path_join(path, GENERATION_PREVIOUS);
    AUTO_TEXT *target = path_join("generations", first.generation);
    must(file_link_swap(previous, target, &err), &err);
    assert_int_equal(STATUS_NOT_FOUND, build_rollback(path, &err));
    assert_serves(path, first.generation);
}

static void a_rollback_to_a_damaged_generation_is_refused(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("damaged-before");
    AUTO_TEXT *previous = NULL;
    (void)store_build(path, corpus_of_three);
    previous = store_served(path);
    struct build_result second = store_build(path, corpus_of_four);
    static const char *const files[] = {GENERATION_TOKENS, GENERATION_LISTS,
                                        GENERATION_MANIFEST};
    struct error err = {0};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        AUTO_TEXT *file = path_join(previous, files[i]);
        file_flip(file, 40, 2);
        assert_int_equal(STATUS_INDEX_CORRUPT, build_rollback(path, &err));
        assert_serves(path, second.generation);
        file_flip(file, 40, 2);
    }
    must(folder_remove(previous, &err), &err);
    assert_int_equal(STATUS_INDEX_CORRUPT, build_rollback(path, &err));
    assert_serves(path, second.generation);
}

static void leftovers_are_swept(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("leftovers");
    struct build_result first = store_build(path, corpus_of_three);
    AUTO_TEXT *building = path_join(path, GENERATION_BUILDING "/sub");
    AUTO_TEXT *file = path_join(building, "half");
    AUTO_TEXT *spool = path_join(path, GENERATION_SPOOL);
    AUTO_TEXT *orphan = generation_folder(path, "20200101T000000Z-000000000000");
    AUTO_TEXT *link = path_join(path, "current.new");
    struct error err = {0};
    must(folder_make(building, &err), &err);
    must(file_write(file, STR("half"), &err), &err);
    must(file_write(spool, STR("half"), &err), &err);
    must(folder_make(orphan, &err), &err);
    assert_int_equal(0, symlink("generations/half", link));
    AUTO_BUILD *build = open_build(path);
    assert_int_equal(FILE_MISSING, file_type_of(file));
    assert_int_equal(FILE_MISSING, file_type_of(orphan));
    build_free(TAKE(build));
    assert_int_equal(1, count_generations(path));
    assert_serves(path, first.generation);
    (void)store_build(path, corpus_of_four);
    assert_int_equal(
        5, store_count(path)); /* current, previous, generations, lock, verified */
}

static void a_build_that_is_given_up_leaves_nothing(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("given-up");
    struct build_result first = store_build(path, corpus_of_three);
    AUTO_BUILD *build = open_build(path);
    store_add(build, (struct corpus){corpus_of_four.records + 3, 1});
    assert_int_equal(3, count_generations(path));
    build_free(TAKE(build));
    assert_int_equal(1, count_generations(path));
    assert_serves(path, first.generation);
}

static void what_cannot_be_opened_says_why(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("unopened");
    AUTO_TEXT *file = scratch_path("a-file");
    struct error err = {0};
    must(file_write(file, STR("x"), &err), &err);
    struct build *build = NULL;
    assert_int_equal(STATUS_IO, build_open(&build, file, STORE_VOCABULARY, &err));
    assert_int_equal(STATUS_NOT_FOUND, build_open(&build, path, "/nonexistent", &err));
    assert_int_equal(STATUS_NOT_FOUND, build_open(&build, "", STORE_VOCABULARY, &err));
    assert_null(build);
    build_free(NULL);
    /* The lock was released. */
    (void)store_build(path, corpus_of_three);
}

static void sources_are_numbered_by_their_slugs(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("sources");
    static const char *const records[] = {
        "{\"id\":\"a\",\"text\":\"a\",\"source\":\"Préfecture\"}",
        "{\"id\":\"b\",\"text\":\"b\",\"source\":\"PREFECTURE\"}",
        "{\"id\":\"c\",\"text\":\"c\",\"source\":\"C2RP\"}",
        "{\"id\":\"d\",\"text\":\"d\"}",
        "{\"id\":\"e\",\"text\":\"e\",\"source\":\"…\"}",
    };
    (void)store_build(path, (struct corpus){records, COUNT_OF(records)});
    AUTO_TEXT *served = store_served(path);
    AUTO_TEXT *file = path_join(served, GENERATION_COLUMNS);
    struct error err = {0};
    struct columns columns;
    must(columns_open(&columns, file, &err), &err);
    assert_int_equal(2, columns.n_sources);
    assert_true(str_equal(STR("c2rp"), columns_source(&columns, 1).slug));
    assert_true(str_equal(STR("prefecture"), columns_source(&columns, 2).slug));
    static const uint32_t wanted[] = {2, 2, 1, 0, 0};
    for (uint32_t i = 0; i < COUNT_OF(wanted); i++)
        assert_int_equal(wanted[i], columns_profile_of(&columns, i + 1).source);
    columns_close(&columns);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_result_tells_what_is_served),
        cmocka_unit_test(the_text_bytes_are_those_of_titles_and_texts),
        cmocka_unit_test(an_id_twice_is_refused_with_the_first_ones_place),
        cmocka_unit_test(no_document_at_all_is_bad_input_and_changes_nothing),
        cmocka_unit_test(a_locked_index_names_the_holder),
        cmocka_unit_test(an_unchanged_corpus_publishes_nothing),
        cmocka_unit_test(the_order_of_the_records_does_not_matter),
        cmocka_unit_test(a_damaged_generation_is_built_anew),
        cmocka_unit_test(the_previous_generation_is_kept_and_older_ones_go),
        cmocka_unit_test(a_rollback_goes_back_and_a_second_one_forth),
        cmocka_unit_test(a_rollback_to_nothing_is_refused),
        cmocka_unit_test(a_rollback_to_a_damaged_generation_is_refused),
        cmocka_unit_test(leftovers_are_swept),
        cmocka_unit_test(a_build_that_is_given_up_leaves_nothing),
        cmocka_unit_test(what_cannot_be_opened_says_why),
        cmocka_unit_test(sources_are_numbered_by_their_slugs),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
