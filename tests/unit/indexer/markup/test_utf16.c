/* UTF-16 in both orders, and what is broken in it. */
#include "indexer/markup/utf16.h"

#include "tests/unit/cmocka_all.h"

#define BYTES(literal)                                                                   \
    {                                                                                    \
        literal, sizeof(literal) - 1                                                     \
    }

static void both_orders_give_the_same_text(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        const char *text;
    } rows[] = {
        {BYTES("\xFF\xFE"), ""},
        {BYTES("\xFF\xFE"
               "a\0\xE9\0\xAC\x20"),
         "aé€"},
        {BYTES("\xFE\xFF\0a\0\xE9\x20\xAC"), "aé€"},
        {BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), "\U0001F600"},
        {BYTES("\xFE\xFF\xD8\x3D\xDE\x00"), "\U0001F600"},
        {BYTES("\xFE\xFF\xD8\x3D\0a"), "\uFFFDa"},
        {BYTES("\xFE\xFF\xDE\x00\0a"), "\uFFFDa"},
        {BYTES("\xFE\xFF\xD8\x3D"), "\uFFFD"},
        {BYTES("\xFE\xFF\0a\0"), "a\uFFFD"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF out = BUF_INIT(100);
        assert_true(utf16_is_marked(rows[i].bytes));
        utf16_put_text(&out, rows[i].bytes);
        assert_string_equal(rows[i].text, buf_text(&out));
    }
    assert_false(utf16_is_marked(STR("a\0b")));
    assert_false(utf16_is_marked(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_orders_give_the_same_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
