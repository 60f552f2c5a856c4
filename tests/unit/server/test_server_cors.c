/* CORS: only the named origins may read the API. */
#include "server/http/cors.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static const char *const two[] = {"https://a.fr", "https://b.fr"};
static const char *const all[] = {"*"};

static const struct {
    struct cors cors;
    /** The origin that is sent; NULL: none. */
    const char *origin;
    /** The origin that is allowed; NULL: none. */
    const char *allowed;
} rows[] = {
    {{two, 2}, "https://a.fr", "https://a.fr"},
    {{two, 2}, "https://b.fr", "https://b.fr"},
    {{two, 2}, "https://c.fr", NULL},
    {{two, 2}, "https://a.fr.evil.example", NULL},
    {{two, 2}, "http://a.fr", NULL},
    {{two, 2}, "null", NULL},
    {{two, 2}, NULL, NULL},
    {{all, 1}, "https://c.fr", "*"},
    {{all, 1}, NULL, NULL},
    {{NULL, 0}, "https://a.fr", NULL},
};

static struct str origin_of(const char *origin)
{
    return origin ? str_of(origin) : (struct str){NULL, 0};
}

static void assert_allowed(const char *allowed, const struct reply *reply)
{
    const char *header = reply_header_of(reply, "Access-Control-Allow-Origin");
    if (!allowed)
        assert_null(header);
    else
        assert_string_equal(allowed, header);
    assert_null(reply_header_of(reply, "Access-Control-Allow-Credentials"));
}

static void answers_name_the_origin_that_may_read_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_ARENA *arena = arena_new();
        struct reply reply;
        reply_init(&reply, arena);
        cors_apply(&rows[i].cors, &reply, origin_of(rows[i].origin));
        assert_allowed(rows[i].allowed, &reply);
        reply_release(&reply);
    }
}

static void a_preflight_tells_methods_to_allowed_origins_only(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_ARENA *arena = arena_new();
        struct reply reply;
        reply_init(&reply, arena);
        cors_preflight(&rows[i].cors, &reply, origin_of(rows[i].origin));
        assert_int_equal(204, reply.status);
        assert_string_equal("GET, HEAD, OPTIONS", reply_header_of(&reply, "Allow"));
        assert_allowed(rows[i].allowed, &reply);
        const char *methods = reply_header_of(&reply, "Access-Control-Allow-Methods");
        assert_int_equal(rows[i].allowed != NULL, methods != NULL);
        reply_release(&reply);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_name_the_origin_that_may_read_them),
        cmocka_unit_test(a_preflight_tells_methods_to_allowed_origins_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
