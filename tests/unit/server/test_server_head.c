/* Heads of requests: what an ordinary client sends is accepted, and what two servers
 * could read in different ways is refused. */
#include "server/http/head.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

/** A head as libmicrohttpd cuts it: in place, with zero bytes instead of separators. */
struct received {
    char bytes[20000];
    struct head_field fields[HEAD_FIELDS_MAX + 10];
    struct head head;
};

static char *cut_at(char *from, char separator)
{
    char *at = strchr(from, separator);
    *at = '\0';
    return at + 1;
}

/** Cut @p sent, whose lines end with CRLF or with a lone LF. */
static void receive(struct received *r, const char *sent)
{
    memset(r, 0, sizeof *r);
    (void)snprintf(r->bytes, sizeof r->bytes, "%s", sent);
    r->head.bytes = strlen(sent);
    r->head.fields = r->fields;
    char *line = r->bytes;
    for (int number = 0;; number++) {
        char *next = cut_at(line, '\n');
        if (next - line >= 2 && next[-2] == '\r')
            next[-2] = '\0';
        if (*line == '\0')
            return;
        if (number == 0) {
            char *target = cut_at(line, ' ');
            char *version = cut_at(target, ' ');
            r->head.method = str_of(line);
            r->head.target = str_of(target);
            r->head.version = str_of(version);
        } else {
            char *value = cut_at(line, ':');
            value += strspn(value, " \t");
            r->fields[r->head.n_fields++] =
                (struct head_field){str_of(line), str_of(value)};
        }
        line = next;
    }
}

#define GET "GET / HTTP/1.1\r\n"
#define HOST "Host: a\r\n"
#define END "\r\n"

static const struct {
    const char *sent;
    enum head_fault fault;
} heads[] = {
    {GET HOST END, HEAD_OK},
    {"HEAD / HTTP/1.1\r\n" HOST END, HEAD_OK},
    {"OPTIONS / HTTP/1.1\r\n" HOST END, HEAD_OK},
    {"GET / HTTP/1.0\r\n" END, HEAD_OK},
    {GET HOST "Content-Length: 0\r\n" END, HEAD_OK},
    {GET HOST "Accept:\r\nX-a:b\r\n" END, HEAD_OK},
    {GET "Host: [::1]:8080\r\n" END, HEAD_OK},
    {GET END, HEAD_HOST},
    {GET HOST HOST END, HEAD_HOST},
    {GET HOST "HOST: b\r\n" END, HEAD_HOST},
    {"GET / HTTP/1.0\r\n" HOST HOST END, HEAD_HOST},
    {GET "Host: a b\r\n" END, HEAD_HOST},
    {GET "Host: a/b\r\n" END, HEAD_HOST},
    {GET "Host: a@b\r\n" END, HEAD_HOST},
    {GET HOST "Transfer-Encoding: chunked\r\n" END, HEAD_BODY},
    {GET HOST "transfer-encoding: identity\r\n" END, HEAD_BODY},
    {GET HOST "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n" END, HEAD_BODY},
    {GET HOST "Content-Length: 5\r\n" END, HEAD_BODY},
    {GET HOST "Content-Length: 00\r\n" END, HEAD_BODY},
    {GET HOST "Content-Length: -0\r\n" END, HEAD_BODY},
    {GET HOST "Content-Length:\r\n" END, HEAD_BODY},
    {GET HOST "Content-Length: 0\r\nContent-Length: 0\r\n" END, HEAD_BODY},
    {GET HOST "Content-Length : 5\r\n" END, HEAD_MALFORMED},
    {GET HOST "Transfer-Encoding\t: chunked\r\n" END, HEAD_MALFORMED},
    {GET HOST ": x\r\n" END, HEAD_MALFORMED},
    {GET HOST "X[]: x\r\n" END, HEAD_MALFORMED},
    {GET HOST "X-a: b\rContent-Length: 5\r\n" END, HEAD_MALFORMED},
    {GET HOST "X-a: b\x01\r\n" END, HEAD_MALFORMED},
    {"G(T / HTTP/1.1\r\n" HOST END, HEAD_MALFORMED},
    {"GET / HTTP/2.0\r\n" HOST END, HEAD_VERSION},
    {"GET / HTTP/0.9\r\n" HOST END, HEAD_VERSION},
    {"GET / http/1.1\r\n" HOST END, HEAD_VERSION},
    {"POST / HTTP/1.1\r\n" HOST END, HEAD_METHOD},
    {"POST / HTTP/1.1\r\n" HOST "Content-Length: 5\r\n" END, HEAD_METHOD},
    {"get / HTTP/1.1\r\n" HOST END, HEAD_METHOD},
    {"TRACE / HTTP/1.1\r\n" HOST END, HEAD_METHOD},
};

static void each_fault_is_found_and_nothing_honest_is_one(void **state)
{
    (void)state;
    struct received r;
    for (size_t i = 0; i < COUNT_OF(heads); i++) {
        receive(&r, heads[i].sent);
        enum head_fault fault = head_check(&r.head);
        if (fault != heads[i].fault)
            fail_msg("head %zu: fault %d, not %d: %s", i, (int)fault, (int)heads[i].fault,
                     heads[i].sent);
        if (fault == HEAD_OK)
            assert_true(head_is_as_sent(&r.head));
    }
}

/** Make a head of @p n_bytes bytes or a few more, by repeating @p part. */
static void receive_long(struct received *r, const char *start, const char *part,
                         size_t n_bytes)
{
    AUTO_BUF sent = BUF_INIT(sizeof r->bytes);
    buf_put_text(&sent, start);
    while (sent.n < n_bytes)
        buf_put_text(&sent, part);
    buf_put_text(&sent, END);
    receive(r, buf_text(&sent));
}

static void a_head_over_eight_kilobytes_is_too_large(void **state)
{
    (void)state;
    struct received r;
    receive_long(&r, GET HOST,
                 "X-filler: 0123456789012345678901234567890123456789"
                 "01234567890123456789012345678901234567890123456789\r\n",
                 HEAD_MAX_BYTES - 300);
    assert_int_equal(HEAD_OK, head_check(&r.head));
    receive_long(&r, GET HOST,
                 "X-filler: 0123456789012345678901234567890123456789"
                 "01234567890123456789012345678901234567890123456789\r\n",
                 HEAD_MAX_BYTES + 1);
    assert_int_equal(HEAD_TOO_LARGE, head_check(&r.head));
}

static void too_many_fields_are_too_large(void **state)
{
    (void)state;
    struct received r;
    receive_long(&r, GET HOST, "a:b\r\n", 24 + 5 * (HEAD_FIELDS_MAX - 1));
    assert_int_equal(HEAD_FIELDS_MAX, r.head.n_fields);
    assert_int_equal(HEAD_OK, head_check(&r.head));
    receive_long(&r, GET HOST, "a:b\r\n", 24 + 5 * HEAD_FIELDS_MAX);
    assert_int_equal(HEAD_TOO_LARGE, head_check(&r.head));
}

static void a_target_that_fills_the_head_is_too_long(void **state)
{
    (void)state;
    char target[HEAD_TARGET_MAX_BYTES + 1];
    memset(target, 'a', sizeof target);
    struct head head = {.method = STR("GET"),
                        .target = {target, sizeof target},
                        .version = STR("HTTP/1.1"),
                        .bytes = sizeof target + 20};
    assert_int_equal(HEAD_TARGET_TOO_LONG, head_check(&head));
}

static void a_lone_line_feed_shows(void **state)
{
    (void)state;
    static const char *const sent[] = {
        "GET / HTTP/1.1\n" HOST END,
        GET "Host: a\n" END,
        GET HOST "X: y\n" END,
        GET HOST "\n",
    };
    struct received r;
    for (size_t i = 0; i < COUNT_OF(sent); i++) {
        receive(&r, sent[i]);
        assert_false(head_is_as_sent(&r.head));
    }
}

static void a_zero_byte_in_a_value_shows(void **state)
{
    (void)state;
    struct received r;
    receive(&r, GET HOST "Content-Length: 0#5\r\nX: y\r\n" END);
    char *hash = strchr(r.fields[1].value.at, '#');
    *hash = '\0';
    r.fields[1].value.n = 1; /* the length that strlen() gives */
    assert_int_equal(HEAD_OK, head_check(&r.head));
    assert_false(head_is_as_sent(&r.head));
}

static void a_folded_line_shows(void **state)
{
    (void)state;
    struct received r;
    receive(&r, GET HOST "Content-Length: 0\r\nX: y\r\n" END);
    /* libmicrohttpd moves the name of a folded field to another place. */
    static const char moved[] = "Content-Length";
    r.fields[1].name.at = moved;
    assert_false(head_is_as_sent(&r.head));
    /* When it is the last field, bytes are left at the end. */
    receive(&r, GET HOST "X: y\r\n" END);
    r.head.bytes += sizeof "\r\n z" - 1;
    assert_false(head_is_as_sent(&r.head));
}

static void stray_blanks_in_the_request_line_show(void **state)
{
    (void)state;
    struct received r;
    receive(&r, GET HOST END);
    r.head.target.at++;
    assert_false(head_is_as_sent(&r.head));
    receive(&r, GET HOST END);
    r.head.version.at++;
    r.head.version.n--;
    assert_false(head_is_as_sent(&r.head));
}

static void a_target_with_a_blank_or_a_control_is_malformed(void **state)
{
    (void)state;
    static const char *const targets[] = {"/a b", "/a\tb", "/a\x01", "/\x7F"};
    struct received r;
    for (size_t i = 0; i < COUNT_OF(targets); i++) {
        receive(&r, GET HOST END);
        r.head.target = str_of(targets[i]);
        assert_int_equal(HEAD_MALFORMED, head_check(&r.head));
    }
}

static void fields_are_found_whatever_their_case(void **state)
{
    (void)state;
    struct received r;
    receive(&r, GET HOST "if-NONE-match:  \"x\" \r\n" END);
    assert_true(str_equal(STR("\"x\""), head_field(&r.head, "If-None-Match")));
    assert_null(head_field(&r.head, "accept").at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_is_found_and_nothing_honest_is_one),
        cmocka_unit_test(a_head_over_eight_kilobytes_is_too_large),
        cmocka_unit_test(too_many_fields_are_too_large),
        cmocka_unit_test(a_target_that_fills_the_head_is_too_long),
        cmocka_unit_test(a_lone_line_feed_shows),
        cmocka_unit_test(a_zero_byte_in_a_value_shows),
        cmocka_unit_test(a_folded_line_shows),
        cmocka_unit_test(stray_blanks_in_the_request_line_show),
        cmocka_unit_test(a_target_with_a_blank_or_a_control_is_malformed),
        cmocka_unit_test(fields_are_found_whatever_their_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
