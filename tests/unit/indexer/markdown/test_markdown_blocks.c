/* Markdown as text: the cases of tests/cases/sources/markdown/, and what a file cannot
 * contain. */
#include "indexer/markdown/markdown_blocks.h"

#include "base/file.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "text/block/layout.h"

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
    AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_MAX);
    struct markdown_facts facts = {.known_title = STR("")};
    markdown_to_blocks(writer, buf_str(&markdown), &facts);
    buf_put_str(&got, block_text(writer));
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

static void a_heading_serves_as_the_title_and_is_not_put_twice(void **state)
{
    (void)state;
    static const struct {
        const char *known, *markdown, *title, *body;
    } rows[] = {
        {"", "# Le *titre*\n\nTexte.", "Le titre", "Texte."},
        {"", "Titre\n=====\n", "Titre", ""},
        {"", "Texte.\n\n# Le titre\n\nSuite.", "Le titre", "Texte.\n\nSuite."},
        {"", "## Contexte\n\n# Le titre", "Le titre", "Contexte"},
        {"", "# Un\n\n# Deux", "Un", "Deux"},
        {"", "## Contexte\n\nTexte.", "Contexte", "Texte."},
        {"", "Texte.\n\n## Contexte\n\nSuite.", "Contexte",
         "Texte.\n\nContexte\n\nSuite."},
        {"", "> # Citée\n\nTexte.", "", "Citée\n\nTexte."},
        {"", "Texte seul.", "", "Texte seul."},
        {"Connu", "# Connu\n\nTexte.", "", "Texte."},
        {"Connu", "## Connu\n\nTexte.", "", "Texte."},
        {"Connu", "# Autre\n\nTexte.", "", "Autre\n\nTexte."},
        {"", "export const meta = {\n  title: 'Page'\n};\n\n## Partie\n\nTexte.", "Page",
         "Partie\n\nTexte."},
        {"", "", "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF title = BUF_INIT(1000);
        AUTO_BLOCK_WRITER *writer = block_writer_new(1000);
        struct markdown_facts facts = {.known_title = str_of(rows[i].known),
                                       .title = &title};
        markdown_to_blocks(writer, str_of(rows[i].markdown), &facts);
        if (strcmp(rows[i].title, buf_text(&title)) != 0 ||
            !str_equal(str_of(rows[i].body), block_text(writer)))
            fail_msg("%s: « %s », « %.*s »", rows[i].markdown, buf_text(&title),
                     STR_ARG(block_text(writer)));
    }
}

static void tables_that_are_too_large_are_told_by_their_line(void **state)
{
    (void)state;
    AUTO_BUF markdown = BUF_INIT(TEXT_MAX);
    buf_put_text(&markdown, "Avant.\n\n");
    for (unsigned i = 0; i < 300; i++)
        buf_put_text(&markdown, "|a");
    buf_put_text(&markdown, "\n");
    for (unsigned i = 0; i < 300; i++)
        buf_put_text(&markdown, "|-");
    buf_put_text(&markdown, "\n|fin\n");
    AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_MAX);
    struct markdown_facts facts = {.known_title = STR("")};
    markdown_to_blocks(writer, buf_str(&markdown), &facts);
    assert_int_equal(4, facts.table_line);
    assert_true(str_ends_with(block_text(writer), STR("|fin")));
}

/** Shapes that make a careless parser slow or its stack deep. Each must take less than
 *  the time of the test. */
static void hostile_shapes_are_read_in_good_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "> ",     "- ",       "1. ",       "*a ",      "[",           "![",
        "`",      "| ",       "<a ",       "&",        "\\",          "# ",
        "_",      "~~",       "- a\n",     "|a\n|-\n", "{{",          "{% ",
        "{",      "<!--",     "<?",        "<!A ",     "<![CDATA[",   "a@",
        "a@b.c ", "www.",     "http://",   "$",        "$$",          ":a[",
        ":::a\n", "!!! a\n",  "a\n: b\n",  "==a",      "^a",          "[[",
        "[^1]: ", "[a](<b",   "[a]: (\n",  "**a *b ",  "<details>\n", "<A b={",
        "{a: {",  "&eacute;", "<a href='", "</p>",     "<script>",    "{% highlight %}",
    };
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        AUTO_BUF markdown = BUF_INIT(TEXT_MAX), layout = BUF_INIT(TEXT_MAX);
        while (markdown.n < 200000)
            buf_put_text(&markdown, pieces[i]);
        AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_MAX);
        struct markdown_facts facts = {.known_title = STR(""), .is_mdx = i % 2};
        markdown_to_blocks(writer, buf_str(&markdown), &facts);
        assert_false(block_overflowed(writer));
        block_put_layout(&layout, writer);
        assert_true(layout_is_sound(buf_str(&layout), block_text(writer)));
    }
}

/** What cmark-gfm takes quadratic memory for: cells that rows lack, and the addresses of
 *  links by name. */
static void what_is_copied_for_each_row_or_link_is_bounded(void **state)
{
    (void)state;
    AUTO_BUF table = BUF_INIT(TEXT_MAX), links = BUF_INIT(TEXT_MAX);
    for (unsigned i = 0; i < 150; i++)
        buf_put_text(&table, "|a");
    buf_put_text(&table, "\n");
    for (unsigned i = 0; i < 150; i++)
        buf_put_text(&table, "|-");
    buf_put_text(&table, "\n");
    while (table.n < 500000)
        buf_put_text(&table, "|a\n");
    buf_put_text(&links, "[a]: ");
    while (links.n < 300000)
        buf_put_text(&links, "xxxxxxxxxx");
    buf_put_text(&links, "\n\n");
    while (links.n < 600000)
        buf_put_text(&links, "[a] ");
    const struct buf *const texts[] = {&table, &links};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_MAX);
        struct markdown_facts facts = {.known_title = STR("")};
        markdown_to_blocks(writer, buf_str(texts[i]), &facts);
        assert_true(block_text(writer).n > 100000);
    }
}

/** A text is parsed in pieces when it is long. Notes and links by name reach over them. */
static void a_long_text_is_whole(void **state)
{
    (void)state;
    AUTO_BUF markdown = BUF_INIT(TEXT_MAX), wanted = BUF_INIT(TEXT_MAX);
    buf_put_text(&markdown, "Un [lien][a] et une note[^n].\n\n");
    buf_put_text(&wanted, "Un lien et une note[1].");
    while (markdown.n < 200000) {
        buf_put_text(&markdown, "Une phrase d'un *texte* qui est long.\n\n");
        buf_put_text(&wanted, "\n\nUne phrase d'un texte qui est long.");
    }
    buf_put_text(&markdown,
                 "Un [lien][a].\n\n[a]: https://exemple.fr\n\n[^n]: La note.\n");
    buf_put_text(&wanted, "\n\nUn lien.");
    AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_MAX);
    AUTO_BUF layout = BUF_INIT(TEXT_MAX);
    struct markdown_facts facts = {.known_title = STR("")};
    markdown_to_blocks(writer, buf_str(&markdown), &facts);
    block_put_layout(&layout, writer);
    struct str text = block_text(writer);
    size_t note = str_find(text, STR("\n\nLa note."));
    assert_true(note < text.n);
    assert_int_equal(wanted.n, text.n - strlen("\n\nLa note."));
    assert_int_equal(0, memcmp(text.at, wanted.at, note));
    assert_true(str_find(buf_str(&layout), STR("https://exemple.fr")) < layout.n);
    assert_true(str_ends_with(buf_str(&layout), STR(",https://exemple.fr")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_gives_its_text),
        cmocka_unit_test(a_heading_serves_as_the_title_and_is_not_put_twice),
        cmocka_unit_test(tables_that_are_too_large_are_told_by_their_line),
        cmocka_unit_test(hostile_shapes_are_read_in_good_time),
        cmocka_unit_test(what_is_copied_for_each_row_or_link_is_bounded),
        cmocka_unit_test(a_long_text_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
