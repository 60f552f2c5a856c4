/* Addresses: their parts, what relative ones mean, which are private. */
#include "indexer/fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void an_address_is_taken_apart(void **state)
{
    (void)state;
    struct address address;
    assert_true(address_read(&address, "HTTPS://Exemple.FR/a/b?c=d#e"));
    assert_string_equal("https", address.scheme);
    assert_string_equal("exemple.fr", address.host);
    assert_int_equal(443, address.port);
    assert_string_equal("/a/b?c=d", address.path);
    assert_true(address_is_web(&address));
    assert_true(address_read(&address, "http://exemple.fr:8080"));
    assert_int_equal(8080, address.port);
    assert_string_equal("/", address.path);
}

static void only_http_and_https_are_of_the_web(void **state)
{
    (void)state;
    static const char *const others[] = {"file:///etc/passwd",
                                         "ftp://exemple.fr/",
                                         "gopher://exemple.fr/",
                                         "dict://exemple.fr/",
                                         "exemple.fr",
                                         "",
                                         "http://"};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        struct address address;
        assert_false(address_read(&address, others[i]) && address_is_web(&address));
    }
}

static void a_server_is_its_host_and_its_port(void **state)
{
    (void)state;
    struct address a;
    struct address b;
    assert_true(address_read(&a, "http://exemple.fr/"));
    assert_true(address_read(&b, "https://exemple.fr/b"));
    assert_true(address_is_same_server(&a, &b));
    assert_true(address_read(&b, "http://exemple.fr:8080/"));
    assert_false(address_is_same_server(&a, &b));
    assert_true(address_read(&b, "http://autre.exemple.fr/"));
    assert_false(address_is_same_server(&a, &b));
}

static void relative_addresses_are_resolved(void **state)
{
    (void)state;
    static const struct {
        const char *relative, *whole;
    } cases[] = {{"b", "http://exemple.fr/a/b"},
                 {"/b?c#d", "http://exemple.fr/b?c"},
                 {" \n//autre.fr/ ", "http://autre.fr/"},
                 {"file:///etc/passwd", "file:///etc/passwd"},
                 {"é", "http://exemple.fr/a/%c3%a9"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char out[ADDRESS_BYTES];
        assert_true(
            address_resolve(out, "http://exemple.fr/a/", str_of(cases[i].relative)));
        assert_string_equal(cases[i].whole, out);
    }
}

static bool is_private(const char *text)
{
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
        return address_is_private((struct sockaddr *)&v4);
    assert_int_equal(1, inet_pton(AF_INET6, text, &v6.sin6_addr));
    return address_is_private((struct sockaddr *)&v6);
}

static void private_networks_are_known(void **state)
{
    (void)state;
    static const char *const inside[] = {"127.0.0.1",
                                         "127.255.0.1",
                                         "10.1.2.3",
                                         "172.16.0.1",
                                         "172.31.9.9",
                                         "192.168.1.1",
                                         "169.254.169.254",
                                         "100.64.0.1",
                                         "0.0.0.0",
                                         "224.0.0.1",
                                         "255.255.255.255",
                                         "::",
                                         "::1",
                                         "fe80::1",
                                         "fd00::1",
                                         "::ffff:10.0.0.1",
                                         "64:ff9b::a00:1",
                                         "ff02::1"};
    static const char *const outside[] = {"8.8.8.8",     "172.32.0.1",  "172.15.0.1",
                                          "100.128.0.1", "11.0.0.1",    "192.167.1.1",
                                          "2a01:e0a::1", "2001:4860::8"};
    for (size_t i = 0; i < COUNT_OF(inside); i++)
        if (!is_private(inside[i]))
            fail_msg("%s is private", inside[i]);
    for (size_t i = 0; i < COUNT_OF(outside); i++)
        if (is_private(outside[i]))
            fail_msg("%s is public", outside[i]);
}

static void private_hosts_are_known_by_their_names(void **state)
{
    (void)state;
    assert_true(address_is_private_host("localhost"));
    assert_true(address_is_private_host("a.localhost"));
    assert_true(address_is_private_host("192.168.0.1"));
    assert_true(address_is_private_host("[::1]"));
    assert_false(address_is_private_host("exemple.fr"));
    assert_false(address_is_private_host("8.8.8.8"));
    assert_false(address_is_private_host("[2001:4860::8]"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_taken_apart),
        cmocka_unit_test(only_http_and_https_are_of_the_web),
        cmocka_unit_test(a_server_is_its_host_and_its_port),
        cmocka_unit_test(relative_addresses_are_resolved),
        cmocka_unit_test(private_networks_are_known),
        cmocka_unit_test(private_hosts_are_known_by_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
