/* Posting lists: they are read as they were written, block by block and from any document
 * on, and damage ends them without a crash. */
#include "engine/store/flat/lists.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/file/length_code.h"
#include "engine/file/pack.h"
#include "engine/store/flat/lists_file.h"
#include "engine/store/flat/lists_writer.h"
#include "engine/store/list_code.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

#define DOCUMENTS 70000U

static uint32_t docids[DOCUMENTS];
static uint8_t counts[DOCUMENTS];

/** Fill the list with each @p step-th document from @p first on, and counts that vary. */
static uint32_t fill(uint32_t first, uint32_t step)
{
    uint32_t n = 0;
    for (uint32_t docid = first; docid <= DOCUMENTS; docid += step + docid % 3) {
        counts[n] = (uint8_t)(docid % 7 ? 1 : 1 + docid % 15);
        docids[n++] = docid;
    }
    return n;
}

/** A part of a text longer than TERM_TEXT_MAX, where the limit falls inside a letter. */
#define TEN "éééééééééé"
#define LONG_TEXT "x" TEN TEN TEN TEN TEN TEN TEN

static const struct {
    const char *text;
    enum family family;
    uint32_t first, step;
} terms[] = {
    {"a", FAMILY_STEM, 1, 1},
    {"a", FAMILY_EXACT, 1, 1},
    {"b", FAMILY_STEM, 3, 50},
    {"abc", FAMILY_TITLE_STEM, 69999, 5},
    {"formation", FAMILY_STEM, 2, 7},
    {"é", FAMILY_AUTHOR, 9, 20000},
    {"z", FAMILY_TITLE_EXACT, 1, 540},
    /* About as many documents as the first byte of a record can hold. */
    {"six", FAMILY_STEM, 9, 12500},
    {"sept", FAMILY_STEM, 9, 10500},
    {"huit", FAMILY_STEM, 9, 9200},
    {"neuf", FAMILY_STEM, 9, 8000},
    {LONG_TEXT, FAMILY_STEM, 4, 30000},
};

static void write_file(const char *path)
{
    struct lists_writer *writer = lists_writer_new(path, DOCUMENTS);
    for (size_t i = 0; i < COUNT_OF(terms); i++) {
        uint32_t n = fill(terms[i].first, terms[i].step);
        lists_writer_put(writer, &(struct lists_term){terms[i].family,
                                                      str_of(terms[i].text),
                                                      {docids, counts, n},
                                                      (uint32_t)i});
    }
    assert_int_equal(STATUS_OK, lists_writer_close(writer, NULL));
}

static char *path_of_lists; /* freed by close_lists() */

static int open_lists(void **state)
{
    if (scratch_make(state))
        return -1;
    path_of_lists = scratch_path("lists.bin");
    write_file(path_of_lists);
    return 0;
}

static int close_lists(void **state)
{
    mem_free(path_of_lists);
    return scratch_remove(state);
}

static struct lists *open_file(void)
{
    struct lists *lists;
    assert_int_equal(STATUS_OK, lists_open(&lists, path_of_lists, DOCUMENTS, NULL));
    return lists;
}

static void a_list_is_read_as_written(void **state)
{
    (void)state;
    struct lists *lists = open_file();
    static uint32_t found[DOCUMENTS + PACK_N];
    for (size_t i = 0; i < COUNT_OF(terms); i++) {
        uint32_t n = fill(terms[i].first, terms[i].step);
        struct posting_list list =
            lists_find(lists, terms[i].family, str_of(terms[i].text));
        assert_int_equal(n, list.n);
        assert_int_equal(i, list.bitmap);
        assert_int_equal(n, list_docids(found, &list));
        assert_memory_equal(docids, found, n * sizeof *found);
        struct list_cursor cursor;
        list_cursor_open(&cursor, &list);
        uint32_t seen = 0;
        while (list_seek(&cursor, seen ? docids[seen - 1] + 1 : 1))
            for (uint32_t j = 0; j < cursor.n; j++, seen++) {
                assert_int_equal(docids[seen], cursor.docids[j]);
                assert_int_equal(counts[seen], list_count(&cursor, j));
            }
        assert_int_equal(n, seen);
    }
    lists_free(lists);
}

static void a_long_text_is_cut_at_a_code_point(void **state)
{
    (void)state;
    struct lists *lists = open_file();
    struct posting_list whole = lists_find(lists, FAMILY_STEM, STR(LONG_TEXT));
    struct posting_list kept =
        lists_find(lists, FAMILY_STEM, (struct str){LONG_TEXT, TERM_TEXT_MAX - 1});
    assert_true(whole.n > 0);
    assert_ptr_equal(whole.at, kept.at);
    lists_free(lists);
}

static void a_dense_list_tells_the_count_of_any_document(void **state)
{
    (void)state;
    struct lists *lists = open_file();
    size_t n_dense = 0;
    for (size_t i = 0; i < COUNT_OF(terms); i++) {
        uint32_t n = fill(terms[i].first, terms[i].step);
        struct posting_list list =
            lists_find(lists, terms[i].family, str_of(terms[i].text));
        assert_int_equal(n > DOCUMENTS / 8, list.dense != NULL);
        if (!list.dense)
            continue;
        n_dense++;
        for (uint32_t docid = 1, at = 0; docid <= DOCUMENTS; docid++) {
            bool has = at < n && docids[at] == docid;
            assert_int_equal(has ? counts[at++] : 0, list_dense_count(&list, docid));
        }
    }
    assert_true(n_dense >= 2 && n_dense < COUNT_OF(terms));
    lists_free(lists);
}

static void seeking_finds_the_block_of_any_document(void **state)
{
    (void)state;
    struct lists *lists = open_file();
    for (size_t i = 0; i < COUNT_OF(terms); i++) {
        uint32_t n = fill(terms[i].first, terms[i].step);
        struct posting_list list =
            lists_find(lists, terms[i].family, str_of(terms[i].text));
        for (uint32_t step = 1; step < DOCUMENTS; step = step * 3 + 1) {
            struct list_cursor cursor;
            list_cursor_open(&cursor, &list);
            uint32_t at = 0;
            for (uint32_t docid = 1; docid <= DOCUMENTS; docid += step) {
                while (at < n && docids[at] < docid)
                    at++;
                assert_int_equal(at < n, list_seek(&cursor, docid));
                if (at == n)
                    break;
                uint32_t j = 0;
                while (cursor.docids[j] < docid)
                    j++;
                assert_int_equal(docids[at], cursor.docids[j]);
            }
        }
    }
    lists_free(lists);
}

static void what_is_not_there_is_not_found(void **state)
{
    (void)state;
    struct lists *lists = open_file();
    assert_int_equal(0, lists_find(lists, FAMILY_STEM, STR("abc")).n);
    assert_int_equal(0, lists_find(lists, FAMILY_STEM, STR("")).n);
    assert_int_equal(0, lists_find(lists, FAMILY_TITLE_EXACT, STR("a")).n);
    struct list_cursor cursor;
    list_cursor_open(&cursor, &(struct posting_list){0});
    assert_false(list_seek(&cursor, 1));
    lists_free(lists);
}

static void equal_lists_are_stored_once(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("sized.bin");
    size_t sizes[2];
    for (int i = 0; i < 2; i++) {
        struct lists_writer *writer = lists_writer_new(path, DOCUMENTS);
        uint32_t n = fill(1, 3);
        for (int j = 0; j <= i; j++)
            lists_writer_put(writer, &(struct lists_term){j ? FAMILY_EXACT : FAMILY_STEM,
                                                          STR("mot"),
                                                          {docids, counts, n},
                                                          0});
        assert_int_equal(STATUS_OK, lists_writer_close(writer, NULL));
        AUTO_BUF bytes = BUF_INIT(10U << 20);
        assert_int_equal(STATUS_OK, file_read(&bytes, path, NULL));
        sizes[i] = bytes.n;
    }
    assert_true(sizes[1] < sizes[0] + 100);
}

/** Read everything, whatever it gives. */
static void read_all(const char *path)
{
    struct lists *lists;
    if (lists_open(&lists, path, DOCUMENTS, NULL))
        return;
    static uint32_t found[DOCUMENTS + PACK_N];
    for (size_t i = 0; i < COUNT_OF(terms); i++) {
        struct posting_list list =
            lists_find(lists, terms[i].family, str_of(terms[i].text));
        for (uint32_t docid = 1; list.dense && docid <= DOCUMENTS; docid++)
            assert_true(list_dense_count(&list, docid) < COUNT_CODES);
        uint32_t n = list_docids(found, &list), before = 0;
        assert_true(n <= list.n);
        for (uint32_t j = 0; j < n; before = found[j++])
            assert_true(found[j] > before && found[j] <= DOCUMENTS);
        struct list_cursor cursor;
        list_cursor_open(&cursor, &list);
        for (uint32_t docid = 1; list_seek(&cursor, docid);) {
            assert_true(cursor.n && cursor.docids[cursor.n - 1] >= docid);
            docid = cursor.docids[cursor.n - 1] + 1;
        }
    }
    lists_free(lists);
}

static void damage_ends_a_list(void **state)
{
    (void)state;
    AUTO_BUF bytes = BUF_INIT(10U << 20);
    assert_int_equal(STATUS_OK, file_read(&bytes, path_of_lists, NULL));
    AUTO_TEXT *path = scratch_path("damaged.bin");
    unsigned seed = 1;
    for (size_t i = 0; i < 600; i++) {
        seed = seed * 1103515245U + 12345U;
        /* The skip table follows the codes of the first list; the terms and their table
         * are at the end. */
        size_t at = i % 2   ? seed % bytes.n
                    : i % 4 ? list_dense_bytes(DOCUMENTS) + seed % 3000
                            : bytes.n - 1 - seed % 400;
        char kept = bytes.at[at];
        bytes.at[at] = (char)(kept ^ (1 << (seed >> 16) % 8));
        assert_int_equal(STATUS_OK, file_write(path, buf_str(&bytes), NULL));
        read_all(path);
        bytes.at[at] = kept;
    }
}

/** The last skip says where the documents behind the full blocks begin: here, outside. */
static void a_skip_that_leads_outside_ends_a_list(void **state)
{
    (void)state;
    struct lists *lists = open_file();
    struct posting_list list = lists_find(lists, FAMILY_STEM, STR("b"));
    assert_true(list.n > PACK_N && list.n % PACK_N);
    AUTO_BUF bytes = BUF_INIT(1U << 20);
    buf_put(&bytes, list.at, (size_t)(list.end - list.at));
    struct list_skip skip = {DOCUMENTS - 1, UINT32_MAX};
    memcpy(bytes.at + (list.n / PACK_N - 1) * sizeof skip, &skip, sizeof skip);
    list.at = (const unsigned char *)bytes.at;
    list.end = list.at + bytes.n;
    struct list_cursor cursor;
    list_cursor_open(&cursor, &list);
    assert_false(list_seek(&cursor, DOCUMENTS));
    static uint32_t found[DOCUMENTS + PACK_N];
    assert_true(list_docids(found, &list) <= list.n / PACK_N * PACK_N);
    lists_free(lists);
}

static void packing_keeps_every_width(void **state)
{
    (void)state;
    for (unsigned width = 0; width <= 32; width++) {
        uint32_t numbers[PACK_N], found[PACK_N];
        uint32_t top = width ? UINT32_MAX >> (32 - width) : 0;
        for (uint32_t i = 0; i < PACK_N; i++)
            numbers[i] = i % 5 ? (i * 2654435761U) & top : top;
        assert_int_equal(width, pack_width(numbers));
        AUTO_BUF bytes = BUF_INIT(1000);
        pack_put(&bytes, numbers, width);
        assert_int_equal(pack_bytes(width), bytes.n);
        pack_take(found, (const unsigned char *)bytes.at, width);
        assert_memory_equal(numbers, found, sizeof numbers);
    }
}

static void small_numbers_are_read_alone(void **state)
{
    (void)state;
    for (unsigned width = 0; width <= 8; width++) {
        uint8_t numbers[PACK_N];
        for (uint32_t i = 0; i < PACK_N; i++)
            numbers[i] = (uint8_t)((i * 2654435761U >> 9) & ((1U << width) - 1));
        AUTO_BUF bytes = BUF_INIT(1000);
        pack_put_small(&bytes, numbers, PACK_N, width);
        assert_int_equal(pack_bytes(width), bytes.n);
        static const char slack[PACK_SLACK];
        buf_put(&bytes, slack, sizeof slack);
        for (size_t i = 0; i < PACK_N; i++)
            assert_int_equal(numbers[i],
                             pack_small_at((const unsigned char *)bytes.at, i, width));
    }
}

static void distances_add_up(void **state)
{
    (void)state;
    uint32_t numbers[PACK_N], expected[PACK_N], sum = 17;
    for (uint32_t i = 0; i < PACK_N; i++) {
        numbers[i] = i * i % 91;
        expected[i] = sum += numbers[i] + 1;
    }
    pack_add_up(numbers, 17);
    assert_memory_equal(expected, numbers, sizeof numbers);
}

static void codes_are_near_and_in_order(void **state)
{
    (void)state;
    for (uint32_t length = 0; length < 600000; length++) {
        uint32_t decoded = length_decode(length_encode(length));
        uint32_t off = decoded > length ? decoded - length : length - decoded;
        uint32_t share = length < 2000 ? 60 : 20;
        assert_true(length <= 60 ? off == 0 : length > 344924 || off * share <= length);
        assert_true(length_encode(length) <= length_encode(length + 1));
    }
    for (unsigned code = 0; code < LENGTH_CODES; code++)
        assert_int_equal(code, length_encode(length_decode((uint8_t)code)));
    for (unsigned code = 0; code < COUNT_CODES; code++)
        assert_int_equal(code, count_encode(count_decode((uint8_t)code)));
    for (uint32_t count = 1; count < 1000; count++)
        assert_true(count_encode(count) <= count_encode(count + 1));
    assert_int_equal(8, count_decode(count_encode(8)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_is_read_as_written),
        cmocka_unit_test(a_long_text_is_cut_at_a_code_point),
        cmocka_unit_test(a_dense_list_tells_the_count_of_any_document),
        cmocka_unit_test(seeking_finds_the_block_of_any_document),
        cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(equal_lists_are_stored_once),
        cmocka_unit_test(damage_ends_a_list),
        cmocka_unit_test(a_skip_that_leads_outside_ends_a_list),
        cmocka_unit_test(packing_keeps_every_width),
        cmocka_unit_test(small_numbers_are_read_alone),
        cmocka_unit_test(distances_add_up),
        cmocka_unit_test(codes_are_near_and_in_order),
    };
    return cmocka_run_group_tests(tests, open_lists, close_lists);
}
