/* gzip: which clients get it, and that they unpack what was packed. */
#include "server/http/gzip.h"

#include <stdio.h>
#include <zlib.h>

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void gzip_is_sent_to_those_who_want_it(void **state)
{
    (void)state;
    static const struct {
        const char *field;
        bool is_wanted;
    } rows[] = {
        {NULL, false},
        {"", false},
        {"gzip", true},
        {"GZip", true},
        {"x-gzip", true},
        {"deflate, gzip;q=1.0, *;q=0.5", true},
        {"br;q=1, gzip;q=0.2", true},
        {"gzip;q=0", false},
        {"gzip;q=0.000", false},
        {"gzip;q=0.001", true},
        {"*", true},
        {"*;q=0", false},
        {"gzip;q=0, *", false},
        {"identity", false},
        {"identity;q=0, gzip;q=0.5", true},
        {"identity, gzip;q=0.5", false},
        {"identity;q=0.5, gzip ; q=0.5", true},
        {"br, deflate", false},
        {"gzipped", false},
        {",, ,gzip", true},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str field = {rows[i].field, rows[i].field ? strlen(rows[i].field) : 0};
        if (gzip_is_wanted(field) != rows[i].is_wanted)
            fail_msg("« %s » is read wrongly", rows[i].field ? rows[i].field : "(none)");
    }
}

static void what_is_packed_is_unpacked_the_same(void **state)
{
    (void)state;
    AUTO_BUF plain = BUF_INIT(1U << 20);
    for (unsigned i = 0; i < 2000; i++)
        buf_printf(&plain, "{\"id\":%u}", i * i);
    AUTO_BUF packed = BUF_INIT(1U << 20);
    assert_true(gzip_write(&packed, buf_str(&plain)));
    assert_in_range(packed.n, 20, plain.n / 2);
    AUTO_BUF again = BUF_INIT(1U << 20);
    z_stream stream = {.next_in = (Bytef *)packed.at,
                       .avail_in = (uInt)packed.n,
                       .avail_out = (uInt)plain.n,
                       .next_out = (Bytef *)buf_extend(&again, plain.n)};
    assert_int_equal(Z_OK, inflateInit2(&stream, 15 + 16));
    assert_int_equal(Z_STREAM_END, inflate(&stream, Z_FINISH));
    (void)inflateEnd(&stream);
    assert_true(str_equal(buf_str(&plain), buf_str(&again)));
}

static void what_gets_no_shorter_stays_as_it_is(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "a", "abcdefghijklmnopqrstuvwxyz"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        AUTO_BUF packed = BUF_INIT(1000);
        assert_false(gzip_write(&packed, str_of(texts[i])));
        assert_int_equal(0, packed.n);
    }
    AUTO_BUF tight = BUF_INIT(3);
    assert_false(
        gzip_write(&tight, STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gzip_is_sent_to_those_who_want_it),
        cmocka_unit_test(what_is_packed_is_unpacked_the_same),
        cmocka_unit_test(what_gets_no_shorter_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
