/* Records: their texts are copies, and they have a title to show. */
#include "engine/record/record.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void a_set_text_is_a_copy(void **state)
{
    (void)state;
    char text[] = "avant";
    AUTO_RECORD *record = record_new();

    record_set(record, FIELD_TITLE, str_of(text));
    text[0] = 'X';
    assert_true(str_equal(STR("avant"), record->fields[FIELD_TITLE]));
}

static void a_text_may_be_set_to_a_piece_of_itself(void **state)
{
    (void)state;
    AUTO_RECORD *record = record_new();

    record_set(record, FIELD_TITLE, STR("un titre"));
    struct str title = record->fields[FIELD_TITLE];
    record_set(record, FIELD_TITLE, (struct str){title.at + 3, title.n - 3});
    assert_true(str_equal(STR("titre"), record->fields[FIELD_TITLE]));
}

static void a_text_may_be_emptied(void **state)
{
    (void)state;
    AUTO_RECORD *record = record_new();

    record_set(record, FIELD_TITLE, STR("un titre"));
    record_set(record, FIELD_TITLE, STR(""));
    assert_int_equal(0, record->fields[FIELD_TITLE].n);
    assert_non_null(record->fields[FIELD_TITLE].at);
}

static void freeing_nothing_is_allowed(void **state)
{
    (void)state;
    struct record *none = NULL;
    record_free(none);
    record_free_at(&none);
    assert_null(none);
}

static void every_member_but_two_has_a_name(void **state)
{
    (void)state;
    for (enum record_field field = FIELD_ID; field < FIELD_COUNT_; field++)
        assert_int_equal(field == FIELD_ORIGIN_FILE || field == FIELD_EXTRA,
                         record_field_name(field) == NULL);
    assert_string_equal("part_of", record_field_name(FIELD_PART_OF));
    assert_string_equal("data_date", record_date_name(RECORD_DATA_DATE));
}

static void a_title_stands_for_itself_and_else_the_texts_first_words(void **state)
{
    (void)state;
#define TEN "dix octets"
    static const struct {
        const char *title, *text, *wanted;
    } cases[] = {
        {"Un titre", "Un texte", "Un titre"},
        {" Un titre\n", "", "Un titre"},
        {"", "", ""},
        {"  ", "Un texte court.", "Un texte court."},
        {"", "\n  Deux\n\tlignes\xC2\xA0!  ", "Deux lignes !"},
        /* Eighty code points are shown whole; with eighty-one, the title is cut between
         * words. */
        {"", TEN TEN TEN TEN TEN TEN TEN TEN, TEN TEN TEN TEN TEN TEN TEN TEN},
        {"", "été " TEN TEN TEN TEN TEN TEN TEN "x octet",
         "été " TEN TEN TEN TEN TEN TEN TEN "x …"},
        {"",
         "éééééééééééééééééééééééééééééééééééééééé"
         "ééééééééééééééééééééééééééééééééééééééééé",
         "éééééééééééééééééééééééééééééééééééééééé"
         "éééééééééééééééééééééééééééééééééééééééé…"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_RECORD *record = record_new();
        AUTO_BUF title = BUF_INIT(1000);
        record_set(record, FIELD_TITLE, str_of(cases[i].title));
        record_set(record, FIELD_TEXT, str_of(cases[i].text));
        record_put_title(&title, record);
        assert_string_equal(cases[i].wanted, buf_text(&title));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_set_text_is_a_copy),
        cmocka_unit_test(a_text_may_be_set_to_a_piece_of_itself),
        cmocka_unit_test(a_text_may_be_emptied),
        cmocka_unit_test(freeing_nothing_is_allowed),
        cmocka_unit_test(every_member_but_two_has_a_name),
        cmocka_unit_test(a_title_stands_for_itself_and_else_the_texts_first_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
