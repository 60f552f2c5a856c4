/* What documents are about is part of their words: places, kinds, themes and sources that
 * a question names, and what it is told when a place has nothing. */
#include "engine/explain/explain.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    "{\"id\":\"rouen\",\"kind\":\"document\",\"title\":\"Un jury de validation\","
    "\"text\":\"Le jury de soudure siège chaque mois.\",\"date\":\"2025-01-05\","
    "\"regions\":[\"28\"],\"themes\":[\"vae\"]}",
    "{\"id\":\"lyon\",\"kind\":\"document\",\"title\":\"Jury de soudure\","
    "\"text\":\"Le jury de soudure, le jury.\",\"date\":\"2025-01-04\","
    "\"regions\":[\"84\"],\"themes\":[]}",
    "{\"id\":\"partout\",\"kind\":\"document\",\"title\":\"Des jurys\","
    "\"text\":\"Un jury de soudure partout, à Dieppe aussi.\",\"date\":\"2025-01-03\","
    "\"regions\":[],\"themes\":[]}",
    "{\"id\":\"salaire\",\"kind\":\"indicator\",\"title\":\"Salaire médian\","
    "\"text\":\"Le salaire médian est de 2 100 euros.\",\"date\":\"2025-01-02\","
    "\"regions\":[\"84\"],\"themes\":[]}",
    "{\"id\":\"menage\",\"kind\":\"indicator\",\"title\":\"Ménages\","
    "\"text\":\"Deux millions.\",\"date\":\"2025-01-01\",\"regions\":[\"28\"],"
    "\"themes\":[]}",
    "{\"id\":\"seuls\",\"kind\":\"indicator\",\"title\":\"Ménages seuls\","
    "\"text\":\"Des ménages, ménages d'une personne.\",\"date\":\"2024-12-01\","
    "\"regions\":[\"28\"],\"themes\":[]}",
    "{\"id\":\"avril\",\"kind\":\"news\",\"title\":\"Une halle ouvre\","
    "\"text\":\"Elle forme des soudeurs.\",\"date\":\"2024-04-12\","
    "\"regions\":[\"28\"],\"themes\":[],\"source\":\"Gazette du Cotentin\"}",
    "{\"id\":\"mai\",\"kind\":\"news\",\"title\":\"Une halle ferme\","
    "\"text\":\"Elle formait des soudeurs.\",\"date\":\"2024-05-12\","
    "\"regions\":[\"84\"],\"themes\":[]}",
    "{\"id\":\"guichet\",\"kind\":\"contact\",\"title\":\"Guichet des soudeurs\","
    "\"text\":\"Ouvert le lundi.\",\"date\":\"2024-01-01\",\"regions\":[\"28\"],"
    "\"themes\":[]}"};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture_open(&fixture, records, COUNT_OF(records));
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    fixture_close(*state);
    return 0;
}

/** A question, what it finds in order, and the notice; NULL for none. */
struct question {
    const char *text, *ids, *notice;
};

static void answer_each(void **state, const struct question *questions, size_t n)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < n; i++) {
        const struct question *q = &questions[i];
        fixture_ask(f, q->text);
        if (strcmp(q->ids, fixture_ids(f)) != 0)
            fail_msg("%s: « %s », wanted « %s »", q->text, fixture_ids(f), q->ids);
        assert_int_equal(q->notice != NULL, f->answer.n_notices);
        if (q->notice && !str_equal(f->answer.notices[0], str_of(q->notice)))
            fail_msg("%s: %.*s", q->text, STR_ARG(f->answer.notices[0]));
    }
}

static void documents_of_the_place_hold_its_name(void **state)
{
    static const struct question questions[] = {
        {"q=jury normandie", "rouen", NULL},
        {"q=jury normand", "rouen", NULL},
        {"q=jury soudure normandie", "rouen partout guichet avril", NULL},
        {"q=jury rouen", "rouen", NULL},
        {"q=jury (76)", "rouen", NULL},
    };
    answer_each(state, questions, COUNT_OF(questions));
    struct fixture *f = *state;
    fixture_ask(f, "q=jury de haute-normandie");
    assert_true(str_equal(STR("rouen"), f->answer.hits[0].document.fields[FIELD_ID]));
}

static void a_document_that_says_the_town_comes_before_those_of_its_region(void **state)
{
    static const struct question questions[] = {{"q=jury dieppe", "partout rouen", NULL}};
    answer_each(state, questions, COUNT_OF(questions));
}

static void a_place_without_an_answer_is_told_and_others_come_last(void **state)
{
    static const struct question questions[] = {
        {"q=salaire médian normandie", "menage seuls avril guichet rouen salaire",
         "Rien sur ce point en région Normandie\u00A0; voici d'autres régions."},
        {"q=salaire médian bretagne", "salaire",
         "Rien sur ce point en région Bretagne\u00A0; voici d'autres régions."},
        {"q=salaire médian&region=84", "salaire", NULL},
    };
    struct fixture *f = *state;
    fixture_ask(f, questions[0].text);
    assert_true(f->answer.relaxed);
    assert_int_equal(1, f->answer.n_notices);
    const struct search_hit *last = &f->answer.hits[f->answer.n_hits - 1];
    assert_true(str_equal(STR("salaire"), last->document.fields[FIELD_ID]));
    answer_each(state, questions + 1, COUNT_OF(questions) - 1);
}

static void words_of_a_kind_alone_list_it_newest_first(void **state)
{
    static const struct question questions[] = {
        {"q=actualités", "mai avril", NULL},
        {"q=actu", "mai avril", NULL},
        {"q=quoi de neuf ?", "mai avril", NULL},
        {"q=actualités avril 2024", "avril", NULL},
        {"q=les actualités en Normandie", "avril", NULL},
        {"q=chiffres clés", "salaire menage seuls", NULL},
        {"q=qui contacter", "guichet", NULL},
    };
    answer_each(state, questions, COUNT_OF(questions));
}

static void words_of_a_kind_beside_others_are_held_by_its_documents(void **state)
{
    static const struct question questions[] = {
        {"q=actualités soudeur", "mai avril", NULL},
        {"q=téléphone soudeurs", "guichet", NULL},
        {"q=nombre de ménages", "menage seuls", NULL},
    };
    answer_each(state, questions, 2);
    struct fixture *f = *state;
    fixture_ask(f, questions[2].text);
    assert_int_equal(2, f->answer.total);
}

static void themes_and_sources_are_found_by_their_names(void **state)
{
    static const struct question questions[] = {
        {"q=jury VAE", "rouen", NULL},
        {"q=gazette du cotentin", "avril", NULL},
        {"q=halle gazette du cotentin", "avril", NULL},
    };
    answer_each(state, questions, COUNT_OF(questions));
}

static void a_title_that_is_the_question_comes_first(void **state)
{
    static const struct question questions[] = {{"q=ménages", "menage seuls", NULL},
                                                {"q=ménages seuls", "seuls", NULL}};
    answer_each(state, questions, COUNT_OF(questions));
}

static void the_explanation_names_what_the_document_is_about(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=jury normandie&explain=1");
    struct str told = f->answer.hits[0].explain;
    assert_true(str_find(told, STR("Région\u00A0: Normandie.")) < told.n);
    assert_true(str_find(told, STR("n'y est pas")) == told.n);
    const struct explained_word *word = &f->answer.hits[0].explanation->words[1];
    assert_true(word->about > 0 && word->text <= 0);
}

static void a_known_place_is_not_corrected(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=jury alençon");
    assert_int_equal(0, f->answer.n_expanded);
    fixture_ask(f, "q=sète");
    assert_int_equal(0, f->answer.n_expanded);
    assert_int_equal(0, f->answer.corrected.n);
}

static void a_filter_that_no_document_passes_is_not_proposed(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=jury soudure 2019");
    assert_int_equal(0, f->answer.n_understood);
    fixture_ask(f, "q=jury mayotte");
    assert_int_equal(0, f->answer.n_understood);
    fixture_ask(f, "q=jury 2025");
    assert_int_equal(2, f->answer.n_understood);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_of_the_place_hold_its_name),
        cmocka_unit_test(a_document_that_says_the_town_comes_before_those_of_its_region),
        cmocka_unit_test(a_place_without_an_answer_is_told_and_others_come_last),
        cmocka_unit_test(words_of_a_kind_alone_list_it_newest_first),
        cmocka_unit_test(words_of_a_kind_beside_others_are_held_by_its_documents),
        cmocka_unit_test(themes_and_sources_are_found_by_their_names),
        cmocka_unit_test(a_title_that_is_the_question_comes_first),
        cmocka_unit_test(the_explanation_names_what_the_document_is_about),
        cmocka_unit_test(a_known_place_is_not_corrected),
        cmocka_unit_test(a_filter_that_no_document_passes_is_not_proposed),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
