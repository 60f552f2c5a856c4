/* Markdown gives blocks and spans: rows of source, plain text and layout. */
#include "indexer/markdown/markdown_blocks.h"
#include "tests/unit/cmocka_all.h"
#include "text/block/layout.h"

struct row {
    const char *markdown, *text, *layout;
};

static void expect(const struct row *rows, size_t n, bool is_mdx)
{
    for (size_t i = 0; i < n; i++) {
        AUTO_BLOCK_WRITER *writer = block_writer_new(1U << 16);
        AUTO_BUF layout = BUF_INIT(1U << 16);
        struct markdown_facts facts = {.known_title = STR(""), .is_mdx = is_mdx};
        markdown_to_blocks(writer, str_of(rows[i].markdown), &facts);
        block_put_layout(&layout, writer);
        const char *wanted = rows[i].layout;
        if (!str_equal(block_text(writer), str_of(rows[i].text)) ||
            (wanted && strcmp(buf_text(&layout), wanted) != 0))
            fail_msg("%s: « %.*s », %s", rows[i].markdown, STR_ARG(block_text(writer)),
                     buf_text(&layout));
        assert_true(layout_is_sound(buf_str(&layout), block_text(writer)));
    }
}

static void blocks_of_commonmark_have_their_types(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"un\n\ndeux", "un\n\ndeux", ""},
        {"## A\n\n### B ###\n\nC\n---", "A\n\nB\n\nC", "h2,0,1 h3,3,1 h2,3,1"},
        {"> a\n>\n> b", "a\n\nb", "q,0,4 p,0,1 p,3,1"},
        {"- a\n- b", "- a\n- b", "ul,0,7 li,2,1 p,0,1 li,4,1 p,0,1"},
        {"3) a\n4) b", "3. a\n4. b", "ol3,0,9 li,3,1 p,0,1 li,5,1 p,0,1"},
        {"- a\n  1. b", "- a\n1. b", "ul,0,8 li,2,6 p,0,1 ol1,2,4 li,3,1 p,0,1"},
        {"* a\n\n* b", "- a\n\n- b", "ul+,0,8 li,2,1 p,0,1 li,5,1 p,0,1"},
        {"- [ ] a\n- [x] b", "- a\n- b", "ul,0,7 li1,2,1 p,0,1 li2,4,1 p,0,1"},
        {"```js\na  b\n```", "a  b", "pre,0,4"},
        {"    a\n      b", "a\n  b", "pre,0,5"},
        {"|a|b|\n|-|-|\n|1|2|", "a | b\n1 | 2",
         "tab,0,11 tr,0,5 th,0,1 th,4,1 tr,2,5 td,0,1 td,4,1"},
        {"***", "", ""},
    };
    expect(rows, COUNT_OF(rows), false);
}

static void spans_have_their_types(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"**a** *b* ~~c~~ `d  e`", "a b c d e", "p,0,9 b,0,1 i,2,1 s,2,1 c,2,3"},
        {"[a *b*](u \"t\")", "a b", "p,0,3 a,0,3,u i,2,1"},
        {"![a](u)", "a", "p,0,1 img,0,1,u"},
        {"[a][r]\n\n[r]: u", "a", "p,0,1 a,0,1,u"},
        {"<https://a.fr>", "https://a.fr", "p,0,12 a,0,12,https://a.fr"},
        {"Voir https://a.fr/x_(y)_z.", "Voir https://a.fr/x_(y)_z.",
         "p,0,26 a,5,20,https://a.fr/x_(y)_z"},
        {"(www.a.fr), «https://a.fr»", "(www.a.fr), «https://a.fr»",
         "p,0,28 a,1,8,http://www.a.fr a,13,12,https://a.fr"},
        {"a.b@c.fr, x@y", "a.b@c.fr, x@y", "p,0,13 a,0,8,mailto:a.b@c.fr"},
        {"a  \nb\\\nc\nd", "a\nb\nc d", ""},
        {"a[^1] b[^x]\n\n[^x]: c\n[^1]: d", "a[1] b[2]\n\nd\n\nc",
         "p,0,9 ref1,1,3 ref2,5,3 fn1,5,1 p,0,1 fn2,3,1 p,0,1"},
    };
    expect(rows, COUNT_OF(rows), false);
}

static void html_gives_the_same_blocks(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<div>\n<h2>A</h2>\n<p>b <b>c</b></p>\n</div>", "A\n\nb c",
         "h2,0,1 p,3,3 b,2,1"},
        {"<details><summary>A</summary>\n\nb *c*\n\n</details>\n\nd", "A\n\nb c\n\nd",
         "det,0,6 sum,0,1 p,3,3 i,2,1 p,3,1"},
        {"<ul><li>a<li>b</ul>", "- a\n- b", "ul,0,7 li,2,1 p,0,1 li,4,1 p,0,1"},
        {"<ol start=\"3\"><li>a</li></ol>", "3. a", "ol3,0,4 li,3,1 p,0,1"},
        {"<table><thead><tr><th>a</th></tr></thead>\n<tr><td>\n\n**b**\n\n</td></tr></"
         "table>",
         "a\nb", "tab,0,3 tr,0,1 th,0,1 tr,2,1 td,0,1 b,0,1"},
        {"<dl><dt>a</dt><dd>b</dd></dl>", "a\nb", "dl,0,3 dt,0,1 dd,2,1 p,0,1"},
        {"a<br>b<sup>c</sup> &eacute;&nbsp;d", "a\nbc é\u00A0d", ""},
        {"<p>a &amp; b &laquo;c&raquo;</p>", "a & b «c»", ""},
        {"<img src=\"u\" alt=\"a\"> <a href=\"v\">b</a>", "a b",
         "p,0,3 img,0,1,u a,2,1,v"},
        {"<pre>a\n  b</pre>", "a\n  b", "pre,0,5"},
        {"a <!-- b --> c <!-- d\n\ne --> f", "a c f", ""},
        {"<script>a</script>\n\n<style>b</style>\n\nc", "c", ""},
        {"a <script>b</script> c", "a c", ""},
        {"<div>a < b</div>", "a < b", ""},
        {"- a</li></ul>\n- b", "- a\n- b", "ul,0,7 li,2,1 p,0,1 li,4,1 p,0,1"},
        {"a <b>b\n\nc", "a b\n\nc", "p,0,3 b,2,1 p,3,1"},
        {"<!-- a", "<!-- a", ""},
        {"<div markdown=\"1\">\n*a*\n</div>", "a", "p,0,1 i,0,1"},
    };
    expect(rows, COUNT_OF(rows), false);
}

static void shortcodes_leave_what_readers_see(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{{< encart titre=\"À savoir\" >}}\na\n{{< /encart >}}", "À savoir\n\na", ""},
        {"{{% note %}}a{{% /note %}}", "a", ""},
        {"{{< bouton \"Je postule ici\" >}} {{< ref \"page.md\" >}}", "Je postule ici",
         ""},
        {"{% hint style=\"info\" %}\na\n{% endhint %}", "a", ""},
        {"{% tab title=\"A b\" %}\nc\n{% endtab %}", "A b\n\nc", ""},
        {"a{% if x %}b{% endif %}", "a b", ""},
        {"a {{ page.x }} b {{ \"c\" | t }}", "a b c", ""},
        {"{% comment %}a{% endcomment %}b", "b", ""},
        {"{% highlight c %}\na  {{ b }}\n{% endhighlight %}", "a  {{ b }}", "pre,0,10"},
        {"`{{ a }}` {{ b }}\n\n```\n{% c %}\n:::\n```",
         "{{ a }}\n\n{% c %}\n:::", "p,0,7 c,0,7 pre,9,11"},
        {"## A {#id .b}\n\nc {: .d}\n{: .e}\n\n[f](u){title=\"g\"}", "A\n\nc\n\nf",
         "h2,0,1 p,3,1 p,3,1 a,0,1,u"},
        {"a {b} c}", "a {b} c}", ""},
        {"a {{ b", "a {{ b", ""},
    };
    expect(rows, COUNT_OF(rows), false);
}

static void containers_become_asides_and_titles(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {":::tip\na\n:::\n\nb", "a\n\nb", "aside,0,1 p,0,1 p,3,1"},
        {"::: warning Mon titre\na\n:::", "Mon titre\n\na",
         "aside,0,12 p,0,9 b,0,9 p,11,1"},
        {":::note[A]{.x title=\"B\"}\nc\n:::", "A\n\nB\n\nc", NULL},
        {"::: details A\nb\n:::", "A\n\nb", "det,0,4 sum,0,1 b,0,1 p,3,1"},
        {"::::tabs\n:::tab\na\n:::\n::::\nb", "a\n\nb", ""},
        {"a\n:::steps\nb\n:::\nc", "a\n\nb\n\nc", ""},
        {"::carte{icone=\"x\"}\n---\ntitle: A\nurl: /b\n---\nc\n#pied\nd\n::",
         "A\n\nc\n\nd", NULL},
        {"> [!NOTE]\n> a", "a", "aside,0,1 p,0,1"},
        {"> [!tip]- A *b*\n> c", "A b\n\nc", NULL},
        {"!!! note \"A\"\n    b\n\n    - c\n\nd", "A\n\nb\n\n- c\n\nd",
         "aside,0,9 p,0,1 b,0,1 p,3,1 ul,3,3 li,2,1 p,0,1 p,3,1"},
        {"=== \"A\"\n\n    b\n\n=== \"C\"\n\n    d", "A\n\nb\n\nC\n\nd", NULL},
        {"- a\n  :::tip\n  b\n  :::\n- c", NULL, NULL},
        {"a\n: b\n: c\n\nd\n: e\n\nf", "a\nb\nc\nd\ne\n\nf",
         "dl,0,9 dt,0,1 dd,2,1 p,0,1 dd,2,1 p,0,1 dt,2,1 dd,2,1 p,0,1 p,3,1"},
        {"une phrase\nqui passe\n: à la ligne", "une phrase qui passe : à la ligne", ""},
        {"|a|\n|-|\n|b|\n\n: c", "a\nb\n\nc", NULL},
        {"::: ", "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].text)
            expect(&rows[i], 1, false);
}

static void other_marks_are_taken_out(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"[[page|a]] [[b]] ![[c.png]] ![[d.png|e]] [[f]](u)", "a b e [f]", NULL},
        {"[[_TOC_]]\n\n[TOC]\n\n* TOC\n{:toc}\n\na", "a", ""},
        {"H~2~O 1^er^ ==a b== ~~c~~", "H2O 1er a b c", NULL},
        {"a ~ b ^ c == d", "a ~ b ^ c == d", ""},
        {"$a_1 *b* c_2$ et 10 $ ou 12 $", "$a_1 *b* c_2$ et 10 $ ou 12 $", ""},
        {"$$\na_1\n\\b\n$$", "$$ a_1 \\b $$", ""},
        {":smile: 10:30 :badge[a]{b=\"c\"}", ":smile: 10:30 a", ""},
        {"a^[b]", "a (b)", ""},
        {"|a|b|\n|-|-|\n|`c|d`|e|f|", "a | b\nc|d | e|f", NULL},
    };
    expect(rows, COUNT_OF(rows), false);
}

static void mdx_keeps_what_components_show(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"import A from 'a'\nimport {\n  B\n} from \"b\"\n\nc", "c", ""},
        {"export const f = () => {\n\n  return <b>x</b>\n}\n\na", "a", ""},
        {"a {b} {\"c\"} {`d`} {/* e */}f", "a c d f", ""},
        {"<Aa title=\"b\" texte={\"c\"} icon=\"d\" x={() => { e > f }} />", "b\nc", ""},
        {"<Aa b={[{title: 'c', url: 'd'}, {title: \"e\"}]} />", "c\ne", ""},
        {"<Aa>\n    *a*\n</Aa>", "a", "p,0,1 i,0,1"},
        {"a <Bb text=\"c\"/> d", "a c d", ""},
        {"<Ee\n  date=\"01/02/2020\"\n  name=\"icone\"\n/>", "01/02/2020", ""},
        {"<div className={x}>\n*a*\n</div>", "a", "p,0,1 i,0,1"},
        {"<>\na\n</>", "a", ""},
        {"<Section title=\"a\">\nb\n</Section>", "a\n\nb", ""},
        {"<a href={u}>b</a> <img src={v} alt=\"c\" />", "b c", NULL},
        {"exporter, importer", "exporter, importer", ""},
        {"a { b", "a { b", ""},
    };
    expect(rows, COUNT_OF(rows), true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_of_commonmark_have_their_types),
        cmocka_unit_test(spans_have_their_types),
        cmocka_unit_test(html_gives_the_same_blocks),
        cmocka_unit_test(shortcodes_leave_what_readers_see),
        cmocka_unit_test(containers_become_asides_and_titles),
        cmocka_unit_test(other_marks_are_taken_out),
        cmocka_unit_test(mdx_keeps_what_components_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
