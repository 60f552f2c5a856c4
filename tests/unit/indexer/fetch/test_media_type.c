/* The types of documents on the web. */
#include "indexer/fetch/media_type.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static void a_type_gives_the_ending(void **state)
{
    (void)state;
    static const struct {
        const char *type, *address, *body, *ending;
    } cases[] = {
        {"text/html; charset=utf-8", "http://a/b.php", "<p>a</p>", ".html"},
        {"Text/HTML", "http://a/", "<p>a</p>", ".html"},
        {"application/pdf", "http://a/lire?id=3", "%PDF-1.4 a", ".pdf"},
        {"application/octet-stream", "http://a/b.PDF?x=.html", "%PDF-1.4 a", ".pdf"},
        {"", "http://a/b.odt", "PK\x03\x04", ".odt"},
        {"text/plain", "http://a/b.md", "# a", ".md"},
        {"text/plain", "http://a/b", "a", ".txt"},
        /* What is no document, and what is not what it says. */
        {"image/png", "http://a/b.png", "\x89PNG", NULL},
        {"application/octet-stream", "http://a/b", "a", NULL},
        {"application/pdf", "http://a/b.pdf", "<html>404</html>", NULL},
        {"text/html", "http://a/b", "%PDF-1.4 a", NULL},
        {"text/html", "http://a/b", "", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *why_not = NULL;
        const char *ending = media_ending(&why_not, cases[i].type, cases[i].address,
                                          str_of(cases[i].body));
        if (!ending && !cases[i].ending)
            continue;
        if (!ending || !cases[i].ending)
            fail_msg("%zu: %s", i, ending ? ending : why_not);
        else
            assert_string_equal(cases[i].ending, ending);
    }
}

static void the_charset_is_found(void **state)
{
    (void)state;
    assert_true(str_equal(STR("iso-8859-1"),
                          media_charset("text/html; Charset=\"iso-8859-1\"; a=b")));
    assert_int_equal(0, media_charset("text/html").n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_type_gives_the_ending),
        cmocka_unit_test(the_charset_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
