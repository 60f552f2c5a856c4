/* Searching: which documents match, in what order, with which counts. */
#include <stdio.h>

#include "base/file.h"
#include "engine/index/generation.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    "{\"id\":\"vae\",\"kind\":\"news\",\"title\":\"VAE inversée : le "
    "bilan\",\"text\":\"L'expérience de la VAE "
    "inversée s'achève dans la "
    "métallurgie.\",\"regions\":[\"32\"],\"themes\":[\"vae\"],\"date\":\"2026-04-07\","
    "\"source\":\"Le quotidien\",\"author\":\"Raphaëlle Pienne\"}",
    "{\"id\":\"acquis\",\"kind\":\"document\",\"title\":\"Faire reconnaître son "
    "métier\",\"text\":\"La validation "
    "des acquis de l'expérience ouvre à tous un "
    "diplôme.\",\"regions\":[],\"themes\":[\"vae\"],"
    "\"date\":\"2025-01-10\",\"source\":\"Ministère\"}",
    "{\"id\":\"cfa\",\"kind\":\"news\",\"title\":\"Un CFA à "
    "Brest\",\"text\":\"L'apprentissage avance : 120 "
    "apprentis formés, dit le conseil régional. Les métiers de la mer "
    "recrutent.\",\"regions\":[\"53\"],"
    "\"themes\":[\"cfa\"],\"date\":\"2026-03-02\",\"source\":\"Le quotidien\"}",
    "{\"id\":\"plan\",\"kind\":\"programme\",\"title\":\"Contrat de plan "
    "2021-2027\",\"text\":\"L'État et la région "
    "se lient pour l'apprentissage et la "
    "mer.\",\"regions\":[\"53\",\"32\"],\"themes\":[\"cfa\",\"vae\"],"
    "\"date\":\"2023-01-09\",\"valid_from\":\"2021-01-01\",\"valid_to\":\"2027-12-31\"}",
    "{\"id\":\"ancien\",\"kind\":\"programme\",\"title\":\"Contrat de plan "
    "2007-2013\",\"text\":\"Le plan d'avant, "
    "pour le métier et la "
    "ville.\",\"regions\":[\"32\"],\"themes\":[],\"valid_from\":\"2007-01-01\","
    "\"valid_to\":\"2013-12-31\"}",
};

static void typing_without_accents_finds_the_article_first(void **state)
{
    struct fixture *f = *state;
    static const char *const ways[] = {"q=vae inversee", "q=VAE INVERSÉE",
                                       "q=« VAE inversée »", "q=V.A.E. inverse\u0301e"};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        fixture_ask(f, ways[i]);
        assert_true(f->answer.n_hits >= 1);
        assert_true(str_equal(STR("vae"), f->answer.hits[0].document.fields[FIELD_ID]));
    }
}

static void an_acronym_finds_its_long_form_and_says_so(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=vae");
    assert_string_equal("vae acquis plan", fixture_ids(f)); /* the last is of the theme */
    assert_int_equal(1, f->answer.n_expanded);
    fixture_ask(f, "q=validation des acquis de l'expérience");
    assert_int_equal(2, f->answer.total);
    fixture_ask(f, "q=vae&mode=strict");
    assert_string_equal("vae", fixture_ids(f));
}

static void one_or_two_words_must_both_be_there(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=apprentissage mer");
    assert_int_equal(2, f->answer.total);
    fixture_ask(f, "q=apprentissage métallurgie");
    assert_true(f->answer.relaxed);
    assert_int_equal(3, f->answer.total);
    /* In a question that is a sentence, some words are said in passing: most are
     * enough. */
    fixture_ask(f, "q=Qui fait de l'apprentissage en métallurgie ?");
    assert_false(f->answer.relaxed);
    assert_int_equal(3, f->answer.total);
    fixture_ask(f, "q=introuvable");
    assert_int_equal(0, f->answer.total);
    assert_false(f->answer.relaxed);
}

static void the_query_language_restricts(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *ids;
    } cases[] = {
        {"q=apprentissage -brest&sort=newest", "plan"},
        {"q=apprentissage SAUF \"conseil régional\"&sort=newest", "plan"},
        {"q=brest OU métallurgie&sort=newest",
         "vae cfa plan"}, /* of the region of Brest */
        {"q=\"métiers de la mer\"&sort=newest", "cfa"},
        {"q=titre:plan&sort=newest", "plan ancien"},
        {"q=titre:apprentissage&sort=newest", ""},
        {"q=auteur:pienne&sort=newest", "vae"},
        {"q=region:bretagne&sort=newest", "cfa plan"},
        {"q=type:programme&sort=newest", "plan ancien"},
        {"q=type:actualité mer&sort=newest", "cfa"},
        {"q=source:quotidien&sort=newest", "vae cfa"},
        {"q=date:2025..2026&sort=newest", "vae cfa acquis"},
        {"q=theme:vae&sort=newest", "vae acquis plan"},
        {"q=métall*&sort=newest", "vae"},
        {"q=(brest OU ville) ET métier&sort=newest", "cfa ancien"},
        {"q=-plan&sort=newest", "vae cfa acquis"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        fixture_ask(f, cases[i].query);
        if (strcmp(cases[i].ids, fixture_ids(f)) != 0)
            fail_msg("%s: « %s », wanted « %s »", cases[i].query, fixture_ids(f),
                     cases[i].ids);
        assert_int_equal(f->answer.total, f->answer.n_hits);
    }
}

static void a_phrase_that_stands_nowhere_is_relaxed_to_its_words(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=\"mer les métiers\"&sort=newest");
    assert_true(f->answer.relaxed);
    assert_string_equal("cfa acquis plan ancien", fixture_ids(f));
}

static void strict_mode_keeps_the_accents(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=métier&mode=strict&sort=newest");
    assert_string_equal("acquis ancien", fixture_ids(f));
    fixture_ask(f, "q=metier&mode=strict");
    assert_string_equal("", fixture_ids(f));
    fixture_ask(f, "q=metier&sort=newest");
    assert_string_equal("cfa acquis ancien", fixture_ids(f));
}

static void without_words_everything_comes_newest_first(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "");
    assert_string_equal("vae cfa acquis plan ancien", fixture_ids(f));
    fixture_ask(f, "sort=oldest");
    assert_string_equal("plan acquis cfa vae ancien", fixture_ids(f));
}

static void filters_are_or_within_and_and_between(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "region=53&region=hauts-de-france");
    assert_string_equal("vae cfa plan ancien", fixture_ids(f));
    fixture_ask(f, "region=53&region=32&kind=news");
    assert_string_equal("vae cfa", fixture_ids(f));
    fixture_ask(f, "region=national");
    assert_string_equal("acquis", fixture_ids(f));
    fixture_ask(f, "from=2026-03&to=2026-03");
    assert_string_equal("cfa", fixture_ids(f));
    fixture_ask(f, "valid_at=2026-01-01");
    assert_string_equal("plan", fixture_ids(f));
    fixture_ask(f, "theme=certification-vae");
    assert_string_equal("vae acquis plan", fixture_ids(f));
    fixture_ask(f, "source=le-quotidien");
    assert_string_equal("vae cfa", fixture_ids(f));
    fixture_ask(f, "source=inconnue");
    assert_string_equal("", fixture_ids(f));
}

static void a_facet_ignores_its_own_filter_and_obeys_the_others(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f,
                "region=32&kind=news&facets=region&facets=kind&facets=year&facets=month");
    assert_int_equal(1, f->answer.total);
    assert_int_equal(1, fixture_count(f, FACET_REGION, "32"));
    assert_int_equal(1, fixture_count(f, FACET_REGION, "53"));
    assert_int_equal(0, fixture_count(f, FACET_REGION, "11"));
    assert_int_equal(0, fixture_count(f, FACET_REGION, "national"));
    assert_int_equal(19, f->answer.facets[FACET_REGION].n);
    assert_int_equal(1, fixture_count(f, FACET_KIND, "news"));
    assert_int_equal(2, fixture_count(f, FACET_KIND, "programme"));
    assert_int_equal(1, fixture_count(f, FACET_YEAR, "2026"));
    assert_int_equal(1, fixture_count(f, FACET_MONTH, "2026-04"));
    assert_int_equal(0, f->answer.facets[FACET_SOURCE].n);
}

static void pages_cut_the_list_without_gap(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "per_page=2&page=2");
    assert_string_equal("acquis plan", fixture_ids(f));
    assert_int_equal(3, f->answer.pages);
    fixture_ask(f, "per_page=2&page=9");
    assert_string_equal("", fixture_ids(f));
    assert_int_equal(5, f->answer.total);
}

static void titles_and_extracts_are_marked_and_escaped(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=l'apprentissage région");
    struct str html = f->answer.hits[0].snippet_html;
    assert_true(str_find(html, STR("l&#39;<mark>apprentissage</mark>")) < html.n);
    fixture_ask(f, "q=vae inversée");
    assert_true(str_equal(STR("<mark>VAE inversée</mark> : le bilan"),
                          f->answer.hits[0].title_html));
}

static void places_and_times_are_proposed_not_applied(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=apprentissage bretagne mars 2026");
    assert_int_equal(3, f->answer.n_understood);
    assert_true(str_equal(STR("53"), f->answer.understood[0].value));
    assert_true(str_equal(STR("2026-03"), f->answer.understood[1].value));
}

static void a_town_is_proposed_as_its_region_but_a_common_word_is_not(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=apprentissage roubaix");
    assert_int_equal(1, f->answer.n_understood);
    assert_true(str_equal(STR("32"), f->answer.understood[0].value));
    fixture_ask(f, "q=une somme versée hors mayotte");
    assert_int_equal(0, f->answer.n_understood);
}

static void the_same_question_gives_the_same_bytes(void **state)
{
    struct fixture *f = *state;
    AUTO_BUF first = BUF_INIT(1 << 20), second = BUF_INIT(1 << 20);
    fixture_ask(f, "q=apprentissage&facets=source&facets=month");
    search_answer_to_json(&first, &f->answer, f->index, STR(""));
    fixture_ask(f, "q=apprentissage&facets=source&facets=month");
    search_answer_to_json(&second, &f->answer, f->index, STR(""));
    assert_true(first.n > 500);
    assert_string_equal(buf_text(&first), buf_text(&second));
}

static void hostile_questions_are_answered(void **state)
{
    struct fixture *f = *state;
    static const char *const hostile[] = {
        "q=\"",        "q=((((((((((((",     "q=- - -",
        "q=* a* **",   "q=titre:",           "q=OU ET NOT",
        "q=le la les", "q=\"le la les de\"", "q=???",
        "q=a",         "q=date:..",          "q=region:nulle-part",
    };
    for (size_t i = 0; i < COUNT_OF(hostile); i++)
        fixture_ask(f, hostile[i]);
}

/** With an index of its own, because one of its files is damaged. */
static void a_damaged_document_is_an_error_that_names_it(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, records, COUNT_OF(records));
    fixture_ask(&f, "q=vae inversée");
    assert_int_equal(1, f.answer.hits[0].docid);
    AUTO_TEXT *served = path_join(f.folder, GENERATION_CURRENT);
    AUTO_TEXT *path = path_join(served, GENERATION_TEXTS);
    FILE *file = fopen(path, "r+be");
    assert_non_null(file);
    assert_int_equal(0xFF, fputc(0xFF, file)); /* no frame begins with this byte */
    assert_int_equal(0, fclose(file));
    struct error err = {0};
    assert_int_equal(STATUS_INDEX_CORRUPT,
                     search(&f.answer, f.searcher, &f.request, &err));
    assert_string_equal("the texts of document 1 are damaged", err.text);
    fixture_ask(&f, "q=mer brest"); /* the other documents can still be read */
    assert_string_equal("cfa plan", fixture_ids(&f));
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typing_without_accents_finds_the_article_first),
        cmocka_unit_test(an_acronym_finds_its_long_form_and_says_so),
        cmocka_unit_test(one_or_two_words_must_both_be_there),
        cmocka_unit_test(the_query_language_restricts),
        cmocka_unit_test(a_phrase_that_stands_nowhere_is_relaxed_to_its_words),
        cmocka_unit_test(strict_mode_keeps_the_accents),
        cmocka_unit_test(without_words_everything_comes_newest_first),
        cmocka_unit_test(filters_are_or_within_and_and_between),
        cmocka_unit_test(a_facet_ignores_its_own_filter_and_obeys_the_others),
        cmocka_unit_test(pages_cut_the_list_without_gap),
        cmocka_unit_test(titles_and_extracts_are_marked_and_escaped),
        cmocka_unit_test(places_and_times_are_proposed_not_applied),
        cmocka_unit_test(a_town_is_proposed_as_its_region_but_a_common_word_is_not),
        cmocka_unit_test(the_same_question_gives_the_same_bytes),
        cmocka_unit_test(hostile_questions_are_answered),
        cmocka_unit_test(a_damaged_document_is_an_error_that_names_it),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
