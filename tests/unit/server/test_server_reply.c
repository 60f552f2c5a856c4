/* Replies: they keep their headers, and no value can make another header. */
#include "server/http/reply.h"

#include "tests/unit/cmocka_all.h"

static void a_header_set_again_takes_the_place_of_the_first(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct reply reply;
    reply_init(&reply, arena);
    reply_header(&reply, "Vary", "%s", "Accept");
    reply_header(&reply, "vary", "%s", "Origin");
    assert_int_equal(1, reply.n_headers);
    assert_string_equal("Origin", reply_header_of(&reply, "VARY"));
    assert_null(reply_header_of(&reply, "Link"));
    reply_release(&reply);
}

static void line_breaks_in_a_value_become_spaces(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct reply reply;
    reply_init(&reply, arena);
    reply_header(&reply, "Link", "%s", "a\r\nSet-Cookie: b");
    assert_string_equal("a  Set-Cookie: b", reply_header_of(&reply, "Link"));
    char text[] = "\n\rx: y\n-";
    reply_header_text(&reply, "Link", (struct str){text, sizeof text - 2});
    text[2] = 'z'; /* only this part was copied */
    assert_string_equal("  x: y ", reply_header_of(&reply, "Link"));
    reply_header_text(&reply, "ETag", STR(""));
    assert_string_equal("", reply_header_of(&reply, "ETag"));
    reply_release(&reply);
}

static void a_cleared_reply_says_nothing(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct reply reply;
    reply_init(&reply, arena);
    reply.status = 404;
    buf_put_text(&reply.body, "x");
    reply_header(&reply, "ETag", "x");
    reply_clear(&reply);
    assert_int_equal(200, reply.status);
    assert_int_equal(0, reply_body(&reply).n);
    assert_int_equal(0, reply.n_headers);
    reply_release(&reply);
}

static void a_fixed_body_stands_before_a_gathered_one(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct reply reply;
    reply_init(&reply, arena);
    buf_put_text(&reply.body, "gathered");
    reply.fixed = STR("fixed");
    assert_true(str_equal(STR("fixed"), reply_body(&reply)));
    reply_release(&reply);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_header_set_again_takes_the_place_of_the_first),
        cmocka_unit_test(line_breaks_in_a_value_become_spaces),
        cmocka_unit_test(a_cleared_reply_says_nothing),
        cmocka_unit_test(a_fixed_body_stands_before_a_gathered_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
