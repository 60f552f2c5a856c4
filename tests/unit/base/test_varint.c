/* Numbers of variable length: writing and reading each length, and noticing damage. */
#include "base/varint.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static struct varint_reader reader_of(const struct buf *buf)
{
    const unsigned char *at = (const unsigned char *)buf_str(buf).at;
    return (struct varint_reader){at, at + buf->n, false};
}

static void each_length_comes_back(void **state)
{
    (void)state;
    for (unsigned bits = 0; bits <= 64; bits++) {
        uint64_t value = bits == 64 ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
        AUTO_BUF buf = BUF_INIT(100);
        varint_put(&buf, value);
        varint_put(&buf, 5);
        assert_int_equal(bits ? (bits + 6) / 7 + 1 : 2, buf.n);
        struct varint_reader reader = reader_of(&buf);
        assert_int_equal(value, varint_take(&reader));
        assert_int_equal(5, varint_take(&reader));
        assert_false(reader.damaged);
        assert_ptr_equal(reader.end, reader.at);
    }
}

static void reading_past_the_end_is_damage_and_gives_zero(void **state)
{
    (void)state;
    static const unsigned char cut[] = {0x05, 0x80, 0x80};
    struct varint_reader reader = {cut, cut + sizeof cut, false};
    assert_int_equal(5, varint_take(&reader));
    assert_int_equal(0, varint_take(&reader));
    assert_true(reader.damaged);
    assert_int_equal(0, varint_take(&reader));
    assert_ptr_equal(reader.end, reader.at);

    struct varint_reader empty = {cut, cut, false};
    assert_int_equal(0, varint_take(&empty));
    assert_true(empty.damaged);
}

static void a_number_past_64_bits_is_damage(void **state)
{
    (void)state;
    static const unsigned char eleven[] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                           0xFF, 0xFF, 0xFF, 0x81, 0x00};
    static const unsigned char bit_64[] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                           0xFF, 0xFF, 0xFF, 0xFF, 0x02};
    struct varint_reader longer = {eleven, eleven + sizeof eleven, false};
    assert_int_equal(0, varint_take(&longer));
    assert_true(longer.damaged);
    struct varint_reader larger = {bit_64, bit_64 + sizeof bit_64, false};
    assert_int_equal(0, varint_take(&larger));
    assert_true(larger.damaged);
}

static void signed_numbers_near_zero_are_small(void **state)
{
    (void)state;
    static const int64_t values[] = {0, -1, 1, -2, 2, 20550, INT64_MAX, INT64_MIN};
    static const uint64_t wanted[] = {0, 1, 2, 3, 4, 41100, UINT64_MAX - 1, UINT64_MAX};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        assert_int_equal(wanted[i], zigzag(values[i]));
        assert_true(values[i] == unzigzag(zigzag(values[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_length_comes_back),
        cmocka_unit_test(reading_past_the_end_is_damage_and_gives_zero),
        cmocka_unit_test(a_number_past_64_bits_is_damage),
        cmocka_unit_test(signed_numbers_near_zero_are_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
