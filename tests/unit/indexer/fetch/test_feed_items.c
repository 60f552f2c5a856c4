/* The items of feeds in all their forms. */
#include "indexer/fetch/feed_items.h"

#include "base/memory.h"
#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "tests/unit/cmocka_all.h"

static void assert_items(const char *expected, const char *text)
{
    AUTO_JSON *items = NULL;
    bool is_damaged = false;
    struct error err = {0};
    if (feed_items_read(&items, &is_damaged, str_of(text), "http://exemple.fr/flux",
                        &err))
        fail_msg("%s", err.text);
    AUTO_BUF got = BUF_INIT((size_t)1 << 20);
    json_put_value(&got, items);
    assert_string_equal(expected, buf_text(&got));
    assert_false(is_damaged);
}

static void rss_is_read(void **state)
{
    (void)state;
    assert_items(
        "[{\"title\":\"L’emploi & la formation\",\"url\":\"http://exemple.fr/a\","
        "\"key\":\"7\",\"date\":\"Tue, 07 Apr 2026 09:12:00 +0200\","
        "\"themes\":[\"VAE\",\"CFA\"],\"html\":\"<p>Tout</p>\",\"author\":\"A. B.\","
        "\"is_whole\":true}]",
        "<?xml version='1.0'?><rss xmlns:c='http://purl.org/rss/1.0/modules/content/'"
        " xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:m='http://m/'><channel>"
        "<title>Flux</title><item><title>L&amp;rsquo;emploi &amp; la formation</title>"
        "<m:title>non</m:title><link>/a#b</link><guid isPermaLink='false'>7</guid>"
        "<pubDate>Tue, 07 Apr 2026 09:12:00 +0200</pubDate><category>VAE</category>"
        "<category><![CDATA[CFA]]></category><description>Court […]</description>"
        "<d:creator>A. B.</d:creator><c:encoded><![CDATA[<p>Tout</p>]]></c:encoded>"
        "</item></channel></rss>");
}

static void atom_is_read(void **state)
{
    (void)state;
    assert_items(
        "[{\"key\":\"urn:1\",\"title\":\"Un\",\"url\":\"http://exemple.fr/un\","
        "\"date\":\"2026-04-07T09:12:00Z\",\"changed\":\"2026-05-01T00:00:00Z\","
        "\"author\":\"C. D.\",\"themes\":[\"Emploi\"],\"html\":"
        "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p>a</p></div>\","
        "\"is_whole\":true}]",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Flux</title><entry>"
        "<id>urn:1</id><title>Un</title><link rel='enclosure' href='/son.mp3'/>"
        "<link href='un'/><published>2026-04-07T09:12:00Z</published>"
        "<updated>2026-05-01T00:00:00Z</updated><author><name>C. D.</name></author>"
        "<category term='emploi' label='Emploi'/><content type='xhtml'>"
        "<div xmlns='http://www.w3.org/1999/xhtml'><p>a</p></div></content>"
        "</entry></feed>");
}

static void rdf_is_read(void **state)
{
    (void)state;
    assert_items("[{\"title\":\"Un\",\"url\":\"http://exemple.fr/un\",\"html\":\"Court\","
                 "\"date\":\"2026-04-07\",\"changed\":\"2026-04-07\"}]",
                 "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
                 "xmlns='http://purl.org/rss/1.0/' "
                 "xmlns:d='http://purl.org/dc/elements/1.1/'>"
                 "<channel><title>Flux</title></channel><item><title>Un</title>"
                 "<link>http://exemple.fr/un</link><description>Court</description>"
                 "<d:date>2026-04-07</d:date></item></r:RDF>");
}

static void json_feed_is_read(void **state)
{
    (void)state;
    assert_items("[{\"key\":\"1\",\"url\":\"http://exemple.fr/un\",\"title\":\"Un\","
                 "\"date\":\"2026-04-07\",\"html\":\"<p>a</p>\",\"is_whole\":true,"
                 "\"author\":\"E\",\"themes\":[\"VAE\"]}]",
                 "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{"
                 "\"id\":\"1\",\"url\":\"/un\",\"title\":\"Un\",\"content_html\":"
                 "\"<p>a</p>\",\"date_published\":\"2026-04-07\",\"authors\":[{\"name\":"
                 "\"E\"}],\"tags\":[\"VAE\"]}]}");
}

static void a_damaged_feed_is_read_as_far_as_it_goes(void **state)
{
    (void)state;
    AUTO_JSON *items = NULL;
    bool is_damaged = false;
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     feed_items_read(&items, &is_damaged,
                                     STR("<rss><channel><item><title>Un</title>"
                                         "<link>http://exemple.fr/a?b&c</link></item>"
                                         "<item><title>Deux</ti"),
                                     "http://exemple.fr/flux", &err));
    assert_true(is_damaged);
    assert_int_equal(2, json_array_size(items));
}

static void what_is_no_feed_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {"",          "<html><body>404</body></html>",
                                        "{\"a\":1}", "{\"items\":[",
                                        "bonjour",   "\x00\x01\x02"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        AUTO_JSON *items = NULL;
        bool is_damaged = false;
        struct error err = {0};
        assert_int_equal(STATUS_BAD_INPUT,
                         feed_items_read(&items, &is_damaged, str_of(texts[i]),
                                         "http://exemple.fr/flux", &err));
        assert_non_null(strstr(err.text, "http://exemple.fr/flux : "));
    }
}

static void hostile_xml_does_no_harm(void **state)
{
    (void)state;
    AUTO_BUF bomb = BUF_INIT((size_t)1 << 20);
    buf_put_text(&bomb, "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/hostname'>"
                        "<!ENTITY b0 'bbbbbbbbbb'>");
    for (int i = 1; i < 12; i++)
        buf_printf(&bomb, "<!ENTITY b%d '&b%d;&b%d;&b%d;&b%d;&b%d;&b%d;&b%d;&b%d;'>", i,
                   i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    buf_put_text(&bomb, "]><rss><channel><item><title>&a;</title><description>&b11;"
                        "</description></item></channel></rss>");
    AUTO_BUF deep = BUF_INIT((size_t)1 << 20);
    buf_put_text(&deep, "<rss><channel><item>");
    for (int i = 0; i < 10000; i++)
        buf_put_text(&deep, "<title>");
    const struct str texts[] = {buf_str(&bomb), buf_str(&deep)};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        AUTO_JSON *items = NULL;
        bool is_damaged = false;
        IGNORE(feed_items_read(&items, &is_damaged, texts[i], "http://a/", NULL));
        const json_t *title =
            json_object_get(items ? json_array_get(items, 0) : NULL, "title");
        assert_null(title);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rss_is_read),
        cmocka_unit_test(atom_is_read),
        cmocka_unit_test(rdf_is_read),
        cmocka_unit_test(json_feed_is_read),
        cmocka_unit_test(a_damaged_feed_is_read_as_far_as_it_goes),
        cmocka_unit_test(what_is_no_feed_is_refused),
        cmocka_unit_test(hostile_xml_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
