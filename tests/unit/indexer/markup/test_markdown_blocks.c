/* Markdown as text: the cases of tests/cases/sources/markdown/, and what a file cannot
 * contain. */
#include "indexer/markup/markdown_text.h"

#include "base/file.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"

#define CASES SOURCE_DIR "/tests/cases/sources/markdown"
#define TEXT_MAX (8U << 20)

static void read_case(struct buf *out, const char *name)
{
    AUTO_TEXT *path = path_join(CASES, name);
    struct error err = {0};
    if (file_read(out, path, &err))
        fail_msg("%s", err.text);
}

static void check_case(const char *name)
{
    AUTO_BUF wanted_name = BUF_INIT(300);
    buf_put(&wanted_name, name, strlen(name) - 3);
    buf_put_text(&wanted_name, ".txt");
    AUTO_BUF markdown = BUF_INIT(TEXT_MAX), wanted = BUF_INIT(TEXT_MAX),
             got = BUF_INIT(TEXT_MAX);
    read_case(&markdown, name);
    read_case(&wanted, buf_text(&wanted_name));
    struct markdown_facts facts = {0};
    markdown_to_text(&got, buf_str(&markdown), &facts);
    if (got.n)
        buf_put_byte(&got, '\n'); /* the files end with a line feed */
    if (!str_equal(buf_str(&wanted), buf_str(&got)))
        fail_msg("%s:\n[%s]", name, buf_text(&got));
}

static void each_case_gives_its_text(void **state)
{
    (void)state;
    AUTO_NAME_LIST names = {NULL, 0};
    struct error err = {0};
    assert_int_equal(STATUS_OK, folder_list(&names, CASES, &err));
    size_t n = 0;
    for (size_t i = 0; i < names.n; i++) {
        if (!str_ends_with(str_of(names.at[i]), STR(".md")))
            continue;
        check_case(names.at[i]);
        n++;
    }
    assert_true(n >= 10);
}

static void
the_first_heading_is_the_title_only_at_level_one_and_at_the_start(void **state)
{
    (void)state;
    static const struct {
        const char *markdown, *title, *body;
    } rows[] = {
        {"# Le *titre*\n\nTexte.", "Le titre", "Texte."},
        {"Titre\n=====\n", "Titre", ""},
        {"## Pas lui\n\nTexte.", "", "Pas lui\n\nTexte."},
        {"Texte.\n\n# Trop tard", "", "Texte.\n\nTrop tard"},
        {"# Un\n\n# Deux", "Un", "Deux"},
        {"", "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF title = BUF_INIT(1000), body = BUF_INIT(1000);
        struct markdown_facts facts = {.title = &title};
        markdown_to_text(&body, str_of(rows[i].markdown), &facts);
        assert_string_equal(rows[i].title, buf_text(&title));
        assert_string_equal(rows[i].body, buf_text(&body));
    }
}

static void html_blocks_are_told_by_their_line(void **state)
{
    (void)state;
    AUTO_BUF body = BUF_INIT(1000);
    struct markdown_facts facts = {0};
    markdown_to_text(&body, STR("un\n\n<div>deux</div>\n\n<p>trois"), &facts);
    assert_int_equal(3, facts.html_line);
    markdown_to_text(&body, STR("un <b>deux</b>"), &facts);
    assert_int_equal(0, facts.html_line);
}

/** Shapes that make a careless parser slow or its stack deep. Each must take less than
 *  the time of the test. */
static void hostile_shapes_are_read_in_good_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {"> ", "- ", "1. ",   "*a ",     "[",  "![",
                                         "`",  "| ", "<a ",   "&",       "\\", "# ",
                                         "_",  "~~", "- a\n", "|a\n|-\n"};
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        AUTO_BUF markdown = BUF_INIT(TEXT_MAX), body = BUF_INIT(TEXT_MAX);
        while (markdown.n < 60000)
            buf_put_text(&markdown, pieces[i]);
        struct markdown_facts facts = {0};
        markdown_to_text(&body, buf_str(&markdown), &facts);
        assert_false(buf_overflowed(&body));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_gives_its_text),
        cmocka_unit_test(
            the_first_heading_is_the_title_only_at_level_one_and_at_the_start),
        cmocka_unit_test(html_blocks_are_told_by_their_line),
        cmocka_unit_test(hostile_shapes_are_read_in_good_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
