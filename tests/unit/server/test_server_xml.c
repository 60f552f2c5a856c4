/* Writing XML: whatever is written, the document is well-formed and says the same. */
#include "server/xml/xml.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

#define OUT_MAX ((size_t)1 << 20)
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void elements_close_where_they_have_to(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    struct xml xml = xml_begin(&out);
    XML_OPEN(&xml, "feed");
    XML_ATTR(&xml, "xml:lang", STR("fr"));
    XML_OPEN(&xml, "link");
    XML_ATTR(&xml, "href", STR("/a?b=1&c=2"));
    xml_close(&xml);
    XML_TEXT(&xml, "title", STR("L'été"));
    XML_NUMBER(&xml, "n", 1085);
    XML_TEXT(&xml, "empty", STR(""));
    XML_OPEN(&xml, "entry");
    XML_OPEN(&xml, "author");
    xml_end(&xml);
    assert_string_equal(HEAD "<feed xml:lang=\"fr\"><link href=\"/a?b=1&amp;c=2\"/>"
                             "<title>L&#39;été</title><n>1085</n><empty></empty>"
                             "<entry><author/></entry></feed>\n",
                        buf_text(&out));
}

static void texts_are_escaped_and_what_xml_forbids_is_left_out(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        const char *written;
    } cases[] = {
        {{"<script>alert('1')</script>", 27},
         "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"},
        {{"a & b \"c\" ]]> d", 15}, "a &amp; b &quot;c&quot; ]]&gt; d"},
        {{"&amp;", 5}, "&amp;amp;"},
        {{"a\tb\nc\r\nd", 8}, "a b c  d"},
        {{"a\0b\x01\x08\x0B\x0C\x1F\x7F", 9}, "ab\x7F"},
        {{"\xEF\xBF\xBE-\xEF\xBF\xBF-\xEF\xBF\xBD", 11}, "--\xEF\xBF\xBD"},
        {{"\xED\xA0\x80|\xFF|\xC3|\xE2\x82|\xF4\x90\x80\x80", 15}, "||||"},
        {{"é\u2028😀", 9}, "é\u2028😀"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF out = BUF_INIT(OUT_MAX), wanted = BUF_INIT(OUT_MAX);
        struct xml xml = xml_begin(&out);
        XML_OPEN(&xml, "a");
        XML_ATTR(&xml, "b", cases[i].text);
        xml_text(&xml, cases[i].text);
        xml_end(&xml);
        buf_printf(&wanted, HEAD "<a b=\"%s\">%s</a>\n", cases[i].written,
                   cases[i].written);
        assert_string_equal(buf_text(&wanted), buf_text(&out));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_close_where_they_have_to),
        cmocka_unit_test(texts_are_escaped_and_what_xml_forbids_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
