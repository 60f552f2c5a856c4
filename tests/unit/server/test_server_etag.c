/* Entity tags: they are equal for equal answers, and are found in lists. */
#include "server/http/etag.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void the_same_request_on_the_same_generation_has_the_same_tag(void **state)
{
    (void)state;
    AUTO_BUF a = BUF_INIT(200);
    AUTO_BUF b = BUF_INIT(200);
    etag_write(&a, STR("20260430-1"), STR("q=vae"));
    etag_write(&b, STR("20260430-1"), STR("q=vae"));
    assert_string_equal(buf_text(&a), buf_text(&b));
    assert_int_equal('"', a.at[0]);
    assert_int_equal('"', a.at[a.n - 1]);
}

static void another_request_or_generation_has_another_tag(void **state)
{
    (void)state;
    AUTO_BUF a = BUF_INIT(200);
    AUTO_BUF b = BUF_INIT(200);
    AUTO_BUF c = BUF_INIT(200);
    etag_write(&a, STR("1"), STR("q=vae"));
    etag_write(&b, STR("1"), STR("q=vap"));
    etag_write(&c, STR("2"), STR("q=vae"));
    assert_string_not_equal(buf_text(&a), buf_text(&b));
    assert_string_not_equal(buf_text(&a), buf_text(&c));
}

static const struct {
    const char *field;
    bool matches;
} rows[] = {
    {"\"a\"", true}, {"W/\"a\"", true}, {"\"b\", \"a\"", true}, {"\"b\" , W/\"a\"", true},
    {"*", true},     {"\"b\"", false},  {"a", false},           {"\"aa\"", false},
    {"", false},     {"W/", false},     {",", false},
};

static void a_list_of_tags_is_searched(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (etag_matches(str_of(rows[i].field), STR("\"a\"")) != rows[i].matches)
            fail_msg("%s", rows[i].field);
    assert_false(etag_matches((struct str){NULL, 0}, STR("\"a\"")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_request_on_the_same_generation_has_the_same_tag),
        cmocka_unit_test(another_request_or_generation_has_another_tag),
        cmocka_unit_test(a_list_of_tags_is_searched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
