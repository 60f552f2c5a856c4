/* HTML becomes the blocks and spans that the reader of a page sees. */
#include "indexer/markup/html_blocks.h"

#include "tests/unit/cmocka_all.h"
#include "text/block/layout.h"

#define TEXT_MAX (32U << 20)

typedef const char *write_html(struct block_writer *, struct str);

struct row {
    const char *html, *text, *layout;
};

static void expect(const struct row *rows, size_t n, write_html *write)
{
    for (size_t i = 0; i < n; i++) {
        AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_MAX);
        AUTO_BUF layout = BUF_INIT(LAYOUT_MAX);
        assert_null(write(writer, str_of(rows[i].html)));
        block_finish(writer);
        block_put_layout(&layout, writer);
        struct str text = block_text(writer);
        if (!str_equal(text, str_of(rows[i].text)) ||
            strcmp(buf_text(&layout), rows[i].layout) != 0)
            fail_msg("%s:\n%.*s\n%s", rows[i].html, STR_ARG(text), buf_text(&layout));
    }
}

static void blocks_and_spans_are_kept(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<h2>Aide</h2><p>La <strong>prime</strong></p>", "Aide\n\nLa prime",
         "h2,0,4 p,6,8 b,3,5"},
        {"<ul><li>un<li>deux<ul><li>sous</ul></ul><ol start=3><li>c</ol>",
         "- un\n- deux\n- sous\n\n3. c",
         "ul,0,18 li,2,2 p,0,2 li,5,11 p,0,4 ul,5,6 li,2,4 p,0,4 ol3,6,4 li,3,1 "
         "p,0,1"},
        {"<table><caption>Chiffres</caption><thead><tr><td>An<td>Nb</thead>"
         "<tr><th>2025<td>12</table>",
         "Chiffres\nAn | Nb\n2025 | 12",
         "tab,0,26 cap,0,8 tr,9,7 th,0,2 th,5,2 tr,3,9 th,0,4 td,7,2"},
        {"<details><summary>Plus</summary><p>dedans</p></details>", "Plus\n\ndedans",
         "det,0,12 sum,0,4 p,6,6"},
        {"<dl><dt>CFA<dd>Centre</dl>", "CFA\nCentre", "dl,0,10 dt,0,3 dd,4,6 p,0,6"},
        {"<pre><code>\na = 1\n  b &lt; 2</code></pre>", "a = 1\n  b < 2", "pre,0,13"},
        {"<blockquote>Dit-il</blockquote><aside>À côté</aside>", "Dit-il\n\nÀ côté",
         "q,0,6 p,0,6 aside,8,9 p,0,9"},
        {"m<sup>2</sup>, H<sub>2</sub>O", "m2, H2O", "p,0,7 up,1,1 low,4,1"},
        {"<ul><li><input type=checkbox checked> fait</ul>", "- fait",
         "ul,0,6 li2,2,4 p,0,4"},
        {"<figure><img src=a.png alt='Le CFA'><figcaption>Vue</figcaption></figure>",
         "Le CFA\n\nVue", "p,0,6 img,0,6,a.png cap,8,3"},
        {"<div role=heading aria-level=3>Titre</div>", "Titre", "h3,0,5"},
    };
    expect(rows, COUNT_OF(rows), html_to_blocks);
}

static void links_keep_their_address_and_cards_their_text(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<a href='/a?b=1&amp;c=2'>ici</a>", "ici", "p,0,3 a,0,3,/a?b=1&c=2"},
        {"<a href='#note'>1</a><a name=x>ancre</a>", "1ancre", ""},
        {"<a href=/c><div><img src=x.png alt=''><h3>Carte</h3><p>texte</p></div></a>",
         "Carte\n\ntexte", "h3,0,5 a,0,5,/c p,7,5"},
        {"<a href=/c><div>sans titre</div></a>", "sans titre", "p,0,10 a,0,10,/c"},
        {"<a href=/a>un <a href=/b>deux</a>", "un deux", "p,0,7 a,0,2,/a a,3,4,/b"},
    };
    expect(rows, COUNT_OF(rows), html_to_blocks);
}

static void breaks_part_lines_and_paragraphs(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"un<br>deux", "un\ndeux", ""},
        {"<p>un<br/> <br/>deux</p>", "un\n\ndeux", ""},
        {"<p>un<p>deux<div>trois</div>quatre", "un\n\ndeux\n\ntrois\n\nquatre", ""},
        {"un<hr>deux", "un\n\ndeux", ""},
        {"<td>a<br>b</td>", "a b", "tab,0,3 tr,0,3 td,0,3"},
    };
    expect(rows, COUNT_OF(rows), html_to_blocks);
}

static void what_is_not_seen_is_left_out(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a<script>var x = '<p>b</p>';</script><style>p{}</style><template>c</template>"
         "<svg><title>d</title></svg><!-- e --><noscript>f</noscript>",
         "a", ""},
        {"a<span hidden>b</span><i aria-hidden=true>c</i><p style='display : none'>d</p>",
         "a", ""},
        {"<a href=/x>doc<span class='fr-sr-only'> nouvelle fenêtre</span></a>", "doc",
         "p,0,3 a,0,3,/x"},
        {"<div class='fr-collapse' style='display:none'>réponse</div>", "réponse", ""},
        {"<div role=tabpanel hidden>onglet</div>", "onglet", ""},
        {"a<img src=logo.png alt=logo.png><select><option>b</select>", "a", ""},
    };
    expect(rows, COUNT_OF(rows), html_to_blocks);
}

static void shortcodes_leave_their_inner_text(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"[vc_row][vc_column width=\"1/2\"]dedans[/vc_column][/vc_row]", "dedans", ""},
        {"[caption id=\"a\"]<img src=x alt='Vue'> Légende[/caption]", "Vue Légende",
         "p,0,12 img,0,3,x"},
        {"<!-- wp:paragraph {\"a\":1} --><p>bloc</p><!-- /wp:paragraph -->", "bloc", ""},
        {"[gallery ids=\"1,2\"]", "", ""},
        {"il dit [sic] [1] [PDF, 2 Mo] [...] [à suivre]",
         "il dit [sic] [1] [PDF, 2 Mo] [...] [à suivre]", ""},
    };
    expect(rows, COUNT_OF(rows), html_to_blocks);
}

static void entities_are_decoded_once(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"l&rsquo;&eacute;t&eacute;&nbsp;&rarr; &NotEqualTilde; &#8364;",
         "l’été\u00A0→ ≂̸ €", ""},
        {"&amp;lt;p&amp;gt;", "&lt;p&gt;", ""},
        {"R&D, &copie, caf&eacute", "R&D, &copie, café", ""},
        {"<a href='?a=1&copy=2'>x</a>", "x", "p,0,1 a,0,1,?a=1&copy=2"},
    };
    expect(rows, COUNT_OF(rows), html_to_blocks);
}

static void tables_that_only_place_things_become_blocks(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<table><tr><td><table><tr><td>a<p>b</table></table>", "a\n\nb", ""},
        {"<table role=presentation><tr><td>a<td>b</table>", "a\n\nb", ""},
        {"<table><tr><td>a<tr><td>b</table>", "a\n\nb", ""},
        {"<table><tr><td>a<td>b</table>", "a | b", "tab,0,5 tr,0,5 td,0,1 td,4,1"},
    };
    expect(rows, COUNT_OF(rows), html_to_blocks);
}

static void cells_of_several_columns_and_rows_keep_the_others_in_line(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
         "a |  | b\nc | d | e",
         "tab,0,18 tr,0,8 td,0,1 td,4,0 td,3,1 tr,2,9 td,0,1 td,4,1 td,4,1"},
        {"<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", "a | b\n | c",
         "tab,0,10 tr,0,5 td,0,1 td,4,1 tr,2,4 td,0,0 td,3,1"},
        {"<table><tr><td>a<td rowspan=2>b<tr><td>c</table>", "a | b\nc | ",
         "tab,0,10 tr,0,5 td,0,1 td,4,1 tr,2,4 td,0,1 td,4,0"},
        {"<table><tr><td colspan=999999>a<td rowspan=x>b</table>", "a | b",
         "tab,0,5 tr,0,5 td,0,1 td,4,1"},
    };
    expect(rows, COUNT_OF(rows), html_to_blocks);
}

static void broken_html_keeps_its_text(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<b>gras <i>mal</b> fermé</i>", "gras mal fermé", "p,0,15 b,0,8 i,5,3"},
        {"3 < 4 et 5 > 2", "3 < 4 et 5 > 2", ""},
        {"un <b", "un <b", ""},
        {"<a href=\"x>lien</a> suite", "lien suite", "p,0,10 a,0,4,x"},
        {"</p></div>a</inconnu>", "a", ""},
        {"<MA-CARTE titre=x>perso</MA-CARTE>", "perso", ""},
        {"<![CDATA[a & <b>]]>", "a & <b>", ""},
        {"<p>a<!-->b--><p>c<!-- jamais", "ab-->\n\nc", ""},
        {"<table><tr><td>a</b></div><td>b</table>", "a | b",
         "tab,0,5 tr,0,5 td,0,1 td,4,1"},
        {"", "", ""},
    };
    expect(rows, COUNT_OF(rows), html_to_blocks);
}

static void typed_lines_part_paragraphs(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"un\ndeux\n\n<strong>trois</strong> quatre\n<ul>\n<li>a</li>\n</ul>\nfin",
         "un\ndeux\n\ntrois quatre\n\n- a\n\nfin",
         "p,0,7 p,9,12 b,0,5 ul,14,3 li,2,1 p,0,1 p,3,3"},
        {"un<br>\ndeux", "un\ndeux", ""},
        {"\n\n un \r\n\r\n deux\n", "un\n\ndeux", ""},
    };
    expect(rows, COUNT_OF(rows), html_typed_to_blocks);
}

/** The HTML that is @p piece @p n times. */
static void repeat(struct buf *out, const char *piece, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_put_text(out, piece);
}

static void endless_html_ends(void **state)
{
    (void)state;
    static const struct {
        const char *piece;
        size_t n;
        bool is_refused;
    } rows[] = {
        {"<b>", 500000, false},        {"<div>", 10000, false},
        {"<a href=\"", 100000, false}, {"<table><tr><td>", 100000, false},
        {"</x>", 500000, false},       {"<x-a></x-b>", 100000, false},
        {"&abcd;", 50000, false},      {"<![CDATA[", 100000, false},
        {"[a b=\"", 100000, false},    {"<ul><li>x", 1100000, true},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_MAX);
        AUTO_BUF html = BUF_INIT(TEXT_MAX);
        repeat(&html, rows[i].piece, rows[i].n);
        assert_true((html_to_blocks(writer, buf_str(&html)) != NULL) ==
                    rows[i].is_refused);
        block_finish(writer);
    }
}

static void a_million_attributes_are_read_once(void **state)
{
    (void)state;
    AUTO_BUF html = BUF_INIT(TEXT_MAX);
    buf_put_text(&html, "<p ");
    repeat(&html, "a=1 ", 1000000);
    buf_put_text(&html, "id=b>texte");
    AUTO_HTML_TREE tree;
    assert_null(html_tree_read(&tree, buf_str(&html)));
    assert_true(html_node_attribute_is(&tree, 1, HTML_ATTRIBUTE_ID, "b"));
}

static void what_is_inside_of_thousands_of_elements_keeps_its_text(void **state)
{
    (void)state;
    AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_MAX);
    AUTO_BUF html = BUF_INIT(TEXT_MAX);
    repeat(&html, "<div><span>", 10000);
    buf_put_text(&html, "au fond");
    assert_null(html_to_blocks(writer, buf_str(&html)));
    block_finish(writer);
    assert_true(str_equal(block_text(writer), STR("au fond")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_and_spans_are_kept),
        cmocka_unit_test(links_keep_their_address_and_cards_their_text),
        cmocka_unit_test(breaks_part_lines_and_paragraphs),
        cmocka_unit_test(what_is_not_seen_is_left_out),
        cmocka_unit_test(shortcodes_leave_their_inner_text),
        cmocka_unit_test(entities_are_decoded_once),
        cmocka_unit_test(tables_that_only_place_things_become_blocks),
        cmocka_unit_test(cells_of_several_columns_and_rows_keep_the_others_in_line),
        cmocka_unit_test(broken_html_keeps_its_text),
        cmocka_unit_test(typed_lines_part_paragraphs),
        cmocka_unit_test(endless_html_ends),
        cmocka_unit_test(a_million_attributes_are_read_once),
        cmocka_unit_test(what_is_inside_of_thousands_of_elements_keeps_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
