/* Items of XML are read one by one, and hostile XML ends in a reason. */
#include "indexer/web/xml_items.h"

#include "tests/unit/cmocka_all.h"

#define XML_MAX (48U << 20)

struct seen {
    unsigned n_items;
    size_t longest;
    unsigned stop_after;
    struct buf titles;
};

static enum status take(void *context, const struct xml_item *item,
                        const struct xml_item *channel, struct error *err)
{
    struct seen *seen = context;
    (void)channel;
    seen->n_items++;
    for (size_t i = 0; i < item->n; i++)
        if (item->fields[i].text.n > seen->longest)
            seen->longest = item->fields[i].text.n;
    buf_put_str(&seen->titles, xml_node_text(item, XML_RSS, "title"));
    buf_put_byte(&seen->titles, '|');
    if (seen->n_items == seen->stop_after)
        return error_set(err, STATUS_IO, "stopped");
    return STATUS_OK;
}

static enum status read_xml(struct seen *seen, struct error *fault, struct str xml)
{
    struct error err = {0};
    uint32_t line;
    return xml_read_items(fault, &line, xml, take, seen, &err);
}

static void repeat(struct buf *out, const char *piece, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_put_text(out, piece);
}

static void entities_are_neither_expanded_nor_loaded(void **state)
{
    (void)state;
    struct seen seen = {.titles = BUF_INIT(XML_MAX)};
    struct error fault;
    AUTO_BUF xml = BUF_INIT(XML_MAX);
    buf_put_text(&xml, "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">");
    for (int c = 'b'; c < 'k'; c++)
        buf_printf(&xml, "<!ENTITY %c \"&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;\">", c,
                   c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
    buf_put_text(&xml, "<!ENTITY f SYSTEM \"file:///etc/passwd\">"
                       "<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]>"
                       "<rss><channel><item><title>&j;&f;&eacute;</title></item>"
                       "</channel></rss>");
    assert_int_equal(STATUS_OK, read_xml(&seen, &fault, buf_str(&xml)));
    assert_int_equal(1, seen.n_items);
    assert_string_equal("&j;&f;é|", buf_text(&seen.titles));
    buf_release(&seen.titles);
}

static void monstrous_xml_ends(void **state)
{
    (void)state;
    static const struct {
        const char *before, *piece, *after;
        size_t n;
    } rows[] = {
        {"<rss><channel><item>", "<a>", "", 100000},
        {"<rss><channel><item><title ", "a=\"1\" ", ">", 1000000},
        {"<rss><channel><item><title>", "&lt;", "</title></item></channel></rss>",
         500000},
        {"<rss><channel>", "<item>", "", 100000},
        {"<rss>", "<![CDATA[", "", 100000},
        {"<rss><channel><item><title>", "& &x; ", "</title></item>", 100000},
        {"<rss><channel><item>", "<category>a</category>", "</item>", 100000},
        {"<rss xmlns:a=\"b\"", "<", "", 100000},
        /* A document type that is out of place. */
        {"<?xml <!DOCTYPE a [", "<!ENTITY b \"c\">", "]><rss>&b;</rss>", 10},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct seen seen = {.titles = BUF_INIT(XML_MAX)};
        struct error fault;
        AUTO_BUF xml = BUF_INIT(XML_MAX);
        buf_put_text(&xml, rows[i].before);
        repeat(&xml, rows[i].piece, rows[i].n);
        buf_put_text(&xml, rows[i].after);
        assert_int_equal(STATUS_OK, read_xml(&seen, &fault, buf_str(&xml)));
        buf_release(&seen.titles);
    }
}

static void xml_without_an_element_is_said(void **state)
{
    (void)state;
    static const char *const texts[] = {"", " ", "<?xml version=\"1.0\"?>\n", "<!-- -->",
                                        "<!DOCTYPE a [<!ENTITY b 'c'>]>"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct seen seen = {.titles = BUF_INIT(XML_MAX)};
        struct error fault;
        assert_int_equal(STATUS_OK, read_xml(&seen, &fault, str_of(texts[i])));
        assert_string_equal("fichier de XML sans élément", fault.text);
    }
}

static void a_large_dump_is_read_item_by_item(void **state)
{
    (void)state;
    struct seen seen = {.titles = BUF_INIT(XML_MAX)};
    struct error fault;
    AUTO_BUF xml = BUF_INIT(XML_MAX);
    buf_put_text(&xml, "<rss><channel>");
    repeat(&xml,
           "<item><title>t</title><description><![CDATA[<p>Un texte.</p>]]>"
           "</description></item>\n",
           100000);
    buf_put_text(&xml, "</channel></rss>");
    assert_int_equal(STATUS_OK, read_xml(&seen, &fault, buf_str(&xml)));
    assert_int_equal(100000, seen.n_items);
    assert_int_equal(strlen("<p>Un texte.</p>"), seen.longest);
    assert_string_equal("", fault.text);
    buf_release(&seen.titles);
}

static void what_the_taker_returns_ends_the_reading(void **state)
{
    (void)state;
    struct seen seen = {.titles = BUF_INIT(XML_MAX), .stop_after = 2};
    struct error fault;
    struct str xml = STR("<rss><channel><item/><item/><item/></channel></rss>");
    assert_int_equal(STATUS_IO, read_xml(&seen, &fault, xml));
    assert_int_equal(2, seen.n_items);
    buf_release(&seen.titles);
}

static void control_characters_and_bare_signs_are_mended(void **state)
{
    (void)state;
    struct seen seen = {.titles = BUF_INIT(XML_MAX)};
    struct error fault;
    struct str xml =
        STR("<rss><channel><item><title>R&D \x0B &amp; B&eacute;b&egrave;s"
            "</title></item><item><title><![CDATA[a\x03 & b]]></title></item>"
            "</channel></rss>");
    assert_int_equal(STATUS_OK, read_xml(&seen, &fault, xml));
    assert_string_equal("R&D   & Bébès|a  & b|", buf_text(&seen.titles));
    assert_string_equal("", fault.text);
    buf_release(&seen.titles);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entities_are_neither_expanded_nor_loaded),
        cmocka_unit_test(monstrous_xml_ends),
        cmocka_unit_test(xml_without_an_element_is_said),
        cmocka_unit_test(a_large_dump_is_read_item_by_item),
        cmocka_unit_test(what_the_taker_returns_ends_the_reading),
        cmocka_unit_test(control_characters_and_bare_signs_are_mended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
