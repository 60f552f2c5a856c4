/* A text and its layout become HTML: each block its element, each paragraph an anchor, no
 * link but to the web. */
#include "server/document/page_text.h"

#include "tests/unit/cmocka_all.h"

struct row {
    const char *text, *layout, *html;
};

static void expect_marked(const struct row *row, struct text_marks marks)
{
    AUTO_ARENA *arena = arena_new();
    AUTO_BUF out = BUF_INIT(1U << 16);
    struct html h = {&out, false};
    struct document document = {.title = STR("Titre")};
    for (unsigned i = 0; i < FIELD_COUNT_; i++)
        document.fields[i] = STR("");
    document.fields[FIELD_TEXT] = str_of(row->text);
    document.fields[FIELD_LAYOUT] = str_of(row->layout);
    document.fields[FIELD_URL] = STR("https://x.fr/a/b.html?c/d");
    page_text(&h, &document, marks, arena);
    AUTO_BUF wanted = BUF_INIT(1U << 16);
    buf_printf(&wanted, "<div class=\"text\">%s</div>", row->html);
    if (strcmp(buf_text(&wanted), buf_text(&out)) != 0)
        fail_msg("%s / %s: %s", row->text, row->layout, buf_text(&out));
}

static void expect(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        expect_marked(&rows[i], (struct text_marks){NULL, 0});
}

static void a_text_without_layout_is_paragraphs(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"", "", ""},
        {"a < b\nc\n\n\n\nd", "",
         "<p id=\"passage-1\">a &lt; b<br>c</p><p id=\"passage-2\">d</p>"},
    };
    expect(rows, COUNT_OF(rows));
}

static void each_block_is_its_element(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"A\n\nB\n\nc", "h3,0,1 h4,3,1 p,3,1",
         "<h2 id=\"passage-1\">A</h2><h3 id=\"passage-2\">B</h3>"
         "<p id=\"passage-3\">c</p>"},
        {"- a\n- b\n\nc", "ul,0,7 li,2,1 p,0,1 li1,4,1 p,0,1 p,3,1",
         "<ul id=\"passage-1\"><li>a</li><li><span class=\"task\">À faire&nbsp;: "
         "</span>b</li></ul><p id=\"passage-2\">c</p>"},
        {"3. a\n- b", "ol3,0,8 li,3,5 p,0,1 ul,2,3 li,2,1 p,0,1",
         "<ol id=\"passage-1\" start=\"3\"><li><p>a</p><ul><li>b</li></ul></li></ol>"},
        {"a | b\nc | d", "tab,0,11 tr,0,5 th,0,1 th,4,1 tr,2,5 th,0,1 td,4,1",
         "<div class=\"table\" role=\"region\" aria-label=\"Tableau\" tabindex=\"0\">"
         "<table id=\"passage-1\"><tr><th scope=\"col\">a</th><th scope=\"col\">b</th>"
         "</tr><tr><th scope=\"row\">c</th><td>d</td></tr></table></div>"},
        {"a\n\n b", "pre,0,5",
         "<pre id=\"passage-1\">a\n\n <span id=\"passage-2\">"
         "</span>b</pre>"},
        {"a1\n\nb", "pg3,0,5 p,0,2 ref1,1,1 fn1,3,1 p,0,1",
         "<span id=\"page-3\"></span><p id=\"passage-1\">a<a class=\"note-mark\" "
         "href=\"#note-1\">1</a></p><div class=\"note\" id=\"passage-2\">"
         "<span id=\"note-1\"></span>b</div>"},
    };
    expect(rows, COUNT_OF(rows));
}

static void links_lead_to_the_web_only(void **state)
{
    (void)state;
    static const struct {
        const char *address, *href;
    } cases[] = {
        {"https://y.fr/z", "https://y.fr/z"},
        {"/z", "https://x.fr/z"},
        {"z", "https://x.fr/a/z"},
        {"//y.fr/z", "https://y.fr/z"},
        {"javascript:alert(1)", NULL},
        {"JAVASCRIPT:alert(1)", NULL},
        {"data:text/html,x", NULL},
        {"#z", NULL},
        {"mailto:a@y.fr", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF layout = BUF_INIT(1000), html = BUF_INIT(1000);
        buf_printf(&layout, "p,0,3 a,0,1,%s", cases[i].address);
        if (cases[i].href)
            buf_printf(&html,
                       "<p id=\"passage-1\"><a href=\"%s\" rel=\"noopener noreferrer\">a"
                       "</a> b</p>",
                       cases[i].href);
        else
            buf_put_text(&html, "<p id=\"passage-1\">a b</p>");
        expect_marked(&(struct row){"a b", buf_text(&layout), buf_text(&html)},
                      (struct text_marks){NULL, 0});
    }
}

static void marks_go_around_the_bytes_of_each_element(void **state)
{
    (void)state;
    static const struct text_span spans[] = {{0, 3}, {5, 6}};
    struct row row = {"a b\n\nc", "p,0,3 b,2,1 p,3,1",
                      "<p id=\"passage-1\"><mark>a </mark><strong><mark>b</mark></strong>"
                      "</p><p id=\"passage-2\"><mark>c</mark></p>"};
    expect_marked(&row, (struct text_marks){spans, COUNT_OF(spans)});
}

static void a_damaged_layout_is_as_none(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a\n\nb", "p,0,1 x", "<p id=\"passage-1\">a</p><p id=\"passage-2\">b</p>"},
        {"a", "b,0,1", "<p id=\"passage-1\">a</p>"},
    };
    expect(rows, COUNT_OF(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_without_layout_is_paragraphs),
        cmocka_unit_test(each_block_is_its_element),
        cmocka_unit_test(links_lead_to_the_web_only),
        cmocka_unit_test(marks_go_around_the_bytes_of_each_element),
        cmocka_unit_test(a_damaged_layout_is_as_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
