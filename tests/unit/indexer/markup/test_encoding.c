/* Encodings: which texts are read as Windows-1252, which were encoded twice. */
#include "indexer/markup/encoding.h"

#include "tests/unit/cmocka_all.h"

static void french_in_windows_1252_is_told_from_other_bytes(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        const char *text;
    } rows[] = {
        {{"\xC9"
          "cole",
          5},
         "École"},
        {{"l\x92\xE9l\xE8ve, 12 \x80", 13}, "l’élève, 12 €"},
        {{"c\x9Cur", 4}, "cœur"},
        {{"ISO\n\xE0 No\xEBl", 10}, "ISO\nà Noël"},
        /* Half a character of UTF-8, Cyrillic, UTF-8 among it, binary, nothing. */
        {{"d\xC3", 2}, NULL},
        {{"\xEF\xF0\xE8\xE2\xE5\xF2", 6}, NULL},
        {{"\xC3\xA9 et \xE9t\xE9", 9}, NULL},
        {{"a\x81z", 3}, NULL},
        {{"\xA0 \xA0", 3}, NULL},
        {{"", 0}, NULL},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool is_windows = encoding_is_windows(rows[i].bytes);
        if (is_windows != (rows[i].text != NULL))
            fail_msg("row %zu", i);
        AUTO_BUF got = BUF_INIT(100);
        encoding_put_windows(&got, rows[i].bytes);
        if (rows[i].text)
            assert_string_equal(rows[i].text, buf_text(&got));
    }
}

static void texts_that_were_encoded_twice_are_told_and_mended(void **state)
{
    (void)state;
    static const struct {
        const char *text, *mended;
    } rows[] = {
        {"Ã©tÃ©", "été"},
        {"Lâ€™Ã©cole Ã\u00A0 Noël", NULL},
        {"Lâ€™Ã©cole Ã\u00A0 part", "L’école à part"},
        {"cÅ“ur", "cœur"},
        {"Ã‰cole", "École"},
        {"été", NULL},
        {"SÃO PAULO", NULL},
        {"ascii", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str text = str_of(rows[i].text);
        if (encoding_is_doubled(text) != (rows[i].mended != NULL))
            fail_msg("%s", rows[i].text);
        AUTO_BUF got = BUF_INIT(100);
        if (rows[i].mended) {
            encoding_put_undoubled(&got, text);
            assert_string_equal(rows[i].mended, buf_text(&got));
        }
    }
}

static void texts_in_json_are_mended_each_for_itself(void **state)
{
    (void)state;
    json_t *value = json_pack("{s:s, s:[s, s, i], s:s}", "a", "Ã©tÃ©", "b", "Ã©", "é", 3,
                              "c", "rien");
    assert_int_equal(2, encoding_mend_json(value));
    assert_string_equal("été", json_string_value(json_object_get(value, "a")));
    json_decref(value);
}

static void damage_is_found(void **state)
{
    (void)state;
    assert_int_equal(2, encoding_find_damage(STR("a \xEF\xBF\xBD")));
    assert_int_equal(6, encoding_find_damage(STR("\xC3\xA9t\xC3\xA9 \xC3\x83\xC2\xA9")));
    assert_int_equal(5, encoding_find_damage(STR("\xC3\xA9t\xC3\xA9")));
    assert_int_equal(4, encoding_find_damage(STR("S\xC3\x83O")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(french_in_windows_1252_is_told_from_other_bytes),
        cmocka_unit_test(texts_that_were_encoded_twice_are_told_and_mended),
        cmocka_unit_test(texts_in_json_are_mended_each_for_itself),
        cmocka_unit_test(damage_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
