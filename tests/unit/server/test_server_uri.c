/* Parsing the target of a request, which is strict. */
#include "server/http/uri.h"

#include "base/percent.h"
#include "tests/unit/cmocka_all.h"

/** The targets and what they give: the path and the name=value pairs, with spaces between
 *  them; NULL: the target is refused. */
static const struct {
    const char *target;
    const char *wanted;
} targets[] = {
    {"/", "/"},
    {"/recherche?q=vae", "/recherche q=vae"},
    {"/recherche?q=vae+invers%C3%A9e", "/recherche q=vae inversée"},
    {"/a%2Bb+c", "/a+b+c"},
    {"/documents/a%2Fb%20c", "/documents/a/b c"},
    {"/?a=1&b=2&a=3", "/ a=1 b=2 a=3"},
    {"/?a", "/ a="},
    {"/?a=", "/ a="},
    {"/?=x", "/ =x"},
    {"/?a=b=c", "/ a=b=c"},
    {"/?&&a=1&&", "/ a=1"},
    {"/?", "/"},
    {"/?a=%3D%26%25", "/ a==&%"},
    {"/?q=\xC3\xA9", "/ q=é"},
    {"/?q=%ff", "/ q=\xFF"}, /* refused later, by the reader of the value, who names it */
    {"http://exemple.fr/healthz?x=1", "/healthz x=1"},
    {"https://exemple.fr/", "/"},
    {"/?q=%", NULL},
    {"/?q=%4", NULL},
    {"/?q=%zz", NULL},
    {"/?q=%00", NULL},
    {"/?q=a%00b", NULL},
    {"/%00", NULL},
    {"/%", NULL},
    {"/%c3", NULL},
    {"/\xC3(", NULL},
    {"/?%ff=1", NULL},
    {"/?%=1", NULL},
    {"/a b", NULL},
    {"/?q=a\tb", NULL},
    {"/?q=\x7F", NULL},
    {"/a#b", NULL},
    {"", NULL},
    {"*", NULL},
    {"recherche", NULL},
    {"http://exemple.fr", NULL},
};

static void targets_are_taken_apart_or_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(targets); i++) {
        AUTO_ARENA *arena = arena_new();
        struct uri uri;
        struct search_faults faults;
        enum status st = uri_parse(&uri, &faults, str_of(targets[i].target), arena);
        if (!targets[i].wanted) {
            if (st != STATUS_BAD_INPUT || faults.n == 0)
                fail_msg("%s is not refused", targets[i].target);
            continue;
        }
        AUTO_BUF got = BUF_INIT(1000);
        buf_put_str(&got, uri.path);
        for (size_t j = 0; j < uri.n_params; j++)
            buf_printf(&got, " %.*s=%.*s", STR_ARG(uri.params[j].name),
                       STR_ARG(uri.params[j].value));
        assert_int_equal(STATUS_OK, st);
        assert_string_equal(targets[i].wanted, buf_text(&got));
    }
}

static void a_broken_escape_is_told_of_its_parameter(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct uri uri;
    struct search_faults faults;
    assert_int_equal(STATUS_BAD_INPUT,
                     uri_parse(&uri, &faults, STR("/?a=1&region=%4&b=%x1"), arena));
    assert_int_equal(2, faults.n);
    assert_true(str_equal(STR("region"), faults.at[0].parameter));
    assert_true(str_equal(STR("b"), faults.at[1].parameter));
}

static void more_parameters_than_any_form_sends_are_refused(void **state)
{
    (void)state;
    for (int extra = 0; extra < 2; extra++) {
        AUTO_ARENA *arena = arena_new();
        AUTO_BUF target = BUF_INIT(10000);
        buf_put_text(&target, "/?");
        for (int i = 0; i < URI_PARAMS_MAX + extra; i++)
            buf_put_text(&target, "a=1&");
        struct uri uri;
        struct search_faults faults;
        enum status st = uri_parse(&uri, &faults, buf_str(&target), arena);
        assert_int_equal(extra ? STATUS_BAD_INPUT : STATUS_OK, st);
        assert_int_equal(URI_PARAMS_MAX, uri.n_params);
    }
}

static void faults_stop_at_the_room_there_is(void **state)
{
    (void)state;
    struct search_faults faults = {.n = 0};
    for (int i = 0; i < SEARCH_FAULTS_MAX + 3; i++)
        faults_add(&faults, STR("a"), STR("b"));
    assert_int_equal(SEARCH_FAULTS_MAX, faults.n);
}

static void a_parameter_is_found_by_its_name(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct uri uri;
    struct search_faults faults;
    assert_int_equal(STATUS_OK, uri_parse(&uri, &faults, STR("/?a=&a=1&b="), arena));
    assert_true(str_equal(STR("1"), uri_param(&uri, "a")));
    assert_null(uri_param(&uri, "b").at); /* an empty value is an absent one */
    assert_null(uri_param(&uri, "c").at);
}

static void what_is_encoded_decodes_to_itself(void **state)
{
    (void)state;
    char bytes[255];
    for (int i = 1; i < 256; i++)
        bytes[i - 1] = (char)i;
    AUTO_ARENA *arena = arena_new();
    AUTO_BUF target = BUF_INIT(1000);
    buf_put_text(&target, "/?q=");
    percent_encode(&target, (struct str){bytes, sizeof bytes}, false);
    struct uri uri;
    struct search_faults faults;
    assert_int_equal(STATUS_OK, uri_parse(&uri, &faults, buf_str(&target), arena));
    assert_true(str_equal((struct str){bytes, sizeof bytes}, uri_param(&uri, "q")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_are_taken_apart_or_refused),
        cmocka_unit_test(a_broken_escape_is_told_of_its_parameter),
        cmocka_unit_test(more_parameters_than_any_form_sends_are_refused),
        cmocka_unit_test(faults_stop_at_the_room_there_is),
        cmocka_unit_test(a_parameter_is_found_by_its_name),
        cmocka_unit_test(what_is_encoded_decodes_to_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
