/* Reading PDFs: each file of tests/cases/pdf/ gives the blocks of its .expected. */
#include "indexer/pdf/pdf.h"

#include "base/file.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/indexer/recorder.h"
#include "text/block/layout.h"

#define CASES SOURCE_DIR "/tests/cases/pdf/"
#define VOCABULARY SOURCE_DIR "/tests/cases/vocabulary/sound"

static void put_member(struct buf *out, const char *name, struct str text)
{
    if (text.n)
        buf_printf(out, "%s: %.*s\n", name, STR_ARG(text));
}

/** Write the blocks of a record, a line each, with the text of the leaves. */
static void put_blocks(struct buf *out, const struct record *record)
{
    struct str text = record->fields[FIELD_TEXT];
    struct layout_reader reader = layout_read(record->fields[FIELD_LAYOUT], text);
    struct block block;
    while (layout_next(&block, &reader)) {
        buf_printf(out, "%*s%s", (int)block.depth * 2, "", block_code(block.type));
        if (block.traits.number)
            buf_printf(out, "%u", block.traits.number);
        if (block_class_of(block.type) == BLOCK_LEAF)
            buf_printf(out, " %.*s", (int)(block.end - block.start),
                       text.at + block.start);
        buf_put_byte(out, '\n');
    }
    assert_false(reader.is_broken);
}

static enum status take(void *context, struct record *taken, struct error *err)
{
    (void)err;
    AUTO_RECORD *record = taken;
    struct recorder *recorder = context;
    char day[DATE_TEXT_BYTES];
    date_format(day, record->dates[RECORD_DATE]);
    put_member(&recorder->text, "title", record->fields[FIELD_TITLE]);
    put_member(&recorder->text, "author", record->fields[FIELD_AUTHOR]);
    put_member(&recorder->text, "date", str_of(day));
    put_blocks(&recorder->text, record);
    return STATUS_OK;
}

static void check_case(const char *name)
{
    AUTO_TEXT *path = path_join(CASES, name);
    AUTO_BUF content = BUF_INIT(8U << 20), wanted = BUF_INIT(1U << 20);
    AUTO_BUF wanted_path = BUF_INIT(1000);
    buf_put(&wanted_path, path, (size_t)(strrchr(path, '.') - path));
    buf_put_text(&wanted_path, ".expected");
    struct error err = {0};
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    recorder.sink.take_record = take;
    if (file_read(&content, path, &err) ||
        file_read(&wanted, buf_text(&wanted_path), &err))
        fail_msg("%s: %s", name, err.text);
    assert_true(pdf_is_content(buf_str(&content)));
    assert_int_equal(STATUS_OK, pdf_read(buf_str(&content), &recorder.reading, &err));
    if (!str_equal(buf_str(&recorder.text), buf_str(&wanted)))
        fail_msg("%s gives:\n%s", name, buf_text(&recorder.text));
}

static void each_pdf_gives_what_is_wanted(void **state)
{
    (void)state;
    AUTO_NAME_LIST names = {NULL, 0};
    struct error err = {0};
    assert_int_equal(STATUS_OK, folder_list(&names, CASES, &err));
    size_t n = 0;
    for (size_t i = 0; i < names.n; i++) {
        if (!str_ends_with(str_of(names.at[i]), STR(".pdf")))
            continue;
        check_case(names.at[i]);
        n++;
    }
    assert_true(n >= 14);
}

/** Cut and garbled files end in a record or a refusal, and in nothing worse. */
static void a_damaged_pdf_is_read_or_refused(void **state)
{
    (void)state;
    static const size_t steps[] = {1, 7, 97};
    AUTO_BUF content = BUF_INIT(1U << 20);
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_read(&content, CASES "columns.pdf", &err));
    for (size_t i = 0; i < COUNT_OF(steps); i++)
        for (size_t n = 5; n < content.n; n += content.n / 16) {
            AUTO_RECORDER recorder;
            assert_true(recorder_open(&recorder, VOCABULARY));
            AUTO_BUF garbled = BUF_INIT(1U << 20);
            buf_put(&garbled, content.at, steps[i] == 1 ? n : content.n);
            for (size_t k = n; k < garbled.n; k += steps[i])
                garbled.at[k] = (char)(garbled.at[k] ^ 0x15);
            assert_int_equal(STATUS_OK,
                             pdf_read(buf_str(&garbled), &recorder.reading, &err));
            assert_int_equal(1, recorder.n_records + recorder.n_refused);
        }
}

static void a_pdf_is_told_by_its_first_bytes(void **state)
{
    (void)state;
    assert_true(pdf_is_content(STR("%PDF-1.7\n")));
    assert_true(pdf_is_content(STR("\xEF\xBB\xBF%PDF-1.4\n")));
    assert_false(pdf_is_content(STR("---\ntitle: Le format PDF\n---\n")));
    assert_false(pdf_is_content(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_pdf_gives_what_is_wanted),
        cmocka_unit_test(a_damaged_pdf_is_read_or_refused),
        cmocka_unit_test(a_pdf_is_told_by_its_first_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
