/* Writing HTML: no text makes an element or leaves its attribute. */
#include "html/html.h"

#include "base/macros.h"
#include "html/html_french.h"
#include "tests/unit/cmocka_all.h"

#define OUT_MAX ((size_t)1 << 20)

/* Texts that are written as text and as the value of an attribute, and what they may not
 * become. */
static const struct {
    const char *text;
    const char *never;
} attacks[] = {
    {"<script>alert(1)</script>", "<script"},
    {"</p><img src=x onerror=alert(1)>", "<img"},
    {"\" onmouseover=\"alert(1)", "\" onmouseover"},
    {"' onmouseover='alert(1)", "' onmouseover"},
    {"\"><svg/onload=alert(1)>", "<svg"},
    {"a\n\"b", "\"b"},
};

static void text_is_escaped(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    struct html h = {.out = &out};
    HTML(&h, "<p title=\"l'été\">");
    html_text(&h, STR("l'« é » & <b>\""));
    HTML_TEXT(&h, "</p><p>", STR("a\tb\r\nc\v\fd"), "</p>");
    assert_string_equal("<p title=\"l'été\">l&#39;« é » &amp; &lt;b&gt;&quot;</p>"
                        "<p>a b  c  d</p>",
                        buf_text(&out));
}

static void attributes_stand_in_their_tag_and_what_follows_ends_it(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    struct html h = {.out = &out};
    HTML_TAG(&h, "<input type=\"text\"");
    HTML_ATTR(&h, "value", STR("\"&'<>"));
    HTML_ATTRS(&h, "checked");
    HTML_TAG(&h, "<p");
    HTML_NUMBERED(&h, "id", "passage-", 12);
    html_text(&h, STR(">"));
    HTML_TAG(&h, "<b");
    html_number(&h, 7);
    HTML_TAG(&h, "<i");
    html_count(&h, 1085);
    HTML_TAG(&h, "<u");
    html_marked(&h, STR("<mark>a</mark>"));
    HTML_TAG(&h, "<br");
    HTML(&h, "</p>");
    assert_string_equal("<input type=\"text\" value=\"&quot;&amp;&#39;&lt;&gt;\" checked>"
                        "<p id=\"passage-12\">&gt;<b>7<i>1\u202F085<u><mark>a</mark>"
                        "<br></p>",
                        buf_text(&out));
}

static void no_text_makes_markup_in_any_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(attacks); i++) {
        AUTO_BUF out = BUF_INIT(OUT_MAX);
        struct html h = {.out = &out};
        struct str attack = str_of(attacks[i].text);
        HTML_TAG(&h, "<a");
        HTML_ATTR(&h, "title", attack);
        html_text(&h, attack);
        html_marked(&h, attack);
        HTML_TEXT(&h, "<b>", attack, "</b></a>");
        if (strstr(buf_text(&out), attacks[i].never))
            fail_msg("%s gives %s", attacks[i].text, buf_text(&out));
    }
}

static void links_are_escaped_like_all_else(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    AUTO_ARENA *arena = arena_new();
    struct html h = {.out = &out};
    struct url url = url_param(url_in(URL("/documents/"), STR("a/b \"é"), arena),
                               STR("q"), STR("x&y"), arena);
    html_link(&h, url_param(url, STR("<"), STR("'"), arena), STR("A & B"));
    assert_string_equal("<a href=\"/documents/a/b%20%22%C3%A9?q=x%26y&amp;%3C=%27\">"
                        "A &amp; B</a>",
                        buf_text(&out));
}

static void an_address_of_a_query_has_its_question_mark_where_there_is_one(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    assert_true(str_equal(STR("/recherche?q=a"),
                          url_query(URL("/recherche"), STR("q=a"), arena).text));
    assert_true(
        str_equal(STR("/recherche"), url_query(URL("/recherche"), STR(""), arena).text));
}

static void only_the_web_is_linked_to_outside(void **state)
{
    (void)state;
    static const char *const refused[] = {
        "javascript:alert(1)", "data:text/html,x", "//a.fr",
        " https://a.fr",       "HTTPS:a",          ""};
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        assert_int_equal(0, url_outside(str_of(refused[i])).text.n);
    assert_true(str_equal(STR("https://a.fr/?a=1&b=2"),
                          url_outside(STR("https://a.fr/?a=1&b=2")).text));
    assert_true(str_equal(STR("http://a.fr"), url_outside(STR("http://a.fr")).text));
}

static void marked_html_keeps_its_marks_and_entities_only(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"l&#39;<mark>apprentissage</mark> &amp; l'emploi",
         "l&#39;<mark>apprentissage</mark> &amp; l&#39;emploi"},
        {"a < b <mark", "a &lt; b &lt;mark"},
        {"<MARK>x</ mark>", "&lt;MARK&gt;x&lt;/ mark&gt;"},
        {"<mark onclick=\"x\">", "&lt;mark onclick=&quot;x&quot;&gt;"},
        {"<<mark>>", "&lt;<mark>&gt;"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF out = BUF_INIT(OUT_MAX);
        struct html h = {.out = &out};
        HTML(&h, ".");
        html_marked(&h, str_of(rows[i][0]));
        assert_string_equal(rows[i][1], buf_text(&out) + 1);
    }
}

static void a_date_is_read_by_people_and_by_programs(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    struct html h = {.out = &out};
    html_date(&h, date_from_civil(2026, 4, 1));
    assert_string_equal("<time datetime=\"2026-04-01\">1er avril 2026</time>",
                        buf_text(&out));
}

static void a_ceiling_of_the_buffer_is_kept(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(5);
    struct html h = {.out = &out};
    HTML_TEXT(&h, "<p>", STR("0123456789"), "</p>");
    assert_true(buf_overflowed(&out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(attributes_stand_in_their_tag_and_what_follows_ends_it),
        cmocka_unit_test(no_text_makes_markup_in_any_place),
        cmocka_unit_test(links_are_escaped_like_all_else),
        cmocka_unit_test(an_address_of_a_query_has_its_question_mark_where_there_is_one),
        cmocka_unit_test(only_the_web_is_linked_to_outside),
        cmocka_unit_test(marked_html_keeps_its_marks_and_entities_only),
        cmocka_unit_test(a_date_is_read_by_people_and_by_programs),
        cmocka_unit_test(a_ceiling_of_the_buffer_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
