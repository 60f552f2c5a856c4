/* robots.txt: groups, rules, pauses. */
#include "indexer/fetch/robots.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static bool allows(const char *text, const char *path)
{
    struct robots *robots = robots_read(str_of(text), "inffo-index");
    bool answer = robots_allow(robots, path);
    robots_free(robots);
    return answer;
}

static void without_rules_everything_is_allowed(void **state)
{
    (void)state;
    assert_true(allows("", "/a"));
    assert_true(allows("User-agent: *\nDisallow:\n", "/a"));
    assert_true(allows("<html>\n<body>404</body></html>", "/a"));
    assert_true(allows("Disallow: /\n", "/a"));
}

static void the_longest_rule_decides(void **state)
{
    (void)state;
    const char *text = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\n"
                       "Allow: /a/b/c\n";
    assert_false(allows(text, "/a/x"));
    assert_true(allows(text, "/a/b/x"));
    assert_true(allows(text, "/a/b/c"));
    assert_true(allows(text, "/b"));
}

static void the_group_that_names_us_counts_alone(void **state)
{
    (void)state;
    const char *text = "User-agent: *\nDisallow: /\n\n"
                       "User-Agent: Googlebot\nUser-agent: INFFO-index/2.0\n"
                       "Disallow: /prive # pas pour nous\r\n\r\n"
                       "User-agent: inffo-index\nDisallow: /autre\n";
    assert_true(allows(text, "/a"));
    assert_false(allows(text, "/prive/a"));
    assert_false(allows(text, "/autre"));
    assert_false(allows("User-agent: inffo-indexeur\nDisallow: /b\n"
                        "User-agent: *\nDisallow: /a\n",
                        "/a"));
}

static void patterns_have_stars_and_ends(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *path;
        bool fits;
    } cases[] = {{"/*.pdf$", "/a/b.pdf", true},
                 {"/*.pdf$", "/a/b.pdf?x", false},
                 {"/a*c*e", "/abcde/f", true},
                 {"/a*c*e", "/abde", false},
                 {"/a$", "/a", true},
                 {"/a$", "/ab", false},
                 {"/%7Ea/", "/~a/b", true},
                 {"/caf%C3%A9", "/caf\xC3\xA9", true},
                 {"/a%2Fb", "/a/b", false},
                 {"*", "/", true},
                 {"/*******************b", "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false}};
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if (robots_fits(str_of(cases[i].pattern), cases[i].path) != cases[i].fits)
            fail_msg("%s, %s", cases[i].pattern, cases[i].path);
}

static void pauses_are_read_and_bounded(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t pause_ms;
    } cases[] = {
        {"User-agent: *\nCrawl-delay: 2.5\n", 2500},
        {"User-agent: *\nCrawl-delay: 86400\n", 60000},
        {"User-agent: *\nCrawl-delay: -1\n", 0},
        {"User-agent: autre\nCrawl-delay: 5\n", 0},
        {"User-agent: *\nCrawl-delay: 5\nUser-agent: inffo-index\nAllow: /\n", 0}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct robots *robots = robots_read(str_of(cases[i].text), "inffo-index");
        assert_int_equal(cases[i].pause_ms, robots_pause_ms(robots));
        robots_free(robots);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_rules_everything_is_allowed),
        cmocka_unit_test(the_longest_rule_decides),
        cmocka_unit_test(the_group_that_names_us_counts_alone),
        cmocka_unit_test(patterns_have_stars_and_ends),
        cmocka_unit_test(pauses_are_read_and_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
