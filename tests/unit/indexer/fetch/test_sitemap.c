/* Sitemaps, their indexes, and lists of addresses. */
#include "indexer/fetch/sitemap.h"

#include "engine/json/json_put.h"
#include "tests/unit/cmocka_all.h"

static void assert_sitemap(const char *pages, const char *sitemaps, const char *text)
{
    AUTO_SITEMAP sitemap = {NULL, NULL};
    struct error err = {0};
    if (sitemap_read(&sitemap, str_of(text), &err))
        fail_msg("%s", err.text);
    AUTO_BUF got = BUF_INIT((size_t)1 << 20);
    json_put_value(&got, sitemap.pages);
    assert_string_equal(pages, buf_text(&got));
    buf_clear(&got);
    json_put_value(&got, sitemap.sitemaps);
    assert_string_equal(sitemaps, buf_text(&got));
}

#define SPACE "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"

static void sitemaps_are_read(void **state)
{
    (void)state;
    assert_sitemap("{\"http://a/b?c&d\":\"2026-04-07\",\"http://a/e\":\"\"}", "{}",
                   "<?xml version='1.0'?><urlset " SPACE " xmlns:i='http://images/'>"
                   "<url><loc> http://a/b?c&amp;d\n</loc><lastmod>2026-04-07</lastmod>"
                   "<i:image><i:loc>http://a/i.png</i:loc></i:image>"
                   "<i:loc>http://a/j.png</i:loc></url>"
                   "<url><loc>http://a/e</loc></url></urlset>");
    assert_sitemap("{}", "{\"http://a/1.xml\":\"2026\"}",
                   "<sitemapindex " SPACE "><sitemap><loc>http://a/1.xml</loc>"
                   "<lastmod>2026</lastmod></sitemap></sitemapindex>");
    assert_sitemap("{\"http://a/b\":\"\",\"http://a/c\":\"\"}", "{}",
                   "http://a/b\r\nhttp://a/c\n\n");
}

static void what_is_no_whole_sitemap_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "<html></html>",
                                        "<urlset><url><loc>http://a/b</loc></url>",
                                        "http://a/b\nbonjour", "<urlset"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        AUTO_SITEMAP sitemap = {NULL, NULL};
        struct error err = {0};
        assert_int_equal(STATUS_BAD_INPUT,
                         sitemap_read(&sitemap, str_of(texts[i]), &err));
        assert_string_not_equal("", err.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sitemaps_are_read),
        cmocka_unit_test(what_is_no_whole_sitemap_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
