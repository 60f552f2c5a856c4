/* The buffer: its ceiling, its mark, the zero byte at its end. */
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

static void growth_keeps_the_content(void **state)
{
    (void)state;
    AUTO_BUF buf = BUF_INIT(1000000);
    for (int i = 0; i < 100000; i++)
        buf_put_byte(&buf, (char)('a' + i % 26));
    assert_int_equal(100000, buf.n);
    for (int i = 0; i < 100000; i += 777)
        assert_int_equal('a' + i % 26, buf.at[i]);
    assert_int_equal('\0', buf.at[buf.n]);
}

static void any_bytes_can_be_put(void **state)
{
    (void)state;
    AUTO_BUF buf = BUF_INIT(100);
    buf_put(&buf, "a\0\xFF", 3);
    buf_put_str(&buf, (struct str){NULL, 0});
    assert_true(str_equal(STR("a\0\xFF"), buf_str(&buf)));
}

static void an_extension_is_set_by_the_caller(void **state)
{
    (void)state;
    AUTO_BUF buf = BUF_INIT(4);
    char *at = buf_extend(&buf, 4);
    assert_non_null(at);
    memcpy(at, "2026", 4);
    assert_string_equal("2026", buf_text(&buf));
    assert_null(buf_extend(&buf, 1));
    assert_true(buf_overflowed(&buf));
}

static void a_size_near_the_greatest_is_marked_not_wrapped(void **state)
{
    (void)state;
    AUTO_BUF buf = BUF_INIT(SIZE_MAX);
    buf_put_byte(&buf, 'x');
    assert_null(buf_extend(&buf, SIZE_MAX - 1));
    assert_true(buf_overflowed(&buf));
    assert_string_equal("x", buf_text(&buf));
}

static void a_text_that_printf_cannot_write_is_marked(void **state)
{
    (void)state;
    AUTO_BUF buf = BUF_INIT(100);
    buf_printf(&buf, "%ls", L"\u20AC"); /* the C locale has no euro */
    assert_true(buf_overflowed(&buf));
}

static void printf_fits_where_it_just_fits(void **state)
{
    (void)state;
    for (int first = 0; first < 140; first++) {
        AUTO_BUF buf = BUF_INIT(150);
        for (int i = 0; i < first; i++)
            buf_put_byte(&buf, 'a');
        buf_printf(&buf, "%s%d", "123456", 7890);
        assert_int_equal(first + 10, buf.n);
        assert_string_equal("1234567890", buf_text(&buf) + first);
        /* longer than the ceiling, and than the memory that is allocated */
        buf_printf(&buf, "%200d", 1);
        assert_true(buf_overflowed(&buf));
        assert_int_equal(first + 10, strlen(buf_text(&buf)));
    }
}

static void a_released_buffer_can_be_filled_again(void **state)
{
    (void)state;
    AUTO_BUF buf = BUF_INIT(3);
    buf_put_text(&buf, "much");
    assert_true(buf_overflowed(&buf));
    buf_release(&buf);
    buf_put_text(&buf, "few");
    assert_string_equal("few", buf_text(&buf));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends_are_kept_in_order),
        cmocka_unit_test(past_the_ceiling_nothing_is_added_and_the_mark_stays),
        cmocka_unit_test(an_empty_buffer_is_an_empty_text),
        cmocka_unit_test(growth_keeps_the_content),
        cmocka_unit_test(any_bytes_can_be_put),
        cmocka_unit_test(an_extension_is_set_by_the_caller),
        cmocka_unit_test(a_size_near_the_greatest_is_marked_not_wrapped),
        cmocka_unit_test(a_text_that_printf_cannot_write_is_marked),
        cmocka_unit_test(printf_fits_where_it_just_fits),
        cmocka_unit_test(a_released_buffer_can_be_filled_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
