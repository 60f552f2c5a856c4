/* A build with several threads gives the same bytes as a build with one. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/build/build.h"
#include "engine/record/record_json.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/build_record.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

static void prepare_and_take(struct build *build, struct build_worker *worker,
                             const char *json, enum status wanted)
{
    struct error err = {0};
    AUTO_RECORD *record = NULL;
    must(record_from_json(&record, str_of(json), build_vocabulary(build), NULL, NULL,
                          &err),
         &err);
    assert_int_equal(wanted, build_record(build, worker, record, &err));
}

static void which_worker_prepared_does_not_show(void **state)
{
    (void)state;
    AUTO_TEXT *alone = scratch_path("alone");
    AUTO_TEXT *shared = scratch_path("shared");
    struct build_result one = store_build(alone, corpus_of_four);
    AUTO_BUILD *build = NULL;
    struct build_worker *workers[3];
    struct error err = {0};
    must(build_open(&build, shared, STORE_VOCABULARY, &err), &err);
    for (size_t i = 0; i < COUNT_OF(workers); i++)
        must(build_worker_new(&workers[i], build, &err), &err);
    for (size_t i = 0; i < corpus_of_four.n; i++)
        prepare_and_take(build, workers[(i + 1) % 3], corpus_of_four.records[i],
                         STATUS_OK);
    /* A record that is refused after its analysis leaves none of its words behind. */
    prepare_and_take(build, workers[0], "{\"id\":\"vae\",\"text\":\"Ornithorynque.\"}",
                     STATUS_EXISTS);
    struct build_result several;
    must(build_publish(build, &several, 4, &err), &err);
    assert_int_equal(4, several.n_documents);
    assert_int_equal(one.text_bytes, several.text_bytes);
    assert_string_equal(strrchr(one.generation, '-'), strrchr(several.generation, '-'));
    static const char *const files[] = {
        GENERATION_COLUMNS,  GENERATION_TEXTS,   GENERATION_FORMS,
        GENERATION_SPELLING, GENERATION_TOKENS,  GENERATION_SUGGEST,
        GENERATION_LISTS,    GENERATION_BITMAPS, GENERATION_PHRASES};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        AUTO_TEXT *left = generation_folder(alone, one.generation);
        AUTO_TEXT *right = generation_folder(shared, several.generation);
        AUTO_TEXT *a = path_join(left, files[i]);
        AUTO_TEXT *b = path_join(right, files[i]);
        char digests[2][SHA256_TEXT_BYTES];
        must(sha256_of_file(digests[0], a, &err), &err);
        must(sha256_of_file(digests[1], b, &err), &err);
        if (strcmp(digests[0], digests[1]) != 0)
            fail_msg("%s differs", files[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(which_worker_prepared_does_not_show),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
