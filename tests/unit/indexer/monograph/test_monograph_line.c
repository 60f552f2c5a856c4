/* Reading the lines of a monograph: their markup is removed, and their class is seen by
 * their layout. */
#include "indexer/monograph/monograph_line.h"

#include "base/buf.h"
#include "base/macros.h"
#include "indexer/monograph/genre/monograph_markup.h"
#include "tests/unit/cmocka_all.h"

static void markup_leaves_what_a_reader_sees(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"- **AQUA**, *pôle*", "- AQUA, *pôle*"},
        {"au 1 ^{er} janvier, 3^e et 4 ^{e} trimestre",
         "au 1er janvier, 3e et 4e trimestre"},
        {"x^2 ^{ouvert", "x^2 ^{ouvert"},
        {"<p>un</p> <p>deux</p>", "un\ndeux"},
        {"a<br/>b <i>c</i> 3 < 4 <", "a\nb c 3 < 4 <"},
        {"voir <https://a.fr/b?c=1> ici", "voir https://a.fr/b?c=1 ici"},
        {"[le site](https://a.fr) [bas] (c)", "le site (https://a.fr) [bas] (c)"},
        {"R&amp;D &nbsp;&lt;1&gt; &inconnu;", "R&D <1> &inconnu;"},
        {"5\xC2\xA0"
         "000\xE2\x80\xAF"
         "000  €",
         "5 000 000 €"},
        {"co\xC2\xADopé\xE2\x80\x8Bré", "coopéré"},
        {"\ta \t b\t", "\ta\t b\t"},
        {"", ""},
    };
    AUTO_ARENA *arena = arena_new();
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(cases[i][1], markup_clean(arena, str_of(cases[i][0])).at);
}

static void bold_and_addresses_are_found(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    assert_string_equal("A & B", markup_bold(arena, STR("- **A &amp; B** : c **d**")).at);
    assert_int_equal(0, markup_bold(arena, STR("- **A")).n);
    /* A zero byte inside a link is dropped, as elsewhere. */
    assert_string_equal("le site (http://a.fr/b)",
                        markup_clean(arena, STR("[le\0 site](http://a.fr/\0b)")).at);
    struct str text = STR("httpx, (https://a.fr/x), http://b.fr.");
    struct str first = markup_url(text, 0);
    assert_true(str_equal(STR("https://a.fr/x"), first));
    size_t after = (size_t)(first.at - text.at) + first.n;
    struct str second = markup_url(text, after);
    assert_true(str_equal(STR("http://b.fr"), second));
    assert_int_equal(0, markup_url(text, text.n - 1).n);
}

static void a_line_has_the_class_of_its_layout(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum line_class class;
    } cases[] = {
        {"BUDGET PRIMITIF 2026", LINE_CAPITALS},
        {"POPULATION (en milliers)", LINE_CAPITALS},
        {"Année\t2022", LINE_ROW},
        {"\t", LINE_ROW},
        {"Source : Insee, 2026", LINE_SOURCE},
        {"SOURCES: Insee", LINE_SOURCE},
        {"Source\xC2\xA0: Insee", LINE_SOURCE},
        {"Sources de revenus", LINE_SHORT},
        {"- un", LINE_ITEM},
        {"• un", LINE_ITEM},
        {"12. un", LINE_ITEM},
        {"2026. un an", LINE_SHORT},
        {"- **un**", LINE_ITEM},
        {"**un**", LINE_SHORT},
        {"(1) Décret", LINE_NOTE},
        {"*Depuis 2025", LINE_NOTE},
        {"(un) deux", LINE_SHORT},
        {"Réussites individuelles", LINE_SHORT},
        {"Une phrase courte.", LINE_TEXT},
        {"Une carte les situe tous. Elle est à jour", LINE_TEXT},
        {"Directeur : M. Yves LE GOFF", LINE_SHORT},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_ARENA *arena = arena_new();
        struct sheet sheet = sheet_read(arena, str_of(cases[i].text));
        /* A row of tabs alone is no line. */
        if (str_equal(str_of(cases[i].text), STR("\t"))) {
            assert_int_equal(0, sheet.n);
            continue;
        }
        assert_int_equal(1, sheet.n);
        if (sheet.at[0].class != cases[i].class)
            fail_msg("« %s »: %d, not %d", cases[i].text, (int)sheet.at[0].class,
                     (int)cases[i].class);
    }
}

static void lines_keep_their_numbers_whatever_ends_them(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct sheet sheet =
        sheet_read(arena, STR("\xEF\xBB\xBFun\r\n\r\n \r\ndeux\r\ntrois"));
    assert_int_equal(3, sheet.n);
    assert_string_equal("un", sheet.at[0].text.at);
    assert_int_equal(4, sheet.at[1].number);
    assert_true(sheet.at[1].after_blank);
    assert_false(sheet.at[2].after_blank);
    assert_string_equal("trois", sheet.at[2].text.at);
    assert_int_equal(0, sheet_read(arena, STR("")).n);
}

static void page_numbers_and_running_titles_are_left_out(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct sheet sheet =
        sheet_read(arena, STR("Un texte.\nMonographie\n2\nDeux.\nMonographie\n- 3 -\n"
                              "Seul\nPage 4/9\nMonographie\nTrois."));
    assert_int_equal(4, sheet.n);
    assert_string_equal("Deux.", sheet.at[1].text.at);
    assert_string_equal("Seul", sheet.at[2].text.at);
}

static void labels_items_and_sources_give_their_text(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct sheet sheet = sheet_read(
        arena, STR("- Territoire : Brest\nSources : a, b\nPas de label\nheure 12:30"));
    assert_true(str_equal(STR("Territoire"), line_label(&sheet.at[0])));
    assert_true(str_equal(STR("Territoire : Brest"), line_item_text(&sheet.at[0])));
    assert_true(str_equal(STR("a, b"), line_source_text(&sheet.at[1])));
    assert_int_equal(0, line_source_text(&sheet.at[0]).n);
    assert_int_equal(0, line_label(&sheet.at[2]).n);
    assert_int_equal(0, line_label(&sheet.at[3]).n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_leaves_what_a_reader_sees),
        cmocka_unit_test(bold_and_addresses_are_found),
        cmocka_unit_test(a_line_has_the_class_of_its_layout),
        cmocka_unit_test(lines_keep_their_numbers_whatever_ends_them),
        cmocka_unit_test(page_numbers_and_running_titles_are_left_out),
        cmocka_unit_test(labels_items_and_sources_give_their_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
