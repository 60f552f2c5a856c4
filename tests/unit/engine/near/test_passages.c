/* Passages: the paragraphs under their headings, the best first, with marks and byte
 * offsets. */
#include "engine/near/passages.h"

#include <stdio.h>
#include <string.h>

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"
#include "text/outline/paragraphs.h"

#define TEXT                                                                             \
    "Le rapport présente la région.\\n\\n"                                             \
    "Campus des métiers\\n\\n"                                                          \
    "Les campus réunissent lycées et laboratoires. On y prépare l'ingénieur.\\n\\n"  \
    "Deuxième paragraphe sous le même intertitre, sans rien de plus.\\n\\n\\n"         \
    "Apprentissage\\n\\n"                                                                \
    "Le contrat d'apprentissage se signe avant vingt-neuf ans.\\n\\n"                    \
    "Le contrat est signé. Plus loin, après bien d'autres mots encore, vient enfin "   \
    "l'apprentissage.\\n\\n"                                                             \
    "- une liste\\n- de deux lignes\\n\\n"                                               \
    "La validation des acquis de l'expérience <b>compte</b> aussi."

static const char *const records[] = {
    "{\"id\":\"rapport\",\"title\":\"Rapport\",\"text\":\"" TEXT "\"}",
    "{\"id\":\"titre\",\"title\":\"Campus\",\"text\":\"Rien de tel.\"}",
    "{\"id\":\"sans-texte\",\"title\":\"Campus de Lille\"}",
    "{\"id\":\"vae\",\"title\":\"VAE\",\"text\":\"La VAE en bref.\"}",
};

static void find(struct passages *out, struct fixture *f, const char *id,
                 const char *query, size_t limit)
{
    AUTO_BUF question = BUF_INIT(1000);
    buf_printf(&question, "q=%s", query);
    fixture_ask(f, buf_text(&question)); /* this reads the request */
    struct error err = {0};
    uint32_t docid = documents_find(searcher_documents(f->searcher), str_of(id));
    assert_true(docid > 0);
    assert_int_equal(STATUS_OK,
                     passages_find(out, f->searcher, &f->request, docid, limit, &err));
    assert_true(out->n <= limit && out->n <= out->total);
}

/** The numbers of the passages with spaces between them. */
static const char *numbers_of(const struct passages *passages)
{
    static char numbers[200];
    size_t n = 0;
    numbers[0] = '\0';
    for (size_t i = 0; i < passages->n; i++)
        n += (size_t)snprintf(numbers + n, sizeof numbers - n, "%s%u", i ? " " : "",
                              passages->at[i].number);
    return numbers;
}

static void the_best_passage_comes_first(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *numbers;
    } cases[] = {
        /* side by side in one, far apart in the other */
        {"contrat apprentissage", "6 7"},
        {"ingénieur", "3"},
        /* words of a heading count for the paragraphs under it */
        {"métiers campus", "3 4"},
        {"VAE", "9"}, /* the text has its long form */
        {"\"deux lignes\"", "8"},
        {"zzz", ""},
        {"contrat -rapport",
         /* the document is given, so what would exclude it does not exclude its
          * passages */
         "6 7"},
        {"rapport", "1"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct passages passages;
        find(&passages, f, "rapport", cases[i].query, PASSAGES_MAX);
        if (strcmp(cases[i].numbers, numbers_of(&passages)) != 0)
            fail_msg("%s: « %s », wanted « %s »", cases[i].query, numbers_of(&passages),
                     cases[i].numbers);
    }
}

static void a_passage_tells_its_heading_its_place_and_its_extract(void **state)
{
    struct fixture *f = *state;
    struct passages passages;
    find(&passages, f, "rapport", "ingénieur", 5);
    const struct passage *passage = &passages.at[0];
    assert_true(str_equal(STR("Campus des métiers"), passage->heading));
    assert_int_equal(9, passages.n_paragraphs);
    struct document document;
    struct documents *documents = searcher_documents(f->searcher);
    documents_read(documents, documents_find(documents, STR("rapport")), &document);
    struct str text = document.fields[FIELD_TEXT];
    assert_true(str_equal(
        STR("Les campus réunissent lycées et laboratoires. On y prépare l'ingénieur."),
        (struct str){text.at + passage->start, passage->end - passage->start}));
    assert_true(str_ends_with(passage->snippet, STR("On y prépare l'ingénieur.")));
    assert_true(
        str_ends_with(passage->snippet_html, STR("l&#39;<mark>ingénieur</mark>.")));
    find(&passages, f, "rapport", "acquis", 5);
    assert_true(str_find(passages.at[0].snippet_html, STR("&lt;b&gt;compte")) <
                passages.at[0].snippet_html.n);
    find(&passages, f, "rapport", "présente", 5);
    assert_int_equal(0, passages.at[0].heading.n);
}

static void the_limit_cuts_the_list_and_not_the_total(void **state)
{
    struct fixture *f = *state;
    struct passages passages;
    find(&passages, f, "rapport", "contrat apprentissage", 1);
    assert_int_equal(1, passages.n);
    assert_int_equal(2, passages.total);
    assert_string_equal("6", numbers_of(&passages));
}

static void what_stands_in_the_title_alone_is_no_passage(void **state)
{
    struct fixture *f = *state;
    struct passages passages;
    find(&passages, f, "titre", "campus", 5);
    assert_int_equal(0, passages.total);
    find(&passages, f, "sans-texte", "campus", 5);
    assert_int_equal(0, passages.total + passages.n_paragraphs);
}

static void strict_words_are_found_as_written(void **state)
{
    struct fixture *f = *state;
    struct passages passages;
    find(&passages, f, "rapport", "VAE&mode=strict", 5);
    assert_int_equal(0, passages.total);
    find(&passages, f, "rapport", "ingenieur&mode=strict", 5);
    assert_int_equal(0, passages.total);
}

static void paragraphs_are_cut_at_blank_lines_and_headings_found(void **state)
{
    (void)state;
    static const struct {
        /** The shape has H for a heading and p for a paragraph. */
        const char *text, *shape;
        const char *layout;
    } cases[] = {
        {"", "", ""},
        {"\n\n \n\n", "", ""},
        {"Seul", "p", ""},
        {"Titre\n\nUn texte.", "hp", ""},
        {"Un texte.\n\nDernier", "pp", ""},
        {"Titre\n\nAutre\n\nUn texte.", "php", ""},
        {"Cellule | autre\n\nUn texte.", "pp", ""},
        {"- élément\n\nUn texte.", "pp", ""},
        {"Trois :\n\nUn texte.", "pp", ""},
        {"Deux\nlignes\n\nUn texte.", "pp", ""},
        {"\n\n\n\nTitre\n\n\n\nUn texte.\n\n", "hp", ""},
        {"Titre\n\nUn texte.", "pp", "p,0,5 p,7,9"},
        {"Un titre.\n\nUn texte\n\nAutre", "hph", "h2,0,9 p,11,8 h3,10,5"},
    };
    AUTO_ARENA *arena = arena_new();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct paragraphs paragraphs =
            paragraphs_cut(str_of(cases[i].text), str_of(cases[i].layout), arena);
        assert_int_equal(strlen(cases[i].shape), paragraphs.n);
        for (uint32_t j = 0; j < paragraphs.n; j++) {
            assert_true(paragraphs.at[j].start < paragraphs.at[j].end);
            if ((cases[i].shape[j] == 'h') != paragraphs.at[j].is_heading)
                fail_msg("%s: paragraph %u, wanted %s", cases[i].text, j, cases[i].shape);
        }
    }
}

static void the_body_is_json_and_the_same_twice(void **state)
{
    struct fixture *f = *state;
    AUTO_BUF first = BUF_INIT(1U << 20), second = BUF_INIT(1U << 20);
    struct passages passages;
    find(&passages, f, "rapport", "ingénieur", 5);
    passages_to_json(&first, &passages);
    find(&passages, f, "rapport", "ingénieur", 5);
    passages_to_json(&second, &passages);
    assert_string_equal(buf_text(&first), buf_text(&second));
    assert_non_null(strstr(buf_text(&first),
                           "{\"id\":\"rapport\",\"q\":\"ingénieur\",\"total\":1,"
                           "\"passages\":[{\"number\":3,\"anchor\":\"passage-3\","));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_passage_comes_first),
        cmocka_unit_test(a_passage_tells_its_heading_its_place_and_its_extract),
        cmocka_unit_test(the_limit_cuts_the_list_and_not_the_total),
        cmocka_unit_test(what_stands_in_the_title_alone_is_no_passage),
        cmocka_unit_test(strict_words_are_found_as_written),
        cmocka_unit_test(paragraphs_are_cut_at_blank_lines_and_headings_found),
        cmocka_unit_test(the_body_is_json_and_the_same_twice),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
