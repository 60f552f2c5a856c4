/* UTF-8: sequences of each length, every ill-formed shape, cutting. */
#include "base/utf8.h"

#include "tests/unit/cmocka_all.h"

static const struct {
    const char *bytes;
    size_t n;
    int32_t code_point;
    size_t length;
} decodings[] = {
    /* the first and the last code point of each length */
    {"\0", 1, 0, 1},
    {"\x7F", 1, 0x7F, 1},
    {"\xC2\x80", 2, 0x80, 2},
    {"\xDF\xBF", 2, 0x7FF, 2},
    {"\xE0\xA0\x80", 3, 0x800, 3},
    {"\xED\x9F\xBF", 3, 0xD7FF, 3},
    {"\xEE\x80\x80", 3, 0xE000, 3},
    {"\xEF\xBF\xBF", 3, 0xFFFF, 3},
    {"\xF0\x90\x80\x80", 4, 0x10000, 4},
    {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF, 4},
    {"é", 2, 0xE9, 2},
    /* bytes that begin no sequence */
    {"\x80", 1, -1, 1},
    {"\xBF\x80", 2, -1, 1},
    {"\xC0\x80", 2, -1, 1},
    {"\xC1\xBF", 2, -1, 1},
    {"\xF5\x80\x80\x80", 4, -1, 1},
    {"\xFF", 1, -1, 1},
    /* overlong forms, surrogates, too large: the second byte is not part of the
     * subpart */
    {"\xE0\x9F\xBF", 3, -1, 1},
    {"\xED\xA0\x80", 3, -1, 1},
    {"\xF0\x8F\xBF\xBF", 4, -1, 1},
    {"\xF4\x90\x80\x80", 4, -1, 1},
    /* sequences that end too early: the subpart is what was good so far */
    {"\xC3", 1, -1, 1},
    {"\xE2\x82", 2, -1, 2},
    {"\xF1\x80\x80", 3, -1, 3},
    {"\xE1\x80\xE2", 3, -1, 2},
    {"\xF1\x80\x80\x41", 4, -1, 3},
    {"\xC3\x41", 2, -1, 1},
};

static void decoding_follows_the_unicode_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof decodings / sizeof decodings[0]; i++) {
        size_t length = 0;
        int32_t got = utf8_decode(decodings[i].bytes, decodings[i].n, &length);
        if (got != decodings[i].code_point || length != decodings[i].length)
            fail_msg("row %zu: U+%04X of %zu bytes, wanted U+%04X of %zu", i,
                     (unsigned)got, length, (unsigned)decodings[i].code_point,
                     decodings[i].length);
    }
}

static void every_code_point_comes_back_from_its_bytes(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x110000; c++) {
        char bytes[4];
        size_t n = utf8_encode(bytes, c);
        if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
            assert_int_equal(0, n);
            continue;
        }
        size_t length = 0;
        assert_int_equal(c, utf8_decode(bytes, n, &length));
        assert_int_equal(n, length);
    }
}

static void the_first_invalid_byte_is_found(void **state)
{
    (void)state;
    assert_int_equal(0, utf8_first_invalid(str_of("")));
    assert_int_equal(7, utf8_first_invalid(str_of("métier")));
    assert_int_equal(2, utf8_first_invalid(str_of("ab\xC3(")));
    assert_int_equal(3, utf8_first_invalid(str_of("abc\xE2\x82")));
    assert_int_equal(0, utf8_first_invalid(str_of("\xED\xA0\x80")));
}

static void counting_takes_an_ill_formed_part_as_one(void **state)
{
    (void)state;
    assert_int_equal(0, utf8_count(str_of("")));
    assert_int_equal(6, utf8_count(str_of("métier")));
    /* Unicode 15, table 3-8: 61 F1 80 80 E1 80 C2 62 80 63 80 BF 64 */
    assert_int_equal(
        10, utf8_count(str_of("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64")));
}

static void a_head_of_bytes_cuts_no_code_point(void **state)
{
    (void)state;
    struct str s = str_of("aé€𝄞");
    static const size_t wanted[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
    for (size_t n = 0; n < sizeof wanted / sizeof wanted[0]; n++) {
        assert_ptr_equal(s.at, utf8_head_bytes(s, n).at);
        assert_int_equal(wanted[n], utf8_head_bytes(s, n).n);
    }
    assert_int_equal(0, utf8_head_bytes((struct str){NULL, 0}, 5).n);
}

static void a_head_of_bytes_does_not_walk_back_over_stray_bytes(void **state)
{
    (void)state;
    assert_int_equal(5, utf8_head_bytes(str_of("a\x80\x80\x80\x80\x80\x80"), 5).n);
    /* é ends before the cut, and the byte behind it begins no sequence */
    assert_int_equal(3, utf8_head_bytes(str_of("a\xC3\xA9\x80\x80"), 3).n);
    /* an ill-formed subpart counts as one code point */
    assert_int_equal(1, utf8_head_bytes(str_of("a\xF1\x80\x80z"), 3).n);
}

static void a_head_of_characters_counts_code_points(void **state)
{
    (void)state;
    struct str s = str_of("aé€𝄞");
    static const size_t wanted[] = {0, 1, 3, 6, 10, 10};
    for (size_t n = 0; n < sizeof wanted / sizeof wanted[0]; n++)
        assert_int_equal(wanted[n], utf8_head(s, n).n);
    assert_int_equal(3, utf8_head(str_of("\xE2\x82z-"), 2).n);
}

/* Runs of ASCII of lengths around eight, because eight bytes are read together. */
static void counting_by_eights_is_counting_one_by_one(void **state)
{
    (void)state;
    static const char *const between[] = {"é", "€", "𝄞", "\x80", "\xC3"};
    char text[256];
    for (size_t run = 0; run < 20; run++) {
        size_t n = 0, n_points = 0, ends[256] = {0};
        for (size_t i = 0; i < sizeof between / sizeof between[0]; i++) {
            for (size_t j = 0; j < run; j++) {
                text[n++] = 'a';
                ends[++n_points] = n;
            }
            size_t bytes = strlen(between[i]);
            memcpy(text + n, between[i], bytes);
            n += bytes;
            ends[++n_points] = n;
        }
        struct str s = {text, n};
        assert_int_equal(n_points, utf8_count(s));
        for (size_t i = 0; i <= n_points; i++)
            assert_int_equal(ends[i], utf8_head(s, i).n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decoding_follows_the_unicode_table),
        cmocka_unit_test(every_code_point_comes_back_from_its_bytes),
        cmocka_unit_test(the_first_invalid_byte_is_found),
        cmocka_unit_test(counting_takes_an_ill_formed_part_as_one),
        cmocka_unit_test(a_head_of_bytes_cuts_no_code_point),
        cmocka_unit_test(a_head_of_bytes_does_not_walk_back_over_stray_bytes),
        cmocka_unit_test(a_head_of_characters_counts_code_points),
        cmocka_unit_test(counting_by_eights_is_counting_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
