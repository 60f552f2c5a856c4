/* The buffer keeps its ceiling, its mark and its closing zero. */
#include "base/buf.h"

#include "tests/unit/cmocka_all.h"

static void appends_are_kept_in_order(void **state)
{
    (void)state;
    AUTO_BUF buf = BUF_INIT(1000);
    buf_put_text(&buf, "vae");
    buf_put_byte(&buf, ' ');
    buf_printf(&buf, "%d", 2026);
    assert_string_equal("vae 2026", buf_text(&buf));
    assert_int_equal(8, buf.n);
    assert_false(buf_overflowed(&buf));
}

static void past_the_ceiling_nothing_is_added_and_the_mark_stays(void **state)
{
    (void)state;
    AUTO_BUF buf = BUF_INIT(4);
    buf_put_text(&buf, "1234");
    assert_false(buf_overflowed(&buf));
    buf_put_byte(&buf, '5');
    assert_true(buf_overflowed(&buf));
    buf_put_text(&buf, "");
    assert_string_equal("1234", buf_text(&buf));
    buf_clear(&buf);
    assert_false(buf_overflowed(&buf));
    assert_string_equal("", buf_text(&buf));
}

static void an_empty_buffer_is_an_empty_text(void **state)
{
    (void)state;
    AUTO_BUF buf = BUF_INIT(0);
    assert_string_equal("", buf_text(&buf));
    assert_int_equal(0, buf_str(&buf).n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends_are_kept_in_order),
        cmocka_unit_test(past_the_ceiling_nothing_is_added_and_the_mark_stays),
        cmocka_unit_test(an_empty_buffer_is_an_empty_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
