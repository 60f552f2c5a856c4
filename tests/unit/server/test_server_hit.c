/* A document in a page: no text of it makes an element or leaves its attribute. */
#include "server/page/page_hit.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/server/published.h"

#define OUT_MAX ((size_t)1 << 20)

static char folder[40] = "/tmp/test_hit.XXXXXX";
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
    AUTO_ARENA *arena = arena_new();
    struct exchange x = {.index = served, .arena = arena};
    struct html h = {.out = &out};
    page_hits(&h, &x, &hit, 1, document.title);
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
        cmocka_unit_test(no_value_of_a_hit_makes_markup),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
