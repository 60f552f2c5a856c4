/* Sitemaps: how many there are, and their index. */
#include "server/feed/sitemap.h"

#include "tests/unit/cmocka_all.h"

static void one_sitemap_has_fifty_thousand_pages_at_most(void **state)
{
    (void)state;
    assert_int_equal(1, sitemap_parts(0));
    assert_int_equal(1, sitemap_parts(1));
    assert_int_equal(1, sitemap_parts(50000));
    assert_int_equal(2, sitemap_parts(50001));
    assert_int_equal(3, sitemap_parts(100001));
    assert_int_equal(UINT32_MAX / 50000 + 1, sitemap_parts(UINT32_MAX));
}

static void the_index_names_each(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(10000);
    sitemap_put_index(&out, 2, STR("https://exemple.fr"));
    assert_string_equal(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
        "<sitemap><loc>https://exemple.fr/sitemap-1.xml</loc></sitemap>"
        "<sitemap><loc>https://exemple.fr/sitemap-2.xml</loc></sitemap></sitemapindex>\n",
        buf_text(&out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_sitemap_has_fifty_thousand_pages_at_most),
        cmocka_unit_test(the_index_names_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
