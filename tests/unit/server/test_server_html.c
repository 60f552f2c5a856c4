/* HTML that is written directly: no text of a document makes an element or leaves its
 * attribute. */
#include "server/page/html.h"

#include "base/macros.h"
#include "server/page/html_hit.h"
#include "template-c/marked.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/server/published.h"

#define OUT_MAX ((size_t)1 << 20)

static char folder[40] = "/tmp/test_html.XXXXXX";
static struct index *served;

static int set_up(void **state)
{
    (void)state;
    published_folder(folder);
    published_generation(folder, 1);
    struct error err = {0};
    return index_open(&served, folder, INDEX_CHECK_SIZES, &err) ? -1 : 0;
}

static int tear_down(void **state)
{
    (void)state;
    index_free(served);
    published_remove(folder);
    return 0;
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
        buf_put_text(&out, ".");
        html_put_marked(&out, str_of(rows[i][0]));
        assert_string_equal(rows[i][1], buf_text(&out) + 1);
    }
}

static void text_is_escaped_between_what_stands_around_it(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    html_put_text(&out, "<p title=\"", STR("l'« é » & <b>\""), "\">");
    assert_string_equal("<p title=\"l&#39;« é » &amp; &lt;b&gt;&quot;\">",
                        buf_text(&out));
}

static struct document hostile_document(void)
{
    static const struct str attack = {"\"'><script>alert(1)</script>&", 29};
    struct document document = {.title = attack, .regions = 1};
    for (size_t i = 0; i < COUNT_OF(document.fields); i++)
        document.fields[i] = attack;
    for (size_t i = 0; i < COUNT_OF(document.dates); i++)
        document.dates[i] = 20000;
    document.themes.bits[0] = 3;
    return document;
}

static void no_value_of_a_hit_makes_markup(void **state)
{
    (void)state;
    struct document document = hostile_document();
    struct search_hit hit = {.document = document,
                             .title_html = document.title,
                             .snippet_html = document.title,
                             .explain = document.title,
                             .parts = &document,
                             .n_parts = 1};
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    html_hit(&out, &hit, served, document.title);
    const char *html = buf_text(&out);
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "\"'"));
    /* The text is there each time, escaped: in the figure three times, in the source,
     * both titles, the extract and the explanation. */
    size_t n = 0;
    for (const char *at = html; (at = strstr(at, "&lt;script&gt;")); at++)
        n++;
    assert_true(n >= 8);
    assert_non_null(strstr(html, "<time datetime=\"2024-10-04\">4 octobre 2024</time>"));
    assert_non_null(strstr(html, "<a href=\"/documents/%22%27%3E%3Cscript"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marked_html_keeps_its_marks_and_entities_only),
        cmocka_unit_test(text_is_escaped_between_what_stands_around_it),
        cmocka_unit_test(no_value_of_a_hit_makes_markup),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
