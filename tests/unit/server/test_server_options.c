/* The command line: defaults, values, and messages that name the wrong option. */
#include "server/options.h"

#include <stdio.h>

#include "tests/unit/cmocka_all.h"
#include "tests/unit/help.h"

#define ARGS_MAX 12

static enum status read_args(struct server_options *out, struct error *err,
                             const char *const args[])
{
    char program[] = "inffo-searchd";
    char *argv[ARGS_MAX + 2] = {program};
    static char copies[ARGS_MAX][128];
    int argc = 1;
    for (; args[argc - 1]; argc++) {
        (void)snprintf(copies[argc - 1], sizeof copies[0], "%s", args[argc - 1]);
        argv[argc] = copies[argc - 1];
    }
    return options_read(out, argc, argv, err);
}

#define READ(...) read_args(&options, &err, (const char *const[]){__VA_ARGS__, NULL})

static void the_index_alone_is_enough(void **state)
{
    (void)state;
    struct server_options options;
    struct error err = {0};
    assert_int_equal(STATUS_OK, READ("--index", "dir"));
    assert_string_equal("dir", options.index);
    assert_int_equal(1, options.listen.n);
    assert_string_equal("127.0.0.1:8080", options.listen.at[0]);
    assert_int_equal(0, options.cors.n);
    assert_string_equal("'none'", options.frame_ancestors);
    assert_int_equal(0, options.threads);
    assert_int_equal(LOG_LOGFMT, options.log);
    assert_int_equal(32 << 20, options.cache_bytes);
    assert_int_equal(PER_ADDRESS_DEFAULT, options.max_per_address);
    assert_false(options.log_queries);
}

static void sizes_are_bytes_or_have_a_unit(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        size_t bytes;
    } rows[] = {{"0", 0},
                {"1000", 1000},
                {"500k", (size_t)500 << 10},
                {"32M", (size_t)32 << 20},
                {"64G", (size_t)64 << 30}};
    struct server_options options;
    struct error err = {0};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_int_equal(STATUS_OK, READ("--index", "d", "--cache-bytes", rows[i].value));
        assert_int_equal(rows[i].bytes, options.cache_bytes);
    }
}

static void options_that_repeat_are_all_kept(void **state)
{
    (void)state;
    struct server_options options;
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     READ("--index", "d", "--listen", "127.0.0.1:0", "--listen",
                          "[::1]:0", "--cors", "https://a.fr", "--cors", "https://b.fr"));
    assert_int_equal(2, options.listen.n);
    assert_int_equal(2, options.cors.n);
}

static void the_public_url_has_no_slash_at_its_end(void **state)
{
    (void)state;
    struct server_options options;
    struct error err = {0};
    assert_int_equal(STATUS_OK, READ("--index", "d"));
    assert_int_equal(0, options.public_url.n);
    static const char *const given[] = {"https://a.fr:8443", "https://a.fr:8443/"};
    for (size_t i = 0; i < COUNT_OF(given); i++) {
        assert_int_equal(STATUS_OK, READ("--index", "d", "--public-url", given[i]));
        assert_true(str_equal(STR("https://a.fr:8443"), options.public_url));
    }
}

static void cors_takes_several_origins_at_once(void **state)
{
    (void)state;
    struct server_options options;
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     READ("--cors", "https://a.fr", "http://b.fr:8080", "--index", "d"));
    assert_int_equal(2, options.cors.n);
    assert_int_equal(STATUS_OK, READ("--cors", "*", "--index", "d"));
    assert_string_equal("*", options.cors.at[0]);
}

static void values_are_checked_and_the_option_is_named(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"--threads", "0", "--threads"},
        {"--threads", "x", "--threads"},
        {"--threads", "-1", "--threads"},
        {"--threads", "99999999999999999999", "--threads"},
        {"--cache-bytes", "", "--cache-bytes"},
        {"--cache-bytes", "k", "--cache-bytes"},
        {"--cache-bytes", "-1", "--cache-bytes"},
        {"--cache-bytes", "1m", "--cache-bytes"},
        {"--cache-bytes", "1Mo", "--cache-bytes"},
        {"--cache-bytes", "65G", "--cache-bytes"},
        {"--cache-bytes", "99999999999999999999", "--cache-bytes"},
        {"--cors", "a.fr", "--cors"},
        {"--cors", "https://", "--cors"},
        {"--cors", "https://a.fr/b", "--cors"},
        {"--cors", "https:a", "--cors"},
        {"--public-url", "a.fr", "--public-url"},
        {"--public-url", "https://a.fr/b", "--public-url"},
        {"--public-url", "https:///", "--public-url"},
        {"--frame-ancestors", "'self'; script-src *", "--frame-ancestors"},
        {"--frame-ancestors", "", "--frame-ancestors"},
        {"--log", "xml", "--log"},
        {"--index", "", "--index"},
        {"--assets", "", "--assets"},
        {"--max-connections", "0", "--max-connections"},
        {"--max-per-address", "60001", "--max-per-address"},
        {"--head-timeout", "0", "--head-timeout"},
        {"--idle-timeout", "1h", "--idle-timeout"},
        {"--nope", "x", "--nope"},
        {"stray", "x", "stray"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct server_options options;
        struct error err = {0};
        enum status st = READ("--index", "d", rows[i][0], rows[i][1]);
        if (st != STATUS_BAD_INPUT || !strstr(err.text, rows[i][2]))
            fail_msg("%s %s: %s", rows[i][0], rows[i][1], err.text);
    }
}

static void good_values_are_kept(void **state)
{
    (void)state;
    struct server_options options;
    struct error err = {0};
    assert_int_equal(STATUS_OK, READ("--index", "d", "--threads", "4", "--log", "json",
                                     "--log-queries", "--head-timeout", "3",
                                     "--max-per-address", "0"));
    assert_int_equal(4, options.threads);
    assert_int_equal(LOG_JSON, options.log);
    assert_true(options.log_queries);
    assert_int_equal(3, options.head_seconds);
    assert_int_equal(0, options.max_per_address);
}

static void a_missing_value_or_index_is_told(void **state)
{
    (void)state;
    struct server_options options;
    struct error err = {0};
    assert_int_equal(STATUS_BAD_INPUT, READ("--index"));
    assert_non_null(strstr(err.text, "--index"));
    assert_int_equal(STATUS_BAD_INPUT, READ("--threads", "1"));
    assert_non_null(strstr(err.text, "--index"));
}

static void too_many_values_are_told(void **state)
{
    (void)state;
    struct server_options options;
    struct error err = {0};
    assert_int_equal(STATUS_BAD_INPUT,
                     READ("--listen=a:1", "--listen=a:1", "--listen=a:1", "--listen=a:1",
                          "--listen=a:1", "--listen=a:1", "--listen=a:1", "--listen=a:1",
                          "--listen=a:1"));
    assert_non_null(strstr(err.text, "--listen"));
}

static void help_and_version_need_no_index(void **state)
{
    (void)state;
    struct server_options options;
    struct error err = {0};
    assert_int_equal(STATUS_OK, READ("--help"));
    assert_int_equal(QUESTION_HELP, options.question);
    assert_int_equal(STATUS_OK, READ("--version"));
    assert_int_equal(QUESTION_VERSION, options.question);
}

static void the_help_fits_a_screen(void **state)
{
    (void)state;
    assert_help_fits_a_screen(&server_command_line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_index_alone_is_enough),
        cmocka_unit_test(options_that_repeat_are_all_kept),
        cmocka_unit_test(sizes_are_bytes_or_have_a_unit),
        cmocka_unit_test(the_public_url_has_no_slash_at_its_end),
        cmocka_unit_test(cors_takes_several_origins_at_once),
        cmocka_unit_test(values_are_checked_and_the_option_is_named),
        cmocka_unit_test(good_values_are_kept),
        cmocka_unit_test(a_missing_value_or_index_is_told),
        cmocka_unit_test(too_many_values_are_told),
        cmocka_unit_test(help_and_version_need_no_index),
        cmocka_unit_test(the_help_fits_a_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
