/* SHA-256 against the published vectors (FIPS 180-4 examples). */
#include "base/sha256.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

static const struct {
    const char *text, *digest;
} vectors[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

static void the_published_vectors_agree(void **state)
{
    (void)state;
    char digest[SHA256_TEXT_BYTES];
    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        sha256_of(digest, str_of(vectors[i].text));
        assert_string_equal(vectors[i].digest, digest);
    }
    sha256_of(digest, (struct str){NULL, 0});
    assert_string_equal(vectors[0].digest, digest);
}

static void the_bytes_are_those_of_the_text(void **state)
{
    (void)state;
    struct sha256 *sum = sha256_new();
    unsigned char bytes[SHA256_BYTES];
    sha256_add(sum, STR("abc"));
    sha256_finish_bytes(sum, bytes);
    sha256_free(sum);
    for (size_t i = 0; i < SHA256_BYTES; i++) {
        char digits[3];
        (void)snprintf(digits, sizeof digits, "%02x", bytes[i]);
        assert_memory_equal(vectors[1].digest + 2 * i, digits, 2);
    }
}

static void a_file_has_the_digest_of_its_bytes(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("file");
    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        struct error err = {0};
        char digest[SHA256_TEXT_BYTES];
        assert_int_equal(STATUS_OK, file_write(path, str_of(vectors[i].text), &err));
        assert_int_equal(STATUS_OK, sha256_of_file(digest, path, &err));
        assert_string_equal(vectors[i].digest, digest);
    }
}

static void a_missing_file_or_a_folder_has_none(void **state)
{
    (void)state;
    struct error err = {0};
    char digest[SHA256_TEXT_BYTES] = "x";
    AUTO_TEXT *missing = scratch_path("missing");
    assert_int_equal(STATUS_NOT_FOUND, sha256_of_file(digest, missing, &err));
    assert_string_equal("", digest);
    assert_int_equal(STATUS_IO, sha256_of_file(digest, scratch_folder, &err));
    assert_string_equal("", digest);
}

static void pieces_give_the_digest_of_the_whole_and_finishing_starts_anew(void **state)
{
    (void)state;
    struct sha256 *sum = sha256_new();
    char digest[SHA256_TEXT_BYTES];
    for (int round = 0; round < 2; round++) {
        sha256_add(sum, STR("a"));
        sha256_add(sum, (struct str){NULL, 0});
        sha256_add(sum, STR("bc"));
        sha256_finish(sum, digest);
        assert_string_equal(vectors[1].digest, digest);
    }
    sha256_finish(sum, digest);
    assert_string_equal(vectors[0].digest, digest);
    sha256_free(sum);
    sha256_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_vectors_agree),
        cmocka_unit_test(the_bytes_are_those_of_the_text),
        cmocka_unit_test(a_file_has_the_digest_of_its_bytes),
        cmocka_unit_test(a_missing_file_or_a_folder_has_none),
        cmocka_unit_test(pieces_give_the_digest_of_the_whole_and_finishing_starts_anew),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
