/* Percent-encoding: each byte is encoded or stays, as RFC 3986 says. */
#include "base/percent.h"

#include <stdio.h>

#include "tests/unit/cmocka_all.h"

static void each_byte_is_coded_or_stays(void **state)
{
    (void)state;
    static const char unreserved[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    for (unsigned c = 0; c < 256; c++) {
        char text[] = {'a', (char)c, 'b'}, wanted[8];
        bool stays = memchr(unreserved, (int)c, sizeof unreserved - 1);
        (void)snprintf(wanted, sizeof wanted, stays ? "a%cb" : "a%%%02Xb", c);
        AUTO_BUF got = BUF_INIT(100);
        percent_encode(&got, (struct str){text, sizeof text}, false);
        assert_string_equal(wanted, buf_text(&got));
    }
}

static void slashes_are_kept_where_that_is_asked(void **state)
{
    (void)state;
    AUTO_BUF kept = BUF_INIT(100), coded = BUF_INIT(100);
    percent_encode(&kept, STR("/a/b c"), true);
    assert_string_equal("/a/b%20c", buf_text(&kept));
    percent_encode(&coded, STR("a/b"), false);
    assert_string_equal("a%2Fb", buf_text(&coded));
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    AUTO_BUF got = BUF_INIT(100);
    percent_encode(&got, (struct str){NULL, 0}, false);
    assert_string_equal("", buf_text(&got));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_is_coded_or_stays),
        cmocka_unit_test(slashes_are_kept_where_that_is_asked),
        cmocka_unit_test(nothing_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
