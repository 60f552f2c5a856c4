/* Listening at an IPv6 address. A program of its own, because not every host has IPv6. */
#include <string.h>

#include "server/listener.h"
#include "tests/unit/cmocka_all.h"

static void ipv6_is_listened_at_and_shown_in_brackets(void **state)
{
    (void)state;
    struct listener listener;
    struct error err = {0};
    if (listener_open(&listener, "[::1]:0", &err))
        skip_because("there is no IPv6 here");
    AUTO_BUF url = BUF_INIT(200);
    listener_put_url(&url, &listener);
    assert_int_equal(0, strncmp(buf_text(&url), "http://[::1]:", 13));
    listener_close(&listener);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ipv6_is_listened_at_and_shown_in_brackets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
