/* The texts of a long document: any stretch is read alone, and damage of any byte is told
 * or seen in the bytes alone. */
#include "base/memory.h"
#include "engine/store/flat/texts.h"
#include "engine/store/flat/texts_code.h"
#include "engine/store/flat/texts_write.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

/** The bytes of a document with @p n bytes of text. */
static void put_long(struct buf *out, size_t n)
{
    AUTO_BUF text = BUF_INIT(1U << 24);
    for (uint32_t i = 0; text.n + 10 < n; i++)
        buf_printf(&text, "%u mots\n\n", i);
    while (text.n < n)
        buf_put_byte(&text, 'x');
    AUTO_RECORD *record = record_new();
    record_set(record, FIELD_ID, STR("longue"));
    record_set(record, FIELD_TEXT, buf_str(&text));
    record_set(record, FIELD_SOURCE, STR("Une source"));
    record_set(record, FIELD_EXTRA, STR("{\"a\":1}"));
    buf_clear(out);
    texts_put(out, record);
}

static void write_long(const char *path, struct str texts)
{
    struct texts_writer *writer = texts_writer_new(path);
    (void)texts_write_train(writer, NULL);
    AUTO_TEXTS_PACKER *packer = texts_packer_new(writer);
    texts_write_add(writer, texts, texts_pack(packer, texts));
    struct error err = {0};
    must(texts_write_close(writer, &err), &err);
}

static struct str stretch_of(struct texts_reader *reader, size_t at, size_t n,
                             struct arena *arena)
{
    struct error err = {0};
    struct texts_range range = {1, FIELD_TEXT, at, n};
    struct str stretch;
    must(texts_stretch(&stretch, reader, &range, arena, &err), &err);
    return stretch;
}

static bool is_named(struct texts_reader *reader, struct str id)
{
    struct error err = {0};
    bool is_it;
    must(texts_is(&is_it, reader, 1, &(struct texts_wanted){FIELD_ID, id}, &err), &err);
    return is_it;
}

/** Check that every way of reading gives what was written. */
static void check_long(struct texts_reader *reader, struct str texts)
{
    AUTO_ARENA *arena = arena_new();
    struct str fields[FIELD_COUNT_], title;
    assert_true(texts_get(texts, fields, &title));
    struct document_texts read;
    struct error err = {0};
    must(texts_read_short(&read, reader, 1, arena, &err), &err);
    assert_true(str_equal(title, read.shown_title));
    assert_true(str_equal(STR("Une source"), read.fields[FIELD_SOURCE]));
    assert_int_equal(0, read.fields[FIELD_TEXT].n + read.fields[FIELD_EXTRA].n);
    size_t n = fields[FIELD_TEXT].n;
    size_t n_told;
    must(texts_bytes(&n_told, reader, 1, FIELD_TEXT, &err), &err);
    assert_int_equal(n, n_told);
    for (size_t at = 0; at <= n; at += 9973) {
        size_t taken = n - at < 70000 ? n - at : 70000;
        struct str stretch = stretch_of(reader, at, taken, arena);
        assert_true(str_equal(str_between(fields[FIELD_TEXT], at, at + taken), stretch));
    }
    assert_int_equal(0, stretch_of(reader, n, 1, arena).n);
    assert_true(str_equal(texts, texts_unpack(reader, 1)));
    assert_true(is_named(reader, STR("longue")));
    assert_false(is_named(reader, STR("longues")));
    must(texts_read(&read, reader, 1, arena, &err), &err);
    assert_true(str_equal(fields[FIELD_TEXT], read.fields[FIELD_TEXT]));
}

static void any_stretch_of_a_long_document_is_read_alone(void **state)
{
    (void)state;
    static const size_t sizes[] = {
        1, 100, TEXTS_PIECE - 40, TEXTS_PIECE, TEXTS_PIECE * 2, 1U << 20};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        AUTO_TEXT *path = scratch_path("long");
        AUTO_BUF bytes = BUF_INIT(1U << 24);
        put_long(&bytes, sizes[i]);
        write_long(path, buf_str(&bytes));
        struct error err = {0};
        struct texts *texts = NULL;
        must(texts_open(&texts, path, 1, &err), &err);
        struct texts_reader *reader = texts_reader_new(texts);
        check_long(reader, buf_str(&bytes));
        texts_reader_free(reader);
        texts_free(texts);
    }
}

/** Read in every way; with the address sanitizer, nothing outside the file is read. */
static void read_all(const char *path)
{
    struct error err = {0};
    struct texts *texts = NULL;
    if (texts_open(&texts, path, 1, &err))
        return;
    AUTO_ARENA *arena = arena_new();
    struct texts_reader *reader = texts_reader_new(texts);
    struct document_texts read;
    struct texts_range range = {1, FIELD_TEXT, 100000, 5000};
    struct texts_wanted wanted = {FIELD_ID, STR("longue")};
    struct str stretch;
    size_t n;
    bool is_it;
    IGNORE(texts_bytes(&n, reader, 1, TEXTS_OUTLINE, NULL));
    IGNORE(texts_stretch(&stretch, reader, &range, arena, NULL));
    IGNORE(texts_read_short(&read, reader, 1, arena, NULL));
    IGNORE(texts_is(&is_it, reader, 1, &wanted, NULL));
    (void)texts_unpack(reader, 1);
    texts_reader_free(reader);
    texts_free(texts);
}

static void no_flipped_bit_leads_out_of_the_file(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("flip");
    AUTO_BUF bytes = BUF_INIT(1U << 24);
    put_long(&bytes, 200000);
    write_long(path, buf_str(&bytes));
    size_t n = file_size(path);
    for (size_t i = 0; i < 400; i++) {
        /* The head of the document, then bytes anywhere. */
        size_t offset = i < 200 ? i : i * 2654435761U % n;
        file_flip(path, offset, i % 8);
        read_all(path);
        file_flip(path, offset, i % 8);
    }
}

static void a_document_cut_short_is_told(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *path = scratch_path("cut");
    AUTO_BUF bytes = BUF_INIT(1U << 24);
    put_long(&bytes, 200000);
    struct texts_writer *writer = texts_writer_new(path);
    (void)texts_write_train(writer, NULL);
    AUTO_TEXTS_PACKER *packer = texts_packer_new(writer);
    struct str frame = texts_pack(packer, buf_str(&bytes));
    frame.n /= 2;
    texts_write_add(writer, buf_str(&bytes), frame);
    must(texts_write_close(writer, &err), &err);
    struct texts *texts = NULL;
    must(texts_open(&texts, path, 1, &err), &err);
    struct texts_reader *reader = texts_reader_new(texts);
    AUTO_ARENA *arena = arena_new();
    struct document_texts read;
    struct str stretch;
    struct texts_range range = {1, FIELD_TEXT, 190000, 5000};
    assert_int_equal(STATUS_INDEX_CORRUPT,
                     texts_read_short(&read, reader, 1, arena, &err));
    assert_int_equal(STATUS_INDEX_CORRUPT,
                     texts_stretch(&stretch, reader, &range, arena, &err));
    assert_int_equal(0, stretch.n);
    range.at = 1000;
    assert_int_equal(STATUS_OK, texts_stretch(&stretch, reader, &range, arena, &err));
    assert_int_equal(5000, stretch.n);
    texts_reader_free(reader);
    texts_free(texts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_stretch_of_a_long_document_is_read_alone),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_file),
        cmocka_unit_test(a_document_cut_short_is_told),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
