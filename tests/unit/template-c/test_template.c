/* Templates: values are shown and escaped wherever they stand, and faults are
 * reported. */
#include "template-c/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

#define OUT_MAX 100000

/** A set of one template, "page.html", which is still open. */
static struct template_set *open_set_of(const char *text)
{
    struct template_set *set = NULL;
    struct error err = {0};
    AUTO_BUF whole = BUF_INIT(10000);
    buf_put_text(&whole, TEMPLATE_PRAGMA);
    buf_put_text(&whole, text);
    assert_int_equal(STATUS_OK, template_set_new(&set, &err));
    assert_int_equal(STATUS_OK,
                     template_set_add(set, "page.html", buf_str(&whole), &err));
    return set;
}

static struct template_set *set_of(const char *text)
{
    struct template_set *set = open_set_of(text);
    template_set_freeze(set);
    return set;
}

static void assert_renders(const char *wanted, const struct template_set *set,
                           const struct template_data *data)
{
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    struct error err = {0};
    assert_int_equal(STATUS_OK, template_render(&out, set, "page.html", data, &err));
    assert_string_equal(wanted, buf_text(&out));
}

static void a_value_is_shown_where_it_is_named(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = set_of("<p>{{WORD}} : {{COUNT}}{{MISSING}}</p>");
    AUTO_TEMPLATE_DATA *data = template_data_new();
    template_data_set(data, "WORD", STR("éco'lier"));
    template_data_set_number(data, "COUNT", 37);
    assert_renders("<p>éco&#39;lier : 37</p>", set, data);
}

static void a_section_shows_once_for_each_node_and_sees_the_values_above(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = set_of(
        "{{#ROW}}<i>{{TOP}}{{NAME}}{{#IN}}+{{/IN}}</i>{{/ROW}}{{#NONE}}x{{/NONE}}");
    AUTO_TEMPLATE_DATA *data = template_data_new();
    template_data_set(data, "TOP", STR("t"));
    const char *names[] = {"a", "b"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct template_data *row = template_data_add(data, "ROW");
        template_data_set(row, "NAME", str_of(names[i]));
        if (i == 1)
            template_data_show(row, "IN");
    }
    assert_renders("<i>ta</i><i>tb+</i>", set, data);
}

static void an_included_template_has_values_of_its_own(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = open_set_of("<b>{{A}}</b>{{>PART}}");
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     template_set_add(set, "part.html",
                                      STR(TEMPLATE_PRAGMA "<i>{{A}}{{B}}</i>"), &err));
    template_set_freeze(set);
    AUTO_TEMPLATE_DATA *data = template_data_new();
    template_data_set(data, "A", STR("1"));
    struct template_data *part = template_data_include(data, "PART", "part.html");
    template_data_set(part, "B", STR("2"));
    assert_renders("<b>1</b><i>2</i>", set, data);
}

/* What an attacker types, and what the page may not contain then, wherever the value
 * stands. */
static const struct {
    const char *value;
    const char *never;
} attacks[] = {
    {"<script>alert(1)</script>", "<script"},
    {"\"><img src=x onerror=alert(1)>", "<img"},
    {"' onmouseover='alert(1)", "' onmouseover"},
    {"\" autofocus onfocus=\"alert(1)", "\" autofocus"},
    {"</title><svg onload=alert(1)>", "<svg"},
    {"</textarea><script>", "<script"},
    {"javascript:alert(1)", "href=\"javascript:"},
    {"JaVaScRiPt:alert(1)", "href=\"JaVaScRiPt:"},
    {"data:text/html,<script>alert(1)</script>", "href=\"data:"},
    {"<mark onclick=alert(1)>x</mark>", "<mark onclick"},
    {"<!--", "<!--"},
    {"&lt;b&gt;<b>", "<b>"},
    {"\n<script>\n", "<script"},
};

static const char *const places[] = {
    "<p>{{V}}</p>",
    "<title>{{V}}</title>",
    "<textarea>{{V}}</textarea>",
    "<input value=\"{{V}}\">",
    "<input value='{{V}}'>",
    "<a href=\"{{V}}\">x</a>",
    "<a href=\"/recherche?q={{V}}\">x</a>",
    "<p class=\"a {{V}}\">x</p>",
    "<p>{{V:x-marked}}</p>",
    "<p title=\"{{V:x-marked}}\">x</p>",
};

static void no_value_makes_markup_in_any_place(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT_OF(places); p++) {
        AUTO_TEMPLATE_SET *set = set_of(places[p]);
        for (size_t a = 0; a < COUNT_OF(attacks); a++) {
            AUTO_TEMPLATE_DATA *data = template_data_new();
            template_data_set(data, "V", str_of(attacks[a].value));
            AUTO_BUF out = BUF_INIT(OUT_MAX);
            struct error err = {0};
            assert_int_equal(STATUS_OK,
                             template_render(&out, set, "page.html", data, &err));
            if (strstr(buf_text(&out), attacks[a].never))
                fail_msg("%s in %s gives %s", attacks[a].value, places[p],
                         buf_text(&out));
        }
    }
}

static void marked_html_keeps_its_marks_and_entities_only(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = set_of("<p>{{V:x-marked}}</p>");
    static const struct {
        const char *html;
        const char *shown;
    } rows[] = {
        {"l&#39;<mark>apprentissage</mark> &amp; l'emploi",
         "<p>l&#39;<mark>apprentissage</mark> &amp; l&#39;emploi</p>"},
        {"a < b <mark", "<p>a &lt; b &lt;mark</p>"},
        {"<MARK>x</ mark>", "<p>&lt;MARK&gt;x&lt;/ mark&gt;</p>"},
        {"", "<p></p>"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_TEMPLATE_DATA *data = template_data_new();
        template_data_set_marked(data, "V", str_of(rows[i].html));
        assert_renders(rows[i].shown, set, data);
    }
}

static void html_stands_as_it_is_where_the_template_says_so(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = set_of("<ul>{{V:x-html}}</ul>{{V}}");
    AUTO_TEMPLATE_DATA *data = template_data_new();
    template_data_set_html(data, "V", STR("<li class=\"a\">é</li>"));
    assert_renders(
        "<ul><li class=\"a\">é</li></ul>&lt;li class=&quot;a&quot;&gt;é&lt;/li&gt;", set,
        data);
}

static void marked_html_without_the_modifier_is_escaped_once_more(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = set_of("<p>{{V}}</p>");
    AUTO_TEMPLATE_DATA *data = template_data_new();
    template_data_set_marked(data, "V", STR("<mark>a</mark>"));
    assert_renders("<p>&lt;mark&gt;a&lt;/mark&gt;</p>", set, data);
}

static void a_template_without_the_pragma_is_bad_input(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = open_set_of("x");
    struct error err = {0};
    assert_int_equal(STATUS_BAD_INPUT,
                     template_set_add(set, "raw.html", STR("<p>{{V}}</p>"), &err));
    assert_non_null(strstr(err.text, "AUTOESCAPE"));
}

static void a_template_that_does_not_parse_is_bad_input(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = open_set_of("x");
    struct error err = {0};
    assert_int_equal(STATUS_BAD_INPUT,
                     template_set_add(set, "open.html",
                                      STR(TEMPLATE_PRAGMA "{{#S}}never closed"), &err));
}

static void a_name_is_given_once(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = open_set_of("x");
    struct error err = {0};
    assert_int_equal(STATUS_EXISTS,
                     template_set_add(set, "page.html", STR(TEMPLATE_PRAGMA "y"), &err));
}

static void an_unknown_template_is_not_found(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = set_of("x");
    AUTO_TEMPLATE_DATA *data = template_data_new();
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND,
                     template_render(&out, set, "other.html", data, &err));
}

static void a_tree_that_could_not_be_made_is_told_by_rendering(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = set_of("{{A}}");
    template_data_set(NULL, "A", STR("x"));
    template_data_set_marked(NULL, "A", STR("x"));
    template_data_set_number(NULL, "A", 1);
    template_data_show(NULL, "A");
    assert_null(template_data_add(NULL, "A"));
    assert_null(template_data_include(NULL, "A", "page.html"));
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    struct error err = {0};
    assert_int_equal(STATUS_NO_MEMORY,
                     template_render(&out, set, "page.html", NULL, &err));
}

static void a_ceiling_of_the_buffer_is_kept(void **state)
{
    (void)state;
    AUTO_TEMPLATE_SET *set = set_of("<p>{{A}}</p>");
    AUTO_TEMPLATE_DATA *data = template_data_new();
    template_data_set(data, "A", STR("0123456789"));
    AUTO_BUF out = BUF_INIT(5);
    struct error err = {0};
    assert_int_equal(STATUS_OK, template_render(&out, set, "page.html", data, &err));
    assert_true(buf_overflowed(&out));
}

static void a_folder_is_loaded_whole_and_its_faults_are_named(void **state)
{
    (void)state;
    char folder[] = "/tmp/test_template.XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct error err = {0};
    struct template_set *set = NULL;
    assert_int_equal(STATUS_NOT_FOUND, template_set_load(&set, folder, &err));
    assert_null(set);

    AUTO_TEXT *page = path_join(folder, "page.html");
    AUTO_TEXT *note = path_join(folder, "note.txt");
    assert_int_equal(STATUS_OK,
                     file_write(page, STR(TEMPLATE_PRAGMA "<p>{{A}}</p>"), &err));
    assert_int_equal(STATUS_OK, file_write(note, STR("no template"), &err));
    assert_int_equal(STATUS_OK, template_set_load(&set, folder, &err));
    AUTO_TEMPLATE_DATA *data = template_data_new();
    template_data_set(data, "A", STR("x"));
    assert_renders("<p>x</p>", set, data);
    template_set_free(set);

    assert_int_equal(STATUS_OK, file_write(page, STR("<p>{{A}}</p>"), &err));
    assert_int_equal(STATUS_BAD_INPUT, template_set_load(&set, folder, &err));
    assert_non_null(strstr(err.text, "page.html"));
    assert_null(set);

    AUTO_BUF large = BUF_INIT(TEMPLATE_MAX_BYTES + 10);
    memset(buf_extend(&large, TEMPLATE_MAX_BYTES + 1), 'x', TEMPLATE_MAX_BYTES + 1);
    assert_int_equal(STATUS_OK, file_write(page, buf_str(&large), &err));
    assert_int_equal(STATUS_TOO_LARGE, template_set_load(&set, folder, &err));
    assert_int_equal(STATUS_OK, folder_remove(folder, &err));
}

static void a_missing_folder_is_not_found(void **state)
{
    (void)state;
    struct template_set *set = NULL;
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND, template_set_load(&set, "/nonexistent", &err));
    assert_null(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_shown_where_it_is_named),
        cmocka_unit_test(a_section_shows_once_for_each_node_and_sees_the_values_above),
        cmocka_unit_test(an_included_template_has_values_of_its_own),
        cmocka_unit_test(no_value_makes_markup_in_any_place),
        cmocka_unit_test(marked_html_keeps_its_marks_and_entities_only),
        cmocka_unit_test(html_stands_as_it_is_where_the_template_says_so),
        cmocka_unit_test(marked_html_without_the_modifier_is_escaped_once_more),
        cmocka_unit_test(a_template_without_the_pragma_is_bad_input),
        cmocka_unit_test(a_template_that_does_not_parse_is_bad_input),
        cmocka_unit_test(a_name_is_given_once),
        cmocka_unit_test(an_unknown_template_is_not_found),
        cmocka_unit_test(a_tree_that_could_not_be_made_is_told_by_rendering),
        cmocka_unit_test(a_ceiling_of_the_buffer_is_kept),
        cmocka_unit_test(a_folder_is_loaded_whole_and_its_faults_are_named),
        cmocka_unit_test(a_missing_folder_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
