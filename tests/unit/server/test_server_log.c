/* Log lines: one for each request, which says nothing about who asked or what was
 * asked. */
#include "server/log.h"

#include <jansson.h>
#include <unistd.h>

#include "base/buf.h"
#include "tests/unit/cmocka_all.h"

/** Append what @p write logs. */
static void logged(struct buf *out, struct log log,
                   void (*write_line)(const struct log *log))
{
    int fds[2];
    assert_int_equal(0, pipe(fds));
    log.fd = fds[1];
    write_line(&log);
    close(fds[1]);
    char chunk[4096];
    for (ssize_t n; (n = read(fds[0], chunk, sizeof chunk)) > 0;)
        buf_put(out, chunk, (size_t)n);
    close(fds[0]);
}

static void one_request(const struct log *log)
{
    struct log_request request = {.method = STR("GET"),
                                  .route = "/api/v1/search",
                                  .query = STR("q=secret\n\"\xFF"),
                                  .status = 200,
                                  .microseconds = 412,
                                  .bytes = 4711};
    log_request(log, &request);
}

static void one_kept_answer(const struct log *log)
{
    struct log_request request = {
        .method = STR("GET"), .route = "/", .status = 200, .cache = "hit"};
    log_request(log, &request);
}

static void a_strange_method(const struct log *log)
{
    struct log_request request = {.method = STR("EVIL status=200"), .route = "-"};
    log_request(log, &request);
}

static void one_event(const struct log *log)
{
    log_event(log, "error", "index.refused", "ligne 1\nligne \"%d\"", 2);
}

static void a_request_is_one_line_without_its_query(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(10000);
    logged(&out, (struct log){LOG_LOGFMT, false, 0}, one_request);
    assert_non_null(strstr(buf_text(&out),
                           "level=info event=request method=GET route=/api/v1/search "
                           "status=200 us=412 bytes=4711\n"));
    assert_null(strstr(buf_text(&out), "secret"));
    assert_int_equal(0, strncmp(buf_text(&out), "time=", 5));
}

static void what_the_cache_did_is_told(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(10000);
    logged(&out, (struct log){LOG_LOGFMT, false, 0}, one_kept_answer);
    assert_non_null(strstr(buf_text(&out), " us=0 bytes=0 cache=hit\n"));
}

static void a_query_is_written_when_asked_for_and_stays_on_its_line(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(10000);
    logged(&out, (struct log){LOG_LOGFMT, true, 0}, one_request);
    assert_non_null(strstr(buf_text(&out), "query=\"q=secret\\u000a\\\"\\ufffd\"\n"));
}

static void json_lines_are_json(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(10000);
    logged(&out, (struct log){LOG_JSON, true, 0}, one_request);
    json_t *json = json_loadb(out.at, out.n, 0, NULL);
    assert_non_null(json);
    assert_int_equal(412, json_integer_value(json_object_get(json, "us")));
    assert_string_equal("GET", json_string_value(json_object_get(json, "method")));
    json_decref(json);
    AUTO_BUF event = BUF_INIT(10000);
    logged(&event, (struct log){LOG_JSON, false, 0}, one_event);
    json = json_loadb(event.at, event.n, 0, NULL);
    assert_string_equal("ligne 1\nligne \"2\"",
                        json_string_value(json_object_get(json, "text")));
    json_decref(json);
}

static void a_method_of_ones_own_is_not_repeated(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(10000);
    logged(&out, (struct log){LOG_LOGFMT, false, 0}, a_strange_method);
    assert_non_null(strstr(buf_text(&out), "method=other route=- "));
}

static void without_request_lines_events_are_still_told(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(10000);
    logged(&out, (struct log){LOG_NONE, false, 0}, one_request);
    assert_int_equal(0, out.n);
    logged(&out, (struct log){LOG_NONE, false, 0}, one_event);
    assert_non_null(strstr(buf_text(&out), "event=index.refused"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_is_one_line_without_its_query),
        cmocka_unit_test(what_the_cache_did_is_told),
        cmocka_unit_test(a_query_is_written_when_asked_for_and_stays_on_its_line),
        cmocka_unit_test(json_lines_are_json),
        cmocka_unit_test(a_method_of_ones_own_is_not_repeated),
        cmocka_unit_test(without_request_lines_events_are_still_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
