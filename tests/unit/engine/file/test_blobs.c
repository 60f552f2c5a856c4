/* Pieces of bytes by document: they are read as they were written, and a damaged file
 * does no harm. */
#include "engine/file/blobs.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

static const struct str pieces[] = {
    {"un", 2}, {"", 0}, {"tr\0is", 5}, {"", 0}, {"cinq", 4}};

static void write_pieces(const char *path)
{
    struct blobs_writer w;
    blobs_write_open(&w, path);
    for (size_t i = 0; i < COUNT_OF(pieces); i++)
        blobs_write_add(&w, pieces[i]);
    struct error err = {0};
    must(blobs_write_close(&w, &err), &err);
}

static void pieces_come_back_by_document(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("pieces");
    write_pieces(path);
    struct error err = {0};
    struct blobs b;
    must(blobs_open(&b, path, COUNT_OF(pieces), &err), &err);
    for (uint32_t i = 0; i < COUNT_OF(pieces); i++)
        assert_true(str_equal(pieces[i], blobs_at(&b, i + 1)));
    blobs_close(&b);
}

static void many_documents_come_back(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("many");
    struct blobs_writer w;
    blobs_write_open(&w, path);
    for (uint32_t i = 0; i < 5000; i++)
        blobs_write_add(&w, (struct str){(const char *)&i, i % (sizeof i + 1)});
    struct error err = {0};
    must(blobs_write_close(&w, &err), &err);
    struct blobs b;
    must(blobs_open(&b, path, 5000, &err), &err);
    for (uint32_t i = 0; i < 5000; i++)
        assert_true(str_equal((struct str){(const char *)&i, i % (sizeof i + 1)},
                              blobs_at(&b, i + 1)));
    blobs_close(&b);
}

static void there_is_nothing_beside_the_documents(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("pieces");
    write_pieces(path);
    struct error err = {0};
    struct blobs b;
    must(blobs_open(&b, path, COUNT_OF(pieces), &err), &err);
    assert_int_equal(0, blobs_at(&b, 0).n);
    assert_int_equal(0, blobs_at(&b, COUNT_OF(pieces) + 1).n);
    assert_int_equal(0, blobs_at(&b, UINT32_MAX).n);
    blobs_close(&b);
    assert_int_equal(0, blobs_at(&b, 1).n);
}

static void another_count_of_documents_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("pieces");
    write_pieces(path);
    struct error err = {0};
    struct blobs b;
    assert_int_equal(STATUS_INDEX_CORRUPT, blobs_open(&b, path, 4, &err));
    assert_int_equal(STATUS_INDEX_CORRUPT, blobs_open(&b, path, 6, &err));
    assert_non_null(strstr(err.text, "pieces"));
    assert_int_equal(STATUS_INDEX_CORRUPT, blobs_open(&b, path, 0, NULL));
}

/** With the address sanitizer, this reads every byte that a damaged file gives. */
static void no_flipped_bit_leads_out_of_the_file(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("flip");
    write_pieces(path);
    size_t n = file_size(path);
    for (size_t i = 0; i < n * 8; i++) {
        file_flip(path, i / 8, i % 8);
        struct error err = {0};
        struct blobs b;
        if (blobs_open(&b, path, COUNT_OF(pieces), &err) == STATUS_OK) {
            for (uint32_t j = 1; j <= COUNT_OF(pieces); j++) {
                struct str bytes = blobs_at(&b, j);
                assert_true(bytes.n <= n);
                char digest[SHA256_TEXT_BYTES];
                sha256_of(digest, bytes);
            }
            blobs_close(&b);
        }
        file_flip(path, i / 8, i % 8);
    }
}

static void a_missing_file_says_not_found(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("missing");
    struct error err = {0};
    struct blobs b;
    assert_int_equal(STATUS_NOT_FOUND, blobs_open(&b, path, 1, &err));
    assert_int_equal(STATUS_IO, blobs_open(&b, scratch_folder, 1, &err));
    blobs_close(&b);
}

static void a_failure_of_writing_is_told_at_the_end(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("no/folder");
    struct blobs_writer w;
    blobs_write_open(&w, path);
    blobs_write_add(&w, STR("bytes"));
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND, blobs_write_close(&w, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_come_back_by_document),
        cmocka_unit_test(many_documents_come_back),
        cmocka_unit_test(there_is_nothing_beside_the_documents),
        cmocka_unit_test(another_count_of_documents_is_damage),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_file),
        cmocka_unit_test(a_missing_file_says_not_found),
        cmocka_unit_test(a_failure_of_writing_is_told_at_the_end),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
