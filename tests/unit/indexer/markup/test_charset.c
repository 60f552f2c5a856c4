/* Texts of any encoding become the UTF-8 that they mean. */
#include "indexer/markup/charset.h"

#include "base/utf8.h"
#include "tests/unit/cmocka_all.h"

static void each_encoding_is_read_as_it_is_meant(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *declared, *text;
        bool is_told;
    } rows[] = {
        {"ascii", "", "ascii", false},
        {"\xEF\xBB\xBF\xC3\xA9t\xC3\xA9", "", "été", false},
        /* Valid UTF-8 is UTF-8, whatever a template declares. */
        {"\xC3\xA9t\xC3\xA9", "iso-8859-1", "été", false},
        {"\xE9t\xE9", "ISO-8859-1", "été", false},
        {"c\x9Cur \x80 \x92", "windows-1252", "cœur € ’", false},
        {"\xA4 \xBD", "iso-8859-15", "€ œ", false},
        {"\xE9t\xE9", "utf-8", "été", true},
        {"\xE9t\xE9", "", "été", true},
        {"\xE9t\xE9", "charset-inconnu", "été", true},
        /* A text of two encodings keeps both. */
        {"\xC3\xA9t\xE9", "utf-8", "été", true},
        {"", "utf-8", "", false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF out = BUF_INIT(1000);
        const char *told =
            charset_put(&out, str_of(rows[i].bytes), str_of(rows[i].declared));
        if (strcmp(buf_text(&out), rows[i].text) != 0 ||
            (told != NULL) != rows[i].is_told)
            fail_msg("row %zu: %s (%s)", i, buf_text(&out), told ? told : "");
    }
}

static void bytes_that_an_encoding_lacks_are_replaced(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(10000);
    AUTO_BUF bytes = BUF_INIT(10000);
    for (int i = 0; i < 4000; i++)
        buf_put_byte(&bytes, (char)i);
    (void)charset_put(&out, buf_str(&bytes), STR("shift_jis"));
    assert_int_equal(out.n, utf8_first_invalid(buf_str(&out)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_encoding_is_read_as_it_is_meant),
        cmocka_unit_test(bytes_that_an_encoding_lacks_are_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
