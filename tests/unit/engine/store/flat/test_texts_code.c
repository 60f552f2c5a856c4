/* The texts of a document: each field is read as it was written, and damage ends the
 * reading. */
#include "engine/store/flat/texts_code.h"

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"

static void every_field_comes_back(void **state)
{
    (void)state;
    AUTO_RECORD *record = record_new();
    char value[20 * FIELD_COUNT_] = "é\n\"\\";
    for (unsigned i = 0; i < FIELD_COUNT_; i++) {
        memset(value + 10, (int)('a' + i), 20 * i);
        if (i != FIELD_URL && i != FIELD_UNIT)
            record_set(record, i, (struct str){value, 10 + 20 * i});
    }
    AUTO_BUF bytes = BUF_INIT(1 << 20);
    texts_put(&bytes, record);
    struct str fields[FIELD_COUNT_], title;
    assert_true(texts_get(buf_str(&bytes), fields, &title));
    for (unsigned i = 0; i < FIELD_COUNT_; i++)
        assert_true(str_equal(record->fields[i], fields[i]));
    assert_true(str_equal(record->fields[FIELD_TITLE], title));
    assert_int_equal(0, fields[FIELD_URL].n);
}

static void the_title_to_show_is_made_when_there_is_none(void **state)
{
    (void)state;
    static const char *const titles[] = {"", " ", "\n\t"};
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        AUTO_RECORD *record = record_new();
        record_set(record, FIELD_TITLE, str_of(titles[i]));
        record_set(record, FIELD_TEXT, STR("Un texte\ncourt."));
        AUTO_BUF bytes = BUF_INIT(1000);
        texts_put(&bytes, record);
        struct str fields[FIELD_COUNT_], title;
        assert_true(texts_get(buf_str(&bytes), fields, &title));
        assert_true(str_equal(STR("Un texte court."), title));
        assert_true(str_equal(str_of(titles[i]), fields[FIELD_TITLE]));
    }
}

static void no_bytes_are_no_texts(void **state)
{
    (void)state;
    struct str fields[FIELD_COUNT_], title;
    assert_true(texts_get(STR(""), fields, &title));
    for (unsigned i = 0; i < FIELD_COUNT_; i++)
        assert_int_equal(0, fields[i].n);
    assert_int_equal(0, title.n);
}

static void damaged_bytes_are_told_and_stay_within(void **state)
{
    (void)state;
    AUTO_RECORD *record = record_new();
    record_set(record, FIELD_ID, STR("vae"));
    record_set(record, FIELD_TEXT, STR("Un texte court."));
    AUTO_BUF bytes = BUF_INIT(1000);
    texts_put(&bytes, record);
    struct str fields[FIELD_COUNT_], title;
    for (size_t n = 1; n < bytes.n; n++) {
        char *cut = mem_copy_string(bytes.at, n);
        bool whole_field = n == 5 || n == 22; /* behind the id or the text */
        assert_int_equal(whole_field, texts_get((struct str){cut, n}, fields, &title));
        mem_free(cut);
    }
    for (size_t i = 0; i < bytes.n * 8; i++) {
        bytes.at[i / 8] = (char)(bytes.at[i / 8] ^ (1 << i % 8));
        (void)texts_get(buf_str(&bytes), fields, &title);
        for (unsigned j = 0; j < FIELD_COUNT_; j++)
            assert_true(fields[j].n == 0 ||
                        (fields[j].at >= bytes.at &&
                         fields[j].n <= (size_t)(bytes.at + bytes.n - fields[j].at)));
        bytes.at[i / 8] = (char)(bytes.at[i / 8] ^ (1 << i % 8));
    }
}

static void a_field_number_beyond_all_is_damage(void **state)
{
    (void)state;
    struct str fields[FIELD_COUNT_], title;
    const char beyond[] = {TEXTS_COUNT_, 1, 'x'};
    assert_false(texts_get((struct str){beyond, sizeof beyond}, fields, &title));
    assert_false(
        texts_get(STR("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x01x"), fields, &title));
    assert_false(
        texts_get(STR("\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01x"), fields, &title));
}

static void what_does_not_fit_marks_the_buffer(void **state)
{
    (void)state;
    AUTO_RECORD *record = record_new();
    record_set(record, FIELD_TEXT, STR("Un texte court."));
    AUTO_BUF bytes = BUF_INIT(10);
    texts_put(&bytes, record);
    assert_true(buf_overflowed(&bytes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_comes_back),
        cmocka_unit_test(the_title_to_show_is_made_when_there_is_none),
        cmocka_unit_test(no_bytes_are_no_texts),
        cmocka_unit_test(damaged_bytes_are_told_and_stay_within),
        cmocka_unit_test(a_field_number_beyond_all_is_damage),
        cmocka_unit_test(what_does_not_fit_marks_the_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
