/* A text and its layout become HTML: each block its element, each paragraph an anchor, no
 * link but to the web. */
#include "server/document/page_text.h"

#include <stdlib.h>
#include <string.h>

#include "tests/unit/cmocka_all.h"
#include "text/block/layout.h"

struct row {
    const char *text, *layout, *html;
};

/** Take the links of passages to themselves out of @p html. */
static void remove_pins(struct buf *html)
{
    AUTO_BUF kept = BUF_INIT(1U << 20);
    struct str rest = buf_str(html);
    for (size_t at; (at = str_find(rest, STR(" <a class=\"pin\""))) < rest.n;) {
        buf_put(&kept, rest.at, at);
        rest = str_between(rest, at, rest.n);
        size_t end = str_find(rest, STR("</a>")) + strlen("</a>");
        rest = str_between(rest, end, rest.n);
    }
    buf_put_str(&kept, rest);
    buf_clear(html);
    buf_put_str(html, buf_str(&kept));
}

/** Write part @p part of a text. */
static void write_part(struct buf *out, const struct str whole[2], uint32_t part,
                       struct text_marks marks)
{
    AUTO_ARENA *arena = arena_new();
    struct str sound = layout_is_sound(whole[1], whole[0]) ? whole[1] : STR("");
    struct str texts[2] = {whole[0], sound};
    struct outline outline = outline_make(texts[0], texts[1], arena);
    struct slice_source source = slice_source_of(texts);
    struct slice slice = slice_read(&outline, part, &source, arena);
    struct html h = {.out = out};
    page_text(&h,
              &(struct page_text){.slice = &slice,
                                  .marks = marks,
                                  .outline = &outline,
                                  .part = part,
                                  .base = STR("https://x.fr/a/b.html?c/d"),
                                  .page = URL("/documents/d")},
              arena);
}

static void expect_marked(const struct row *row, struct text_marks marks)
{
    AUTO_BUF out = BUF_INIT(1U << 16);
    struct str whole[2] = {str_of(row->text), str_of(row->layout)};
    write_part(&out, whole, 0, marks);
    remove_pins(&out);
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

static void passages_link_to_themselves(void **state)
{
    (void)state;
#define PIN(n)                                                                           \
    " <a class=\"pin\" href=\"#passage-" n "\" aria-label=\"Lien vers ce "               \
    "passage\"></a>"
    static const struct {
        const char *text, *layout, *html;
    } cases[] = {
        {"Une phrase assez longue.", "",
         "<p id=\"passage-1\">Une phrase assez longue." PIN("1") "</p>"},
        {"Court.", "", "<p id=\"passage-1\">Court.</p>"},
        {"A\n\nb", "h2,0,1 p,3,1",
         "<h2 id=\"passage-1\">A" PIN("1") "</h2><p id=\"passage-2\">b</p>"},
        {"- Un point assez long ici", "ul,0,25 li,2,23 p,0,23",
         "<ul id=\"passage-1\"><li>Un point assez long ici" PIN("1") "</li></ul>"},
        {"une cellule | une autre", "tab,0,23 tr,0,23 th,0,11 td,14,9",
         "<div class=\"table\" role=\"region\" aria-label=\"Tableau\" tabindex=\"0\">"
         "<table id=\"passage-1\"><tr><th scope=\"col\">une cellule</th>"
         "<td>une autre</td></tr></table></div>" PIN("1")},
    };
#undef PIN
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF out = BUF_INIT(1U << 16), wanted = BUF_INIT(1U << 16);
        struct str whole[2] = {str_of(cases[i].text), str_of(cases[i].layout)};
        write_part(&out, whole, 0, (struct text_marks){NULL, 0});
        buf_printf(&wanted, "<div class=\"text\">%s</div>", cases[i].html);
        assert_string_equal(buf_text(&wanted), buf_text(&out));
    }
}

/** A text of two parts: long paragraphs, the first with a mark of a note, which is at the
 *  end. */
static void write_long(struct buf *text, struct buf *layout)
{
    buf_put_text(text, "1");
    buf_put_text(layout, "p,0,1 ref1,0,1");
    size_t before = 0;
    while (text->n < 150000) {
        buf_put_text(text, "\n\n");
        buf_printf(layout, " p,%zu,2000", text->n - before);
        before = text->n;
        for (size_t i = 0; i < 2000; i++)
            buf_put_byte(text, i % 8 ? 'a' : ' ');
    }
    buf_put_text(text, "\n\nLa note.");
    buf_printf(layout, " fn1,%zu,8 p,0,8", text->n - 8 - before);
}

static void a_note_of_another_part_is_linked_to_there(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(1U << 20), layout = BUF_INIT(1U << 20);
    AUTO_BUF first = BUF_INIT(1U << 20), second = BUF_INIT(1U << 20);
    write_long(&text, &layout);
    struct str whole[2] = {buf_str(&text), buf_str(&layout)};
    assert_true(layout_is_sound(whole[1], whole[0]));
    write_part(&first, whole, 0, (struct text_marks){NULL, 0});
    write_part(&second, whole, 1, (struct text_marks){NULL, 0});
    assert_non_null(strstr(buf_text(&first), "href=\"/documents/d?partie=2#note-1\""));
    assert_non_null(strstr(buf_text(&second), "<span id=\"note-1\"></span>La note."));
    assert_null(strstr(buf_text(&first), "La note."));
}

static void anchors_are_counted_across_parts(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(1U << 20), layout = BUF_INIT(1U << 20);
    write_long(&text, &layout);
    struct str whole[2] = {buf_str(&text), buf_str(&layout)};
    uint32_t number = 1;
    for (uint32_t part = 0; part < 2; part++) {
        AUTO_BUF out = BUF_INIT(1U << 20);
        write_part(&out, whole, part, (struct text_marks){NULL, 0});
        for (const char *at = buf_text(&out); (at = strstr(at, " id=\"passage-")); at++)
            assert_int_equal(number++, strtoul(at + strlen(" id=\"passage-"), NULL, 10));
    }
    assert_int_equal(78, number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_without_layout_is_paragraphs),
        cmocka_unit_test(each_block_is_its_element),
        cmocka_unit_test(links_lead_to_the_web_only),
        cmocka_unit_test(marks_go_around_the_bytes_of_each_element),
        cmocka_unit_test(a_damaged_layout_is_as_none),
        cmocka_unit_test(passages_link_to_themselves),
        cmocka_unit_test(a_note_of_another_part_is_linked_to_there),
        cmocka_unit_test(anchors_are_counted_across_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
