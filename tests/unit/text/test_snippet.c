/* Extracts: which part of a text is shown, where it is cut, what is marked. */
#include <stdio.h>

#include "base/utf8.h"
#include "tests/unit/cmocka_all.h"
#include "text/snippet.h"

#define MARKS 512

/** A text, and the marks that were in it. */
struct marked {
    struct buf text;
    struct snippet_mark marks[MARKS];
    size_t n;
};

static uint32_t words_before(struct str text)
{
    uint32_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.at[i] == ' ' || text.at[i] == '\'';
    return n;
}

/* In the texts of the tests, [ ] marks a form of word 0, { } of word 1, < > the exact
 * word 0, and # # the word 2, which has no weight. */
static void take_marks(struct marked *out, const char *notation)
{
    static const struct {
        char open, close;
        unsigned words, exact;
    } signs[] = {{'[', ']', 1, 0}, {'{', '}', 2, 0}, {'<', '>', 1, 1}, {'#', '#', 4, 0}};
    *out = (struct marked){.text = BUF_INIT(1 << 20)};
    bool is_open[COUNT_OF(signs)] = {false};
    size_t opened[COUNT_OF(signs)] = {0};
    for (const char *at = notation; *at; at++) {
        size_t i = 0;
        while (i < COUNT_OF(signs) && *at != signs[i].open && *at != signs[i].close)
            i++;
        if (i == COUNT_OF(signs)) {
            buf_put_byte(&out->text, *at);
        } else if (is_open[i]) {
            is_open[i] = false;
            out->marks[opened[i]].end = (uint32_t)out->text.n;
        } else {
            assert_true(out->n < MARKS);
            is_open[i] = true;
            opened[i] = out->n;
            out->marks[out->n] = (struct snippet_mark){
                .start = (uint32_t)out->text.n,
                .position = words_before(buf_str(&out->text)),
                .words = signs[i].words,
                .exact = signs[i].exact,
            };
            out->n++;
        }
    }
}

static const double weights[] = {2, 1, 0};

static struct snippet_query query_of(size_t room)
{
    return (struct snippet_query){weights, COUNT_OF(weights), room};
}

static void check(const char *notation, size_t room, const char *html_wanted)
{
    struct marked marked;
    take_marks(&marked, notation);
    AUTO_BUF plain = BUF_INIT(1 << 20), html = BUF_INIT(1 << 20);
    struct snippet_query query = query_of(room);
    snippet_make(&plain, &html, buf_str(&marked.text), marked.marks, marked.n, &query);
    assert_true(utf8_count(buf_str(&plain)) <= room);
    if (strcmp(html_wanted, buf_text(&html)) != 0)
        fail_msg("%s\n  gave   %s\n  wanted %s", notation, buf_text(&html), html_wanted);
    buf_release(&marked.text);
}

struct snippet_case {
    const char *text;
    size_t room;
    const char *html;
};

static void check_all(const struct snippet_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check(cases[i].text, cases[i].room, cases[i].html);
}

static void a_short_text_is_shown_whole(void **state)
{
    (void)state;
    static const struct snippet_case cases[] = {
        {"", 240, ""},
        {"   ", 240, ""},
        {"Un texte.", 240, "Un texte."},
        {"  Un texte.\n", 240, "Un texte."},
        {"L'[apprentissage] avance.", 240, "L&#39;<mark>apprentissage</mark> avance."},
        {"[VAE]", 240, "<mark>VAE</mark>"},
        {"[VAE] et {jury}", 240, "<mark>VAE</mark> et <mark>jury</mark>"},
        {"#la# [VAE]", 240, "la <mark>VAE</mark>"},
    };
    check_all(cases, COUNT_OF(cases));
}

static void white_space_becomes_one_space_and_signs_are_escaped(void **state)
{
    (void)state;
    static const struct snippet_case cases[] = {
        {"Un\ttexte\rsur   deux\x7flignes\r\n\r\n", 240, "Un texte sur deux lignes"},
        {"\x01\x02Un\x1b(0m", 240, "Un (0m"},
        {"a & b \"c\" 'd' [VAE] & co", 240,
         "a &amp; b &quot;c&quot; &#39;d&#39; <mark>VAE</mark> &amp; co"},
        {"[mot\tcoupé] ici", 240, "<mark>mot coupé</mark> ici"},
    };
    check_all(cases, COUNT_OF(cases));
    AUTO_BUF html = BUF_INIT(1000);
    html_escape(&html, STR("<b>&\"'"));
    assert_string_equal("&lt;b&gt;&amp;&quot;&#39;", buf_text(&html));
}

static void overlapping_marks_become_one(void **state)
{
    (void)state;
    static const struct snippet_case cases[] = {
        {"[{carif}-oref] ici", 240, "<mark>carif-oref</mark> ici"},
        {"[état{-ré]gion} ici", 240, "<mark>état-région</mark> ici"},
        {"[un][deux]", 240, "<mark>un</mark><mark>deux</mark>"},
        {"#de {la}# mer", 240, "de <mark>la</mark> mer"},
    };
    check_all(cases, COUNT_OF(cases));
}

static void a_long_text_is_cut_at_sentences_or_words(void **state)
{
    (void)state;
    static const struct snippet_case cases[] = {
        /* Without a mark: the beginning, up to the end of a sentence. */
        {"Première phrase ici. Deuxième phrase qui est longue.", 40,
         "Première phrase ici."},
        /* The only whole sentence is too short. */
        {"Oui. Deuxième phrase qui est bien trop longue pour tenir ici.", 40,
         "Oui. Deuxième phrase qui est bien trop …"},
        {"Des mots sans fin de phrase qui se suivent encore et encore", 30,
         "Des mots sans fin de phrase …"},
        /* From the beginning of the sentence, when it is near the word. */
        {"Une phrase avant. Là se trouve [VAE] dans la phrase. Une phrase après elle.",
         46, "Là se trouve <mark>VAE</mark> dans la phrase."},
        /* Otherwise from the beginning of a word. */
        {"Une très longue phrase qui ne finit pas du tout avant [VAE] et après aussi "
         "longtemps",
         40, "… tout avant <mark>VAE</mark> et après aussi …"},
        /* The room behind the word is counted in letters, not in bytes: the beginning of
         * a sentence is not sought so far before the word that there is no room for
         * it. */
        {"Une très longue phrase qui ne finit pas du tout avant [VAE] et a été créée là "
         "où "
         "l'été a été gâté",
         40, "… tout avant <mark>VAE</mark> et a été créée là où …"},
        /* The mark is at the end of the text, or at its beginning. */
        {"Une très longue phrase qui ne finit pas du tout avant la [VAE]", 30,
         "… pas du tout avant la <mark>VAE</mark>"},
        {"[VAE] dans une très longue phrase qui ne finit pas du tout", 30,
         "<mark>VAE</mark> dans une très longue …"},
        /* A line is a block. */
        {"Une ligne assez longue\nLa [VAE] est ici\nUne autre ligne", 28,
         "La <mark>VAE</mark> est ici"},
        /* An elided word is not parted from the word that follows. */
        {"Une très longue phrase_sans_espace_jusque_l'[apprentissage] ensuite viendra",
         30, "… <mark>apprentissage</mark> ensuite …"},
        {"Une très longue phrase sans fin pour l'[apprentissage] ensuite viendra", 34,
         "… l&#39;<mark>apprentissage</mark> ensuite viendra"},
    };
    check_all(cases, COUNT_OF(cases));
}

static void short_forms_end_no_sentence(void **state)
{
    (void)state;
    static const struct snippet_case cases[] = {
        {"Comme le prévoit ici l'article L. 6313-1 du code, tout va bien.", 42,
         "Comme le prévoit ici l&#39;article L. 6313-1 …"},
        {"Le discours prononcé par M. Petit devant la salle comble.", 33,
         "Le discours prononcé par …"},
        {"Le site exemple. fr a bien des pages et puis encore d'autres", 24,
         "Le site exemple. fr a …"},
        {"Il a dit : « Cela suffit. » Puis il est parti sans attendre.", 36,
         "Il a dit : « Cela suffit. »"},
    };
    check_all(cases, COUNT_OF(cases));
}

static void no_word_behind_the_last_mark_is_cut(void **state)
{
    (void)state;
    static const struct snippet_case cases[] = {
        {"[alpha] bbbbbbbbbb {certification} professionnelle et plus encore", 36,
         "<mark>alpha</mark> bbbbbbbbbb <mark>certification</mark> …"},
        /* An abbreviation is a better end than a part of a word. */
        {"[alpha] bbbbbb {certification} M. Petitjeannot et plus encore", 36,
         "<mark>alpha</mark> bbbbbb <mark>certification</mark> …"},
        {"[alpha] bbbbbb {certification}, professionnelle et plus encore", 34,
         "<mark>alpha</mark> bbbbbb <mark>certification</mark>, …"},
    };
    check_all(cases, COUNT_OF(cases));
}

static void a_text_without_spaces_is_cut_at_a_code_point(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(10000);
    for (int i = 0; i < 300; i++)
        buf_put_text(&text, "é");
    AUTO_BUF plain = BUF_INIT(10000), html = BUF_INIT(10000);
    struct snippet_query query = query_of(20);
    snippet_make(&plain, &html, buf_str(&text), NULL, 0, &query);
    assert_string_equal("éééééééééééééééééé …", buf_text(&plain));
    assert_string_equal(buf_text(&plain), buf_text(&html));
    /* A marked word that is longer than the room cannot be shown; the beginning of the
     * text is shown. */
    struct snippet_mark mark = {0, 600, 0, 1, 0};
    buf_clear(&html);
    snippet_make(&plain, &html, buf_str(&text), &mark, 1, &query);
    assert_string_equal("éééééééééééééééééé …", buf_text(&html));
}

static void decomposed_letters_are_counted_and_never_cut(void **state)
{
    (void)state;
    check("De\u0301cida\u0302t la [me\u0301tropole] de\u0301ja\u0300 ouverte", 240,
          "De\u0301cida\u0302t la <mark>me\u0301tropole</mark> de\u0301ja\u0300 ouverte");
    for (size_t room = 6; room < 40; room++) {
        AUTO_BUF plain = BUF_INIT(1000), html = BUF_INIT(1000);
        struct snippet_query query = query_of(room);
        snippet_make(
            &plain, &html,
            STR("e\u0301te\u0301 a\u0300 la me\u0301tropole de\u0301ja\u0300 la\u0300"),
            NULL, 0, &query);
        assert_true(utf8_count(buf_str(&plain)) <= room);
        assert_int_equal(plain.n, utf8_first_invalid(buf_str(&plain)));
    }
}

static void the_window_with_most_different_words_is_chosen(void **state)
{
    (void)state;
    static const struct snippet_case cases[] = {
        /* Two words are better than the same word five times. */
        {"Ici [VAE] [VAE] [VAE] [VAE] [VAE] voici. Rien ne se passe ici. Là [VAE] et "
         "{jury} "
         "enfin.",
         36, "Là <mark>VAE</mark> et <mark>jury</mark> enfin."},
        /* Exact forms are better. */
        {"Des [métiers] bien rares ici. Puis rien du tout. Le <métier> est là. Fin du "
         "texte.",
         30, "Le <mark>métier</mark> est là."},
        /* The word with the greater weight is better. */
        {"Le {jury} est bien là ici. Puis rien du tout. La [VAE] est là. Fin du texte.",
         30, "La <mark>VAE</mark> est là. Fin du texte."},
        /* The earliest of equal places is taken. */
        {"La [VAE] est là. Puis rien du tout ici. La [VAE] est là.", 24,
         "La <mark>VAE</mark> est là."},
        /* Words that are nearer each other are better. */
        {"Un [mot] avec bien loin un {autre}. Un {autre} [mot] ici même. Fin de tout.",
         36, "Un <mark>autre</mark> <mark>mot</mark> ici même. Fin de tout."},
    };
    check_all(cases, COUNT_OF(cases));
}

static void the_whole_of_a_title_is_marked_and_keeps_its_lines(void **state)
{
    (void)state;
    struct marked marked;
    take_marks(&marked, "La [VAE] & {co}\net #la# suite");
    AUTO_BUF html = BUF_INIT(1000);
    struct snippet_query query = query_of(0);
    snippet_mark_whole(&html, buf_str(&marked.text), marked.marks, marked.n, &query);
    assert_string_equal("La <mark>VAE</mark> &amp; <mark>co</mark>\net la suite",
                        buf_text(&html));
    buf_release(&marked.text);
}

/* Random texts and marks. */

static uint64_t seed = 11;
static unsigned below(unsigned n)
{
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)((seed >> 33) % n);
}

static void random_text(struct marked *out)
{
    static const char *const pieces[] = {
        "mot",     "é",
        "l'été",   " ",
        " ",       " ",
        ". ",      ".\n",
        "\t",      "&",
        "<b>",     "\"",
        "…",       "«\u00A0",
        "\u00A0»", "https://exemple.fr/une/page/tres/longue/sans/aucun/espace",
        "e\u0301", "😀",
        "Phrase",  "L. ",
        "\u202F",  "? ",
        "-",       "'"};
    *out = (struct marked){.text = BUF_INIT(1 << 20)};
    for (unsigned n = below(200); n; n--) {
        struct str piece = str_of(pieces[below(COUNT_OF(pieces))]);
        size_t start = out->text.n;
        buf_put_str(&out->text, piece);
        if (below(6) == 0 && out->n < MARKS)
            out->marks[out->n++] =
                (struct snippet_mark){(uint32_t)start, (uint32_t)(start + piece.n), 0,
                                      1U << below(4), below(2)};
        /* Another one that covers the last pieces. */
        if (below(20) == 0 && out->n && out->n < MARKS) {
            out->marks[out->n] = out->marks[out->n - 1];
            out->marks[out->n++].end = (uint32_t)out->text.n;
        }
    }
}

/** Read the text that @p html shows: five entities, and <mark> left out. False when it
 *  has anything else. */
static bool read_html(struct buf *out, struct str html)
{
    static const struct {
        const char *html, *plain;
    } table[] = {{"<mark>", ""}, {"</mark>", ""},  {"&amp;", "&"}, {"&lt;", "<"},
                 {"&gt;", ">"},  {"&quot;", "\""}, {"&#39;", "'"}};
    int depth = 0;
    while (html.n) {
        size_t i = 0;
        while (i < COUNT_OF(table) && !str_starts_with(html, str_of(table[i].html)))
            i++;
        if (i == COUNT_OF(table) && strchr("<>&\"'", html.at[0]))
            return false;
        depth += i == 0 ? 1 : i == 1 ? -1 : 0;
        if (depth < 0 || depth > 1)
            return false;
        size_t n = i < COUNT_OF(table) ? strlen(table[i].html) : 1;
        if (i < COUNT_OF(table))
            buf_put_text(out, table[i].plain);
        else
            buf_put_byte(out, html.at[0]);
        html = (struct str){html.at + n, html.n - n};
    }
    return depth == 0;
}

static void plain_text_and_html_always_say_the_same(void **state)
{
    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct marked marked;
        random_text(&marked);
        AUTO_BUF plain = BUF_INIT(1 << 20), html = BUF_INIT(1 << 20),
                 read = BUF_INIT(1 << 20);
        struct snippet_query query = query_of(below(3) ? 240 : below(240));
        snippet_make(&plain, &html, buf_str(&marked.text), marked.marks, marked.n,
                     &query);
        assert_true(read_html(&read, buf_str(&html)));
        assert_string_equal(buf_text(&plain), buf_text(&read));
        size_t most = query.max_code_points > 8 ? query.max_code_points : 8;
        if (utf8_count(buf_str(&plain)) > most)
            fail_msg("%zu code points, at most %zu: %s", utf8_count(buf_str(&plain)),
                     most, buf_text(&plain));
        assert_int_equal(plain.n, utf8_first_invalid(buf_str(&plain)));
        for (size_t i = 0; i < plain.n; i++)
            assert_true((unsigned char)plain.at[i] >= ' ');
        if (str_find(buf_str(&plain), STR("  ")) < plain.n)
            fail_msg("two spaces: «%s» of «%s»", buf_text(&plain),
                     buf_text(&marked.text));
        buf_release(&marked.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_text_is_shown_whole),
        cmocka_unit_test(white_space_becomes_one_space_and_signs_are_escaped),
        cmocka_unit_test(overlapping_marks_become_one),
        cmocka_unit_test(a_long_text_is_cut_at_sentences_or_words),
        cmocka_unit_test(short_forms_end_no_sentence),
        cmocka_unit_test(no_word_behind_the_last_mark_is_cut),
        cmocka_unit_test(a_text_without_spaces_is_cut_at_a_code_point),
        cmocka_unit_test(decomposed_letters_are_counted_and_never_cut),
        cmocka_unit_test(the_window_with_most_different_words_is_chosen),
        cmocka_unit_test(the_whole_of_a_title_is_marked_and_keeps_its_lines),
        cmocka_unit_test(plain_text_and_html_always_say_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
