/* Opening a generation: what it has can be read; damage, absence and other versions are
 * told apart. */
#include "engine/index/documents.h"
#include "engine/index/index.h"

#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/answer/search.h"
#include "engine/index/generation.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

static struct index *open_index(const char *path, enum index_check check)
{
    struct error err = {0};
    struct index *index = NULL;
    must(index_open(&index, path, check, &err), &err);
    assert_non_null(index);
    return index;
}

static enum status status_of(const char *path, enum index_check check)
{
    struct error err = {0};
    AUTO_INDEX *index = NULL;
    enum status st = index_open(&index, path, check, &err);
    assert_int_equal(st == STATUS_OK, index != NULL);
    assert_int_equal(st, err.code);
    assert_int_equal(st == STATUS_OK, err.text[0] == '\0');
    return st;
}

/** The names of all files of the served generation, with its manifest, relative to its
 *  folder. */
static void list_files(struct name_list *out, const char *generation)
{
    static const char *const folders[] = {"", GENERATION_VOCABULARY};
    *out = (struct name_list){NULL, 0};
    size_t room = 0;
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        AUTO_TEXT *folder = path_join(generation, folders[i]);
        AUTO_NAME_LIST names;
        struct error err = {0};
        must(folder_list(&names, folder, &err), &err);
        for (size_t j = 0; j < names.n; j++) {
            AUTO_TEXT *path = path_join(folder, names.at[j]);
            if (file_type_of(path) != FILE_REGULAR)
                continue;
            MEM_GROW(out->at, out->n + 1, room, 16);
            out->at[out->n++] = path_join(folders[i], names.at[j]);
        }
    }
    assert_true(out->n >= 10);
}

static void documents_run_newest_first_and_then_by_id(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("order");
    (void)store_build(path, corpus_of_four);
    AUTO_INDEX *index = open_index(path, INDEX_CHECK_DIGESTS);
    AUTO_DOCUMENTS *documents = documents_new(index, NULL);
    static const char *const wanted[] = {"vae", "cper", "campus", "contact"};
    assert_int_equal(COUNT_OF(wanted), index_info(index).n_documents);
    for (uint32_t i = 0; i < COUNT_OF(wanted); i++) {
        struct document document;
        documents_peek(documents, i + 1, &document);
        assert_true(str_equal(str_of(wanted[i]), document.fields[FIELD_ID]));
        assert_int_equal(i + 1, documents_find(documents, str_of(wanted[i])));
    }
    static const char *const unknown[] = {"", "a", "campu", "campus ", "zzz"};
    for (size_t i = 0; i < COUNT_OF(unknown); i++)
        assert_int_equal(0, documents_find(documents, str_of(unknown[i])));
}

static void a_document_comes_back_whole(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("whole");
    (void)store_build(path, corpus_of_three);
    AUTO_INDEX *index = open_index(path, INDEX_CHECK_DIGESTS);
    AUTO_DOCUMENTS *documents = documents_new(index, NULL);
    const struct vocabulary *vocabulary = index_vocabulary(index);
    int region = vocabulary_find_region(vocabulary, STR("32"));
    int theme = vocabulary_find_theme(vocabulary, STR("vae"));
    assert_true(region >= 0 && theme >= 0);
    struct document document;
    documents_peek(documents, 1, &document);
    assert_true(str_equal(STR("La VAE inversée"), document.title));
    assert_true(str_equal(STR("A. Martin"), document.fields[FIELD_AUTHOR]));
    assert_int_equal(0, document.fields[FIELD_URL].n);
    assert_int_equal(KIND_NEWS, document.kind);
    assert_int_equal(date_from_civil(2026, 4, 7), document.dates[RECORD_DATE]);
    assert_int_equal(DATE_NONE, document.dates[RECORD_VALID_TO]);
    assert_int_equal(1U << region, document.regions);
    assert_true(theme_set_has(&document.themes, (unsigned)theme));
    documents_peek(documents, 3, &document);
    assert_true(str_equal(STR("Téléphone : 03.20.30.59.59, à Lille"), document.title));
    assert_int_equal(0, document.regions);
}

static void the_info_is_that_of_the_build(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("info");
    struct build_result result = store_build(path, corpus_of_three);
    AUTO_INDEX *index = open_index(path, INDEX_CHECK_SIZES);
    struct index_info info = index_info(index);
    assert_string_equal(result.generation, info.generation);
    assert_int_equal(3, info.n_documents);
    assert_int_equal(result.text_bytes, info.text_bytes);
    assert_true(info.built_at > 0);
}

static void no_index_says_not_found(void **state)
{
    (void)state;
    AUTO_TEXT *empty = scratch_path("empty");
    struct error err = {0};
    must(folder_make(empty, &err), &err);
    assert_int_equal(STATUS_NOT_FOUND, status_of("/nonexistent", INDEX_CHECK_SIZES));
    assert_int_equal(STATUS_NOT_FOUND, status_of(empty, INDEX_CHECK_DIGESTS));
    assert_int_equal(STATUS_NOT_FOUND, status_of("", INDEX_CHECK_DIGESTS));
}

static void a_link_to_elsewhere_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("elsewhere");
    (void)store_build(path, corpus_of_three);
    AUTO_TEXT *link = path_join(path, GENERATION_CURRENT);
    AUTO_TEXT *served = store_served(path);
    static const char *const targets[] = {"/etc", "../whole/current", "generations",
                                          "generations/missing", "generations/../.."};
    struct error err = {0};
    for (size_t i = 0; i < COUNT_OF(targets); i++) {
        must(file_link_swap(link, targets[i], &err), &err);
        assert_int_equal(STATUS_INDEX_CORRUPT, status_of(path, INDEX_CHECK_DIGESTS));
    }
    must(file_link_swap(link, served, &err),
         &err); /* the folder is right, and given by its whole path */
    assert_int_equal(STATUS_INDEX_CORRUPT, status_of(path, INDEX_CHECK_DIGESTS));
    assert_int_equal(0, unlink(link));
    must(file_write(link, STR("generations"), &err), &err);
    assert_int_equal(STATUS_INDEX_CORRUPT, status_of(path, INDEX_CHECK_DIGESTS));
}

static void a_generation_under_another_name_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("renamed");
    (void)store_build(path, corpus_of_three);
    AUTO_TEXT *served = store_served(path);
    AUTO_TEXT *other = generation_folder(path, "other");
    AUTO_TEXT *link = path_join(path, GENERATION_CURRENT);
    struct error err = {0};
    must(file_rename(served, other, &err), &err);
    must(file_link_swap(link, "generations/other", &err), &err);
    assert_int_equal(STATUS_INDEX_CORRUPT, status_of(path, INDEX_CHECK_SIZES));
}

static void each_missing_or_resized_file_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("missing");
    (void)store_build(path, corpus_of_three);
    AUTO_TEXT *served = store_served(path);
    AUTO_NAME_LIST names;
    list_files(&names, served);
    for (size_t i = 0; i < names.n; i++) {
        AUTO_TEXT *file = path_join(served, names.at[i]);
        AUTO_TEXT *aside = scratch_path("aside");
        size_t n = file_size(file);
        struct error err = {0};
        file_resize(file, n + 1);
        assert_int_equal(STATUS_INDEX_CORRUPT, status_of(path, INDEX_CHECK_SIZES));
        file_resize(file, n);
        must(file_rename(file, aside, &err), &err);
        assert_int_equal(STATUS_INDEX_CORRUPT, status_of(path, INDEX_CHECK_SIZES));
        assert_int_equal(STATUS_INDEX_CORRUPT, status_of(path, INDEX_CHECK_DIGESTS));
        must(file_write(file, STR(""), &err), &err);
        if (n > 0)
            assert_int_equal(STATUS_INDEX_CORRUPT, status_of(path, INDEX_CHECK_SIZES));
        must(file_rename(aside, file, &err), &err);
    }
    assert_int_equal(STATUS_OK, status_of(path, INDEX_CHECK_DIGESTS));
}

/** Read everything that the index gives. */
static void use(const struct index *index)
{
    AUTO_DOCUMENTS *documents = documents_new(index, NULL);
    uint32_t n = index_info(index).n_documents;
    for (uint32_t i = 1; i <= n; i++) {
        struct document document;
        documents_peek(documents, i, &document);
        assert_true(document.kind < KIND_COUNT_);
        for (unsigned j = 0; j < FIELD_COUNT_; j++) {
            char digest[SHA256_TEXT_BYTES];
            sha256_of(digest, document.fields[j]);
        }
        assert_true(documents_find(documents, document.fields[FIELD_ID]) <= n);
    }
}

/** Offset number @p i of some in @p n bytes: the first and the last ones, and others in
 *  between. */
static size_t offset_of(size_t i, size_t n)
{
    if (i < 16)
        return i % n;
    return i < 48 ? n - 1 - (i - 16) % n : (i * 2654435761U) % n;
}

#define FLIPS 80

static void every_flipped_bit_shows_by_the_digests(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("flip");
    (void)store_build(path, corpus_of_three);
    AUTO_TEXT *served = store_served(path);
    AUTO_NAME_LIST names;
    list_files(&names, served);
    for (size_t i = 0; i < names.n; i++) {
        AUTO_TEXT *file = path_join(served, names.at[i]);
        size_t n = file_size(file);
        for (size_t j = 0; n && j < FLIPS; j++) {
            file_flip(file, offset_of(j, n), j % 8);
            if (status_of(path, INDEX_CHECK_DIGESTS) != STATUS_INDEX_CORRUPT)
                fail_msg("%s: bit %zu of byte %zu", names.at[i], j % 8, offset_of(j, n));
            file_flip(file, offset_of(j, n), j % 8);
        }
    }
    assert_int_equal(STATUS_OK, status_of(path, INDEX_CHECK_DIGESTS));
}

static void no_flipped_bit_crashes_who_checks_sizes_only(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("sizes");
    (void)store_build(path, corpus_of_three);
    AUTO_TEXT *served = store_served(path);
    static const char *const names[] = {
        GENERATION_COLUMNS, GENERATION_TEXTS,    GENERATION_TOKENS,
        GENERATION_FORMS,   GENERATION_SPELLING, GENERATION_VOCABULARY "/themes.json"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        AUTO_TEXT *file = path_join(served, names[i]);
        size_t n = file_size(file);
        for (size_t j = 0; j < FLIPS; j++) {
            file_flip(file, offset_of(j, n), j % 8);
            struct error err = {0};
            AUTO_INDEX *index = NULL;
            enum status st = index_open(&index, path, INDEX_CHECK_SIZES, &err);
            assert_true(st == STATUS_OK || st == STATUS_INDEX_CORRUPT);
            if (!st)
                use(index);
            file_flip(file, offset_of(j, n), j % 8);
        }
    }
}

/** Search for all documents and for those with a word, with every filter and every
 *  facet. */
static void ask(const struct index *index)
{
    static const struct search_param params[] = {
        {{"q", 1}, {"", 0}},
        {{"facets", 6}, {"region", 6}},
        {{"facets", 6}, {"theme", 5}},
        {{"facets", 6}, {"kind", 4}},
        {{"facets", 6}, {"month", 5}},
        {{"facets", 6}, {"source", 6}},
        {{"region", 6}, {"32", 2}},
        {{"kind", 4}, {"news", 4}},
        {{"source", 6}, {"prefecture", 10}},
        {{"from", 4}, {"2020", 4}},
        {{"valid_at", 8}, {"2024-01-01", 10}},
    };
    AUTO_SEARCHER *searcher = searcher_new(index);
    struct error err = {0};
    for (size_t n = 1; n <= COUNT_OF(params); n++) {
        struct search_request request;
        struct search_faults faults;
        struct search_answer answer;
        arena_clear(searcher_arena(searcher));
        must(search_request_read(&request, &faults, index, params, n,
                                 searcher_arena(searcher)),
             &err);
        enum status st = search(&answer, searcher, &request, &err);
        assert_true(st == STATUS_OK || st == STATUS_INDEX_CORRUPT);
    }
}

static void no_flipped_bit_of_the_columns_crashes_a_search(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("search");
    (void)store_build(path, corpus_of_three);
    AUTO_TEXT *served = store_served(path);
    AUTO_TEXT *file = path_join(served, GENERATION_COLUMNS);
    size_t n = file_size(file);
    for (size_t i = 0; i < FLIPS; i++) {
        file_flip(file, offset_of(i, n), i % 8);
        AUTO_INDEX *index = NULL;
        enum status st = index_open(&index, path, INDEX_CHECK_SIZES, NULL);
        assert_true(st == STATUS_OK || st == STATUS_INDEX_CORRUPT);
        if (!st)
            ask(index);
        file_flip(file, offset_of(i, n), i % 8);
    }
}

static void a_vocabulary_that_lost_a_theme_in_use_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("themes");
    (void)store_build(path, corpus_of_three);
    AUTO_TEXT *served = store_served(path);
    AUTO_TEXT *file = path_join(served, GENERATION_VOCABULARY "/themes.json");
    size_t n = file_size(file);
    AUTO_BUF text = BUF_INIT(1 << 20);
    buf_put_text(&text, "{\"themes\":[{\"slug\":\"seul\",\"label\":\"Seul\"}]}");
    while (text.n < n)
        buf_put_byte(&text, ' ');
    struct error err = {0};
    must(file_write(file, buf_str(&text), &err), &err);
    AUTO_INDEX *index = NULL;
    assert_int_equal(STATUS_INDEX_CORRUPT,
                     index_open(&index, path, INDEX_CHECK_SIZES, &err));
    assert_non_null(strstr(err.text, "theme"));
}

/** While an index is removed, files that are missing already do not mean that it is
 *  damaged. */
static void what_is_removed_under_an_open_index_is_no_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("removed");
    (void)store_build(path, corpus_of_three);
    AUTO_TEXT *served = store_served(path);
    AUTO_INDEX *index = open_index(path, INDEX_CHECK_SIZES);
    assert_int_equal(STATUS_OK, index_verify(index, NULL, NULL, NULL));
    AUTO_TEXT *file = path_join(served, GENERATION_TOKENS);
    size_t n = file_size(file);
    file_resize(file, n + 1);
    assert_int_equal(STATUS_INDEX_CORRUPT, index_verify(index, NULL, NULL, NULL));
    file_resize(file, n);
    assert_int_equal(STATUS_OK, index_verify(index, NULL, NULL, NULL));
    assert_int_equal(0, unlink(file));
    assert_int_equal(STATUS_NOT_FOUND, index_verify(index, NULL, NULL, NULL));
    AUTO_TEXT *manifest = path_join(served, GENERATION_MANIFEST);
    assert_int_equal(0, unlink(manifest));
    assert_int_equal(STATUS_NOT_FOUND, index_verify(index, NULL, NULL, NULL));
}

static void freeing_nothing_is_allowed(void **state)
{
    (void)state;
    struct index *index = NULL;
    index_free(index);
    index_free_at(&index);
    assert_null(index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_run_newest_first_and_then_by_id),
        cmocka_unit_test(a_document_comes_back_whole),
        cmocka_unit_test(the_info_is_that_of_the_build),
        cmocka_unit_test(no_index_says_not_found),
        cmocka_unit_test(a_link_to_elsewhere_is_damage),
        cmocka_unit_test(a_generation_under_another_name_is_damage),
        cmocka_unit_test(each_missing_or_resized_file_is_damage),
        cmocka_unit_test(every_flipped_bit_shows_by_the_digests),
        cmocka_unit_test(no_flipped_bit_crashes_who_checks_sizes_only),
        cmocka_unit_test(no_flipped_bit_of_the_columns_crashes_a_search),
        cmocka_unit_test(a_vocabulary_that_lost_a_theme_in_use_is_damage),
        cmocka_unit_test(what_is_removed_under_an_open_index_is_no_damage),
        cmocka_unit_test(freeing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
