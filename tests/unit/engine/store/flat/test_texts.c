/* The packed texts of documents: they are read as they were written, found by id, and
 * reported when they are damaged. */
#include "engine/store/flat/texts.h"

#include "base/memory.h"
#include "engine/store/flat/texts_code.h"
#include "engine/store/flat/texts_write.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

/** Enough documents for a dictionary. Each third one is a part of the one before. */
#define MANY 600U

static void id_of(char to[16], uint32_t docid)
{
    (void)snprintf(to, 16, "notice-%u", docid);
}

static void put_document(struct buf *out, uint32_t docid)
{
    char id[16], whole[16];
    id_of(id, docid);
    id_of(whole, docid - 1);
    static const char *const words[] = {
        "apprentissage", "alternance",  "accompagnement", "certification",
        "compétences",   "financement", "professionnel",  "qualification",
        "région",        "stagiaires",  "validation",     "acquis",
        "expérience",    "entreprise",  "orientation",    "demandeurs",
        "insertion",     "partenariat", "évaluation",     "territoire"};
    AUTO_BUF text = BUF_INIT(10000);
    uint32_t drawn = docid;
    for (uint32_t i = 0; i < 40 + docid % 7; i++) {
        drawn = drawn * 1664525U + 1013904223U;
        buf_printf(&text, "%s ", words[(drawn >> 16) % COUNT_OF(words)]);
    }
    AUTO_RECORD *record = record_new();
    record_set(record, FIELD_ID, str_of(id));
    record_set(record, FIELD_TITLE, STR("L'apprentissage en région"));
    record_set(record, FIELD_TEXT, buf_str(&text));
    if (docid % 3 == 0)
        record_set(record, FIELD_PART_OF, str_of(whole));
    buf_clear(out);
    texts_put(out, record);
}

/** Pack all documents; with @p backwards, the last one first. They are written in order
 *  all the same. */
static void write_documents(const char *path, uint32_t n, bool backwards)
{
    struct texts_writer *writer = texts_writer_new(path);
    AUTO_BUF bytes = BUF_INIT(1 << 20);
    for (uint32_t i = 1; i <= n; i++) {
        put_document(&bytes, i);
        texts_write_sample(writer, buf_str(&bytes));
    }
    (void)texts_write_train(writer, NULL);
    struct buf *frames = mem_new_array(n + 1, sizeof *frames);
    AUTO_TEXTS_PACKER *packer = texts_packer_new(writer);
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t docid = backwards ? n + 1 - i : i;
        put_document(&bytes, docid);
        frames[docid] = (struct buf)BUF_INIT(1 << 20);
        buf_put_str(&frames[docid], texts_pack(packer, buf_str(&bytes)));
    }
    for (uint32_t i = 1; i <= n; i++) {
        put_document(&bytes, i);
        texts_write_add(writer, buf_str(&bytes), buf_str(&frames[i]));
        buf_release(&frames[i]);
    }
    mem_free(frames);
    struct error err = {0};
    must(texts_write_close(writer, &err), &err);
}

static struct texts *open_texts(const char *path, uint32_t n)
{
    struct error err = {0};
    struct texts *texts = NULL;
    must(texts_open(&texts, path, n, &err), &err);
    return texts;
}

static void assert_is(const struct document_texts *read, uint32_t docid)
{
    AUTO_BUF bytes = BUF_INIT(1 << 20);
    put_document(&bytes, docid);
    struct str fields[FIELD_COUNT_], title;
    assert_true(texts_get(buf_str(&bytes), fields, &title));
    for (unsigned i = 0; i < FIELD_COUNT_; i++)
        assert_true(str_equal(fields[i], read->fields[i]));
    assert_true(str_equal(title, read->shown_title));
}

static void documents_come_back_with_and_without_a_dictionary(void **state)
{
    (void)state;
    static const uint32_t counts[] = {1, 2, MANY};
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        AUTO_TEXT *path = scratch_path("back");
        write_documents(path, counts[i], false);
        struct texts *texts = open_texts(path, counts[i]);
        struct texts_reader *reader = texts_reader_new(texts);
        AUTO_ARENA *arena = arena_new();
        struct document_texts kept, read;
        struct error err = {0};
        must(texts_read(&kept, reader, 1, arena, &err), &err);
        for (uint32_t docid = counts[i]; docid; docid--) {
            must(texts_read(&read, reader, docid, NULL, &err), &err);
            assert_is(&read, docid);
        }
        assert_is(&kept, 1);
        texts_reader_free(reader);
        texts_free(texts);
    }
}

static void a_dictionary_saves_a_third(void **state)
{
    (void)state;
    AUTO_TEXT *few = scratch_path("few"), *many = scratch_path("many");
    write_documents(few, 10, false);
    write_documents(many, MANY, false);
    assert_true(file_size(many) / MANY < file_size(few) / 10 * 2 / 3);
}

static void the_order_of_packing_does_not_matter(void **state)
{
    (void)state;
    AUTO_TEXT *forwards = scratch_path("forwards"),
              *backwards = scratch_path("backwards");
    write_documents(forwards, MANY, false);
    write_documents(backwards, MANY, true);
    struct error err = {0};
    char digests[2][SHA256_TEXT_BYTES];
    must(sha256_of_file(digests[0], forwards, &err), &err);
    must(sha256_of_file(digests[1], backwards, &err), &err);
    assert_string_equal(digests[0], digests[1]);
}

/** A writer whose sample is documents @p first to @p last. */
static struct texts_writer *sampled(const char *path, uint32_t first, uint32_t last)
{
    struct texts_writer *writer = texts_writer_new(path);
    AUTO_BUF bytes = BUF_INIT(1 << 20);
    for (uint32_t i = first; i <= last; i++) {
        put_document(&bytes, i);
        texts_write_sample(writer, buf_str(&bytes));
    }
    return writer;
}

static void frames_can_be_used_again_where_the_dictionary_is_the_same(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("served"), *next = scratch_path("next");
    write_documents(path, MANY, false);
    struct texts *texts = open_texts(path, MANY);
    static const struct {
        uint32_t first, last;
        bool is_alike;
    } samples[] = {{1, MANY, true}, {2, MANY, false}, {1, 1, false}};
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        struct error err = {0};
        struct texts_writer *writer = sampled(next, samples[i].first, samples[i].last);
        assert_int_equal(samples[i].is_alike, texts_write_train(writer, texts));
        AUTO_BUF bytes = BUF_INIT(1 << 20);
        AUTO_TEXTS_PACKER *packer = texts_packer_new(writer);
        put_document(&bytes, 9);
        assert_int_equal(
            samples[i].is_alike,
            str_equal(texts_frame(texts, 9), texts_pack(packer, buf_str(&bytes))));
        must(texts_write_close(writer, &err), &err);
    }
    texts_free(texts);
}

static void the_bytes_of_a_document_come_back(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("bytes");
    write_documents(path, 3, false);
    struct texts *texts = open_texts(path, 3);
    struct texts_reader *reader = texts_reader_new(texts);
    AUTO_BUF bytes = BUF_INIT(1 << 20);
    put_document(&bytes, 2);
    assert_true(str_equal(buf_str(&bytes), texts_unpack(reader, 2)));
    assert_int_equal(0, texts_unpack(reader, 4).n);
    texts_reader_free(reader);
    texts_free(texts);
}

static void documents_are_found_by_id_and_by_what_they_are_parts_of(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("found");
    write_documents(path, MANY, false);
    struct texts *texts = open_texts(path, MANY);
    for (uint32_t docid = 1; docid <= MANY; docid++) {
        char id[16];
        id_of(id, docid);
        struct texts_keys found = texts_with_id(texts, str_of(id));
        assert_int_equal(1, found.n);
        assert_int_equal(docid, texts_key_docid(found.at[0]));
        struct texts_keys parts = texts_parts_of(texts, str_of(id));
        assert_int_equal(docid % 3 == 2, parts.n);
        if (parts.n)
            assert_int_equal(docid + 1, texts_key_docid(parts.at[0]));
    }
    assert_int_equal(0, texts_with_id(texts, STR("")).n);
    assert_int_equal(0, texts_with_id(texts, STR("notice-")).n);
    texts_free(texts);
}

static void a_document_that_there_is_not_is_refused_by_its_number(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("beside");
    write_documents(path, 3, false);
    struct texts *texts = open_texts(path, 3);
    struct texts_reader *reader = texts_reader_new(texts);
    static const uint32_t docids[] = {0, 4, UINT32_MAX};
    for (size_t i = 0; i < COUNT_OF(docids); i++) {
        struct document_texts read;
        struct error err = {0};
        assert_int_equal(STATUS_INDEX_CORRUPT,
                         texts_read(&read, reader, docids[i], NULL, &err));
        char number[16];
        (void)snprintf(number, sizeof number, "%u", docids[i]);
        assert_non_null(strstr(err.text, number));
        assert_int_equal(0, read.fields[FIELD_TEXT].n);
        assert_int_equal(0, read.shown_title.n);
    }
    texts_reader_free(reader);
    texts_free(texts);
}

/** Read everything that the file gives. @return how many documents are reported as
 *  damaged */
static uint32_t count_damaged(const char *path, uint32_t n)
{
    struct error err = {0};
    struct texts *texts = NULL;
    if (texts_open(&texts, path, n, &err)) {
        assert_int_equal(STATUS_INDEX_CORRUPT, err.code);
        return n;
    }
    struct texts_reader *reader = texts_reader_new(texts);
    uint32_t damaged = 0;
    for (uint32_t docid = 1; docid <= n; docid++) {
        struct document_texts read;
        AUTO_ARENA *arena = arena_new();
        IGNORE(texts_read_short(&read, reader, docid, arena, NULL));
        damaged += texts_read(&read, reader, docid, NULL, &err) != STATUS_OK;
        for (unsigned i = 0; i < FIELD_COUNT_; i++) {
            char digest[SHA256_TEXT_BYTES];
            sha256_of(digest, read.fields[i]);
        }
    }
    texts_reader_free(reader);
    texts_free(texts);
    return damaged;
}

/** With the address sanitizer, this reads every byte that a damaged file gives. */
static void no_flipped_bit_leads_out_of_the_file(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("flip");
    write_documents(path, 3, false);
    size_t n = file_size(path), told = 0;
    assert_int_equal(0, count_damaged(path, 3));
    for (size_t i = 0; i < n * 8; i++) {
        file_flip(path, i / 8, i % 8);
        told += count_damaged(path, 3) > 0;
        file_flip(path, i / 8, i % 8);
    }
    /* of 8 n bits; the others are found by the digests of the manifest */
    assert_true(told > n);
}

static void a_damaged_dictionary_is_survived(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("dictionary");
    write_documents(path, MANY, false);
    size_t n = file_size(path);
    for (size_t i = 0; i < 300; i++) {
        size_t offset = i * 2654435761U % n;
        file_flip(path, offset, i % 8);
        (void)count_damaged(path, MANY);
        file_flip(path, offset, i % 8);
    }
    assert_int_equal(0, count_damaged(path, MANY));
}

static void files_that_are_none_are_refused(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("none");
    struct error err = {0};
    struct texts *texts = NULL;
    assert_int_equal(STATUS_NOT_FOUND, texts_open(&texts, path, 1, &err));
    assert_int_equal(STATUS_IO, texts_open(&texts, scratch_folder, 1, &err));
    write_documents(path, 3, false);
    assert_int_equal(STATUS_INDEX_CORRUPT, texts_open(&texts, path, 4, &err));
    assert_null(texts);
    AUTO_TEXT *nowhere = scratch_path("no/folder");
    assert_int_equal(STATUS_NOT_FOUND,
                     texts_write_close(texts_writer_new(nowhere), &err));
    texts_free(NULL);
    texts_reader_free(NULL);
    texts_packer_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_come_back_with_and_without_a_dictionary),
        cmocka_unit_test(a_dictionary_saves_a_third),
        cmocka_unit_test(the_order_of_packing_does_not_matter),
        cmocka_unit_test(frames_can_be_used_again_where_the_dictionary_is_the_same),
        cmocka_unit_test(the_bytes_of_a_document_come_back),
        cmocka_unit_test(documents_are_found_by_id_and_by_what_they_are_parts_of),
        cmocka_unit_test(a_document_that_there_is_not_is_refused_by_its_number),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_file),
        cmocka_unit_test(a_damaged_dictionary_is_survived),
        cmocka_unit_test(files_that_are_none_are_refused),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
