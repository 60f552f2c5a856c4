/* Answering heads without a socket: routes, formats, refusals, headers. */
#include "server/dispatch.h"

#include <stdio.h>

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/server/published.h"

struct fixture {
    char folder[40];
    struct site site;
    struct arena *arena;
    struct reply reply;
    const char *route;
};
static struct fixture fixture;

static const char *const origins[] = {"https://a.fr"};

static int set_up(void **state)
{
    (void)state;
    fixture = (struct fixture){.folder = "/tmp/test_dispatch.XXXXXX"};
    published_folder(fixture.folder);
    struct error err = {0};
    fixture.site = (struct site){
        .cors = {origins, 1}, .frame_ancestors = "'none'", .identity = &identity_default};
    if (site_load_web(&fixture.site, SOURCE_DIR "/web", "", &err))
        return -1;
    fixture.site.served = served_new(fixture.folder, INDEX_FLAT, 1);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    served_free(fixture.site.served);
    site_release_web(&fixture.site);
    published_remove(fixture.folder);
    return 0;
}

/** Publish @p n notices and open the generation. */
static void serve(size_t n)
{
    published_generation(fixture.folder, n);
    struct error err = {0};
    bool changed = false;
    assert_int_equal(STATUS_OK,
                     served_update(fixture.site.served, false, &changed, &err));
}

static void forget(void)
{
    reply_release(&fixture.reply);
    arena_free(fixture.arena);
    fixture.arena = NULL;
}

/** Ask for @p target, with one more field when @p name is not NULL. The reply stays in
 *  the fixture until forget(). */
static unsigned ask(const char *method, const char *target, const char *name,
                    const char *value)
{
    struct head_field fields[] = {{STR("Host"), STR("a")}, {str_of(name), str_of(value)}};
    struct head head = {.method = str_of(method),
                        .target = str_of(target),
                        .version = STR("HTTP/1.1"),
                        .fields = fields,
                        .n_fields = name ? 2 : 1};
    fixture.arena = arena_new();
    reply_init(&fixture.reply, fixture.arena);
    fixture.route = dispatch(&fixture.site, &head, &fixture.reply).route;
    return fixture.reply.status;
}

static const char *header(const char *name)
{
    const char *value = reply_header_of(&fixture.reply, name);
    return value ? value : "";
}

static void requests_get_the_status_and_type_of_their_route(void **state)
{
    (void)state;
    serve(3);
    static const struct {
        const char *target;
        const char *accept;
        unsigned status;
        const char *type;
        const char *route;
    } rows[] = {
        {"/", "text/html", 200, "text/html; charset=utf-8", "/"},
        {"/recherche", "*/*", 200, "text/html; charset=utf-8", "/recherche"},
        {"/documents/notice-1", "*/*", 200, "text/html; charset=utf-8",
         "/documents/{id}"},
        {"/documents/nope", "*/*", 404, "text/html; charset=utf-8", "/documents/{id}"},
        {"/api/v1/search", "*/*", 200, "application/json", "/api/v1/search"},
        {"/api/v1/search", "text/html", 406, "application/problem+json",
         "/api/v1/search"},
        {"/recherche", "application/json", 406, "application/problem+json", "/recherche"},
        {"/api/v1/documents/nope", "*/*", 404, "application/problem+json",
         "/api/v1/documents/{id}"},
        {"/nope", "text/html", 404, "text/html; charset=utf-8", "-"},
        {"/nope", "application/json", 404, "application/problem+json", "-"},
        {"/api/nope", "text/html", 404, "application/problem+json", "-"},
        {"/recherche?q=%", "text/html", 400, "text/html; charset=utf-8", "/recherche"},
        {"/api/v1/search?q=%", "*/*", 400, "application/problem+json", "/api/v1/search"},
        {"/%", "text/html", 400, "text/html; charset=utf-8", "-"},
        {"*", "*/*", 400, "text/html; charset=utf-8", "-"},
        {"/healthz", "*/*", 200, "application/json", "/healthz"},
        {"/readyz", "*/*", 200, "application/json", "/readyz"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        unsigned status = ask("GET", rows[i].target, "Accept", rows[i].accept);
        if (status != rows[i].status || strcmp(header("Content-Type"), rows[i].type) != 0)
            fail_msg("%s, %s: %u %s", rows[i].target, rows[i].accept, status,
                     header("Content-Type"));
        assert_string_equal(rows[i].route, fixture.route);
        forget();
    }
}

static void pages_take_what_they_know_and_lead_to_their_one_address(void **state)
{
    (void)state;
    serve(3);
    static const struct {
        const char *target;
        unsigned status;
        const char *location;
    } rows[] = {
        {"/?mc_cid=7&ref=ami", 200, ""},
        {"/?promo=-20%", 200, ""},
        {"/?%ff=1", 200, ""},
        {"/aide?fbclid=1", 200, ""},
        {"/documents/notice-1?xtor=EPR-3&page=2", 200, ""},
        {"/recherche?q=notice&ref=ami&ref=amie", 200, ""},
        {"/?q=bac+pro&ref=ami", 308, "/recherche?q=bac%20pro"},
        {"/?region=Bretagne", 308, "/recherche?region=Bretagne"},
        {"/recherche/?q=notice&ref=ami", 308, "/recherche?q=notice"},
        {"/aide/", 308, "/aide"},
        {"/documents/notice-1/?ref=ami", 308, "/documents/notice-1"},
        {"/documents/nope/", 404, ""},
        {"/api/v1/search/", 404, ""},
        {"/api/v1/search?ref=ami", 400, ""},
        {"/api/v1/search?q=notice&promo=-20%", 400, ""},
        {"//", 404, ""},
        {"//ailleurs.example/", 404, ""},
        {"/documents/%ff?ref=ami", 400, ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        unsigned status = ask("GET", rows[i].target, NULL, NULL);
        if (status != rows[i].status || strcmp(header("Location"), rows[i].location) != 0)
            fail_msg("%s: %u, Location: %s", rows[i].target, status, header("Location"));
        forget();
    }
}

static void every_answer_has_the_common_headers(void **state)
{
    (void)state;
    static const char *const targets[] = {"/",        "/nope", "/api/v1/search?x=1",
                                          "/healthz", "/%",    "/api/nope"};
    serve(1);
    for (size_t i = 0; i < COUNT_OF(targets); i++) {
        (void)ask("GET", targets[i], NULL, NULL);
        assert_string_equal("nosniff", header("X-Content-Type-Options"));
        assert_string_equal("no-referrer", header("Referrer-Policy"));
        assert_int_equal(
            0, strncmp(header("Content-Security-Policy"), "default-src 'none'; ", 20));
        assert_string_not_equal("", header("Vary"));
        assert_string_not_equal("", header("Cache-Control"));
        forget();
    }
}

static void without_an_index_what_needs_one_is_unavailable(void **state)
{
    (void)state;
    static const struct {
        const char *target;
        unsigned status;
    } rows[] = {{"/api/v1/search", 503}, {"/recherche", 503}, {"/api/v1/regions", 503},
                {"/readyz", 503},        {"/healthz", 200},   {"/aide", 200}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_int_equal(rows[i].status, ask("GET", rows[i].target, NULL, NULL));
        if (rows[i].status == 503)
            assert_string_equal("5", header("Retry-After"));
        forget();
    }
}

static void when_all_searchers_are_lent_it_is_an_overload(void **state)
{
    (void)state;
    serve(1);
    AUTO_LEASE lease = {0};
    assert_int_equal(LEASE_OK, lease_take(&lease, fixture.site.served));
    assert_int_equal(503, ask("GET", "/api/v1/search", NULL, NULL));
    assert_non_null(strstr(buf_text(&fixture.reply.body), ":surcharge\""));
    forget();
}

static void a_searcher_is_given_back_after_every_answer(void **state)
{
    (void)state;
    serve(1);
    static const char *const targets[] = {"/api/v1/search",   "/api/v1/search?page=x",
                                          "/recherche?q=zzz", "/documents/nope",
                                          "/api/v1/regions",  "/"};
    for (size_t i = 0; i < COUNT_OF(targets) * 3; i++) {
        assert_int_not_equal(503, ask("GET", targets[i % COUNT_OF(targets)], NULL, NULL));
        forget();
    }
}

static void options_are_answered_on_every_route(void **state)
{
    (void)state;
    assert_int_equal(204, ask("OPTIONS", "/api/v1/search", "Origin", "https://a.fr"));
    assert_string_equal("https://a.fr", header("Access-Control-Allow-Origin"));
    forget();
    assert_int_equal(204, ask("OPTIONS", "/recherche", "Origin", "https://a.fr"));
    assert_string_equal("", header("Access-Control-Allow-Origin"));
    assert_string_equal("GET, HEAD, OPTIONS", header("Allow"));
    forget();
    assert_int_equal(404, ask("OPTIONS", "/nope", NULL, NULL));
    forget();
}

static void refused_heads_close_the_connection_and_say_why(void **state)
{
    (void)state;
    static const struct {
        enum head_fault fault;
        unsigned status;
    } rows[] = {{HEAD_TARGET_TOO_LONG, 414},
                {HEAD_TOO_LARGE, 431},
                {HEAD_MALFORMED, 400},
                {HEAD_VERSION, 505},
                {HEAD_HOST, 400},
                {HEAD_METHOD, 405},
                {HEAD_BODY, 400}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_ARENA *arena = arena_new();
        struct reply reply;
        reply_init(&reply, arena);
        struct head head = {.method = STR("POST")};
        dispatch_fault(&fixture.site, &head, rows[i].fault, &reply);
        assert_int_equal(rows[i].status, reply.status);
        assert_true(reply.closes);
        assert_string_equal("application/problem+json",
                            reply_header_of(&reply, "Content-Type"));
        reply_release(&reply);
    }
}

static void what_the_client_has_is_not_sent_again(void **state)
{
    (void)state;
    serve(2);
    static const char *const targets[] = {"/api/v1/search?q=notice",
                                          "/recherche?q=notice", "/documents/notice-0",
                                          "/api/v1/kinds"};
    for (size_t i = 0; i < COUNT_OF(targets); i++) {
        assert_int_equal(200, ask("GET", targets[i], NULL, NULL));
        char etag[200];
        (void)snprintf(etag, sizeof etag, "%s", header("ETag"));
        forget();
        assert_int_equal(304, ask("GET", targets[i], "If-None-Match", etag));
        assert_int_equal(0, reply_body(&fixture.reply).n);
        forget();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(requests_get_the_status_and_type_of_their_route,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_answer_has_the_common_headers, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(without_an_index_what_needs_one_is_unavailable,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(when_all_searchers_are_lent_it_is_an_overload,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_searcher_is_given_back_after_every_answer,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            pages_take_what_they_know_and_lead_to_their_one_address, set_up, tear_down),
        cmocka_unit_test_setup_teardown(options_are_answered_on_every_route, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(refused_heads_close_the_connection_and_say_why,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_the_client_has_is_not_sent_again, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
