/* Listening sockets, and the answers when there are too many connections. */
#include "server/listener.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "tests/unit/cmocka_all.h"

static void any_free_port_is_found_and_told(void **state)
{
    (void)state;
    struct listener listener;
    struct error err = {0};
    assert_int_equal(STATUS_OK, listener_open(&listener, "127.0.0.1:0", &err));
    assert_true(listener.is_loopback);
    AUTO_BUF url = BUF_INIT(200);
    listener_put_url(&url, &listener);
    assert_int_equal(0, strncmp(buf_text(&url), "http://127.0.0.1:", 17));
    assert_true(strtol(buf_text(&url) + 17, NULL, 10) > 0);
    listener_close(&listener);
    assert_int_equal(-1, listener.fd);
    listener_close(&listener);
}

static void what_is_no_address_is_bad_input(void **state)
{
    (void)state;
    static const char *const addresses[] = {"",
                                            ":",
                                            "8080",
                                            ":8080",
                                            "127.0.0.1",
                                            "127.0.0.1:",
                                            "127.0.0.1:http",
                                            "127.0.0.1:999999",
                                            "::1:8080",
                                            "[]:80",
                                            "no.such.host.invalid:80"};
    for (size_t i = 0; i < COUNT_OF(addresses); i++) {
        struct listener listener;
        struct error err = {0};
        if (listener_open(&listener, addresses[i], &err) != STATUS_BAD_INPUT)
            fail_msg("%s is not refused", addresses[i]);
        assert_int_equal(-1, listener.fd);
    }
}

static void a_port_in_use_is_told(void **state)
{
    (void)state;
    struct listener first;
    struct listener second;
    struct error err = {0};
    assert_int_equal(STATUS_OK, listener_open(&first, "127.0.0.1:0", &err));
    AUTO_BUF url = BUF_INIT(200);
    listener_put_url(&url, &first);
    assert_int_equal(STATUS_UNSUPPORTED,
                     listener_open(&second, buf_text(&url) + strlen("http://"), &err));
    assert_non_null(strstr(err.text, "127.0.0.1"));
    listener_close(&first);
}

static void a_refused_connection_gets_an_answer(void **state)
{
    (void)state;
    struct refusals refusals = {.next = 0};
    int pair[2];
    assert_int_equal(0, socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    refusals_add(&refusals, pair[1], PROBLEM_TOO_MANY);
    char answer[4096] = "";
    assert_true(recv(pair[0], answer, sizeof answer - 1, 0) > 0);
    assert_int_equal(0, strncmp(answer, "HTTP/1.1 429 Too Many Requests\r\n", 32));
    assert_non_null(strstr(answer, "\r\nRetry-After: 5\r\n"));
    assert_non_null(strstr(answer, "\r\nConnection: close\r\n"));
    assert_non_null(strstr(answer, "urn:inffo-search:probleme:trop-de-connexions"));
    assert_int_equal(0, recv(pair[0], answer, sizeof answer, 0));
    refusals_close_old(&refusals);
    assert_int_equal(0, refusals.fds[0]);
    (void)shutdown(pair[0], SHUT_RDWR);
}

static void more_refusals_than_the_ring_holds_close_the_oldest(void **state)
{
    (void)state;
    struct refusals refusals = {.next = 0};
    int first[2];
    assert_int_equal(0, socketpair(AF_UNIX, SOCK_STREAM, 0, first));
    refusals_add(&refusals, first[1], PROBLEM_OVERLOAD);
    for (size_t i = 0; i < REFUSALS_MAX; i++) {
        int pair[2];
        assert_int_equal(0, socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
        refusals_add(&refusals, pair[1], PROBLEM_OVERLOAD);
    }
    assert_int_equal(-1, send(first[0], "x", 1, MSG_NOSIGNAL));
    refusals_close_old(&refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_free_port_is_found_and_told),
        cmocka_unit_test(what_is_no_address_is_bad_input),
        cmocka_unit_test(a_port_in_use_is_told),
        cmocka_unit_test(a_refused_connection_gets_an_answer),
        cmocka_unit_test(more_refusals_than_the_ring_holds_close_the_oldest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
