/* HTML as websites export it becomes the text that a reader of the page sees. */
#include "indexer/markup/html_text.h"

#include "tests/unit/cmocka_all.h"

struct row {
    const char *html;
    const char *text;
};

static void expect(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        AUTO_BUF out = BUF_INIT(1U << 16);
        html_put_text(&out, str_of(rows[i].html));
        if (strcmp(buf_text(&out), rows[i].text) != 0)
            fail_msg("%s: « %s »", rows[i].html, buf_text(&out));
    }
}

static void entities_are_decoded_by_name_and_by_number(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"fran&ccedil;ais, &Eacute;lys&eacute;e", "français, Élysée"},
        {"b&oelig;uf &amp; co", "bœuf & co"},
        {"d&rsquo;o&ugrave;, d&apos;ici", "d’où, d'ici"},
        {"&laquo;&nbsp;oui&nbsp;&raquo;", "«\u00A0oui\u00A0»"},
        {"&#201;t&#xE9;, &#XE9;", "Été, é"},
        {"1&#8239;200&#160;&euro;", "1\u202F200\u00A0€"},
        {"l&#146;an &#133;", "l’an …"},
        {"&hellip;&ndash;&trade;&le;&NotEqualTilde;", "…–™≤≂̸"},
        {"&lt;b&gt;", "<b>"},
        {"&amp;eacute;", "&eacute;"},
        {"&#0;&#xD800;&#99999999;", "\uFFFD\uFFFD\uFFFD"},
    };
    expect(rows, COUNT_OF(rows));
}

static void what_is_no_entity_and_no_tag_is_text(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "AT&T, R&D",
        "a & b",
        "&copie",
        "&copy sans point-virgule",
        "&inconnu;",
        "&;",
        "&#;",
        "&#x;",
        "&#12a;",
        "&",
        "x < y et y > z",
        "un <b>non fermé",
        "1 <2> 3",
        "<script>x</script>",
        "&unNomBienTropLongPourEtreUneEntiteDeHtml;",
        "",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct row row = {texts[i], texts[i]};
        expect(&row, 1);
    }
}

static void tags_are_taken_out_of_html_and_blocks_part_words(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<p>Un.</p><p>Deux.</p>", "Un.\n\nDeux."},
        {"<p>Un.</p>\n\n<p>Deux.</p>\n", "Un.\n\nDeux."},
        {"Arras<br>Lens<br/>Douai<BR />Lille", "Arras\nLens\nDouai\nLille"},
        {"<ul><li>cuisine</li><li>salle</li></ul>", "cuisine\nsalle"},
        {"<table><tr><td>2020</td><td>12</td></tr><tr><td>2021</td></tr></table>",
         "2020 12\n2021"},
        {"H<sub>2</sub>O et <em>mot</em>s", "H2O et mots"},
        {"Un <a href=\"x?a=1&amp;b=2\">lien</a>.", "Un lien."},
        {"<!-- rien --><div>&eacute;t&eacute;</div>", "été"},
        {"<h2>Titre</h2>Texte <strong>fort</strong>", "Titre\n\nTexte fort"},
        {"<p>a &lt;br&gt; b</p>", "a <br> b"},
        {"<p></p>", ""},
    };
    expect(rows, COUNT_OF(rows));
}

static void a_record_keeps_a_text_that_is_plain(void **state)
{
    (void)state;
    AUTO_RECORD *record = record_new();
    record_set(record, FIELD_ID, STR("&eacute;"));
    record_set(record, FIELD_TITLE, STR("Caf&eacute; <i>noir</i>"));
    record_set(record, FIELD_TEXT, STR("Le code &eacute;"));
    html_clean_record(record, true);
    assert_true(str_equal(STR("&eacute;"), record->fields[FIELD_ID]));
    assert_true(str_equal(STR("Café noir"), record->fields[FIELD_TITLE]));
    assert_true(str_equal(STR("Le code &eacute;"), record->fields[FIELD_TEXT]));
    html_clean_record(record, false);
    assert_true(str_equal(STR("Le code é"), record->fields[FIELD_TEXT]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entities_are_decoded_by_name_and_by_number),
        cmocka_unit_test(what_is_no_entity_and_no_tag_is_text),
        cmocka_unit_test(tags_are_taken_out_of_html_and_blocks_part_words),
        cmocka_unit_test(a_record_keeps_a_text_that_is_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
