/* Searching with a thesaurus: a document is found by other names of what it says, and the
 * answer names the concepts of the question. */
#include <string.h>

#include "engine/suggest/suggest.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

#define FIXTURE SOURCE_DIR "/tests/cases/thesaurus/thesaurus.csv"

/* « accueil » is in most documents, « énergie bois » has a stop word between its words,
 * and the other documents keep words rare. */
#define FILLER(n)                                                                        \
    "{\"id\": \"z" n "\", \"title\": \"Note " n                                          \
    "\", \"text\": \"Un accueil est ouvert à tous les publics.\"}"
static const char *const records[] = {
    "{\"id\": \"meuble\", \"title\": \"Fabrication de meubles\", \"text\": \"On y "
    "apprend à "
    "scier et à coller.\"}",
    "{\"id\": \"ebeniste\", \"title\": \"Devenir ébéniste\", \"text\": \"Un métier "
    "ancien.\"}",
    "{\"id\": \"chauffage\", \"title\": \"Se chauffer\", \"text\": \"Le chauffage au "
    "bois "
    "en hiver.\"}",
    "{\"id\": \"energie\", \"title\": \"Rapport\", \"text\": \"L'énergie du bois "
    "progresse.\"}",
    "{\"id\": \"loin\", \"title\": \"Débat\", \"text\": \"L'énergie que pour lui son "
    "bois "
    "donne, et le chauffage vient sans le bois.\"}",
    "{\"id\": \"rbx\", \"title\": \"Sigle\", \"text\": \"Le plan RBX est lancé.\"}",
    "{\"id\": \"retour\", \"title\": \"Retour à l'emploi\", \"text\": \"Des "
    "conseillers.\"}",
    FILLER("01"),
    FILLER("02"),
    FILLER("03"),
    FILLER("04"),
    FILLER("05"),
    FILLER("06"),
    FILLER("07"),
    FILLER("08"),
    FILLER("09"),
    FILLER("10"),
    FILLER("11"),
    FILLER("12"),
    FILLER("13"),
    FILLER("14"),
    FILLER("15"),
    FILLER("16"),
    FILLER("17"),
    FILLER("18"),
    FILLER("19"),
    FILLER("20"),
    FILLER("21"),
    FILLER("22"),
    FILLER("23"),
    FILLER("24"),
    FILLER("25"),
    FILLER("26"),
    FILLER("27"),
    FILLER("28"),
    FILLER("29"),
    FILLER("30"),
    FILLER("31"),
    FILLER("32"),
    FILLER("33"),
    FILLER("34"),
    FILLER("35"),
    FILLER("36"),
};

static struct fixture with, without;

static int open_both(void **state)
{
    (void)state;
    fixture_open_with(&with, records, COUNT_OF(records), FIXTURE);
    fixture_open(&without, records, COUNT_OF(records));
    return 0;
}

static int close_both(void **state)
{
    (void)state;
    fixture_close(&with);
    fixture_close(&without);
    return 0;
}

static bool was_widened(const struct fixture *f, const char *from, const char *to)
{
    for (size_t i = 0; i < f->answer.n_expanded; i++)
        if (str_equal(f->answer.expanded[i].from, str_of(from)) &&
            str_equal(f->answer.expanded[i].to, str_of(to)))
            return true;
    return false;
}

static void assert_ids(struct fixture *f, const char *query, const char *ids)
{
    fixture_ask(f, query);
    if (!str_equal(str_of(ids), str_of(fixture_ids(f))))
        fail_msg("%s: %s", query, fixture_ids(f));
}

static void other_names_of_a_descriptor_find(void **state)
{
    (void)state;
    static const struct {
        const char *query, *ids, *from, *to;
    } cases[] = {
        {"q=fabrication de meubles", "meuble ebeniste", "Fabrication meuble", "ébéniste"},
        {"q=ébéniste", "ebeniste meuble", "ébéniste", "Fabrication meuble"},
        /* a synonym finds another synonym, and a label with a stop word between its
         * words */
        {"q=RBX", "rbx energie chauffage", "RBX", "chauffage bois"},
        {"q=RBX", "rbx energie chauffage", "RBX", "Énergie bois"},
        /* no document has one of its words */
        {"q=menuiserie d'ameublement", "meuble ebeniste", "menuiserie ameublement",
         "Fabrication meuble"},
        {"q=aide à la recherche d'emploi", "retour", "aide recherche emploi",
         "Retour emploi"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_ids(&with, cases[i].query, cases[i].ids);
        if (!was_widened(&with, cases[i].from, cases[i].to))
            fail_msg("%s: not widened to %s", cases[i].query, cases[i].to);
    }
}

static void the_words_typed_come_first(void **state)
{
    (void)state;
    fixture_ask(&with, "q=ébéniste");
    assert_int_equal(2, with.answer.total);
    assert_true(with.answer.hits[0].score > with.answer.hits[1].score);
}

static void nothing_is_widened_where_it_may_not_be(void **state)
{
    (void)state;
    static const char *const queries[] = {
        "q=\"ébéniste\"",         /* a phrase */
        "q=ébéniste&mode=strict", /* strict mode searches for the words as they are */
        "q=meubles -ébéniste",    /* only half of « fabrication meuble » is asked for */
        "q=rbx accueil",          /* in small letters it may be a word */
        "q=accueil",              /* in most documents */
        "q=compagnon",            /* it is a name of three descriptors */
    };
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        fixture_ask(&with, queries[i]);
        if (with.answer.n_expanded)
            fail_msg("%s: %.*s", queries[i], STR_ARG(with.answer.expanded[0].to));
    }
}

static void a_weight_of_zero_switches_it_off(void **state)
{
    (void)state;
    struct tuning tuning = tuning_default;
    tuning.thesaurus_weight = 0;
    index_tune(with.index, &tuning);
    assert_ids(&with, "q=ébéniste", "ebeniste");
    tuning.thesaurus_weight = tuning_default.thesaurus_weight;
    tuning.thesaurus_trade_weight = 0;
    index_tune(with.index, &tuning);
    assert_ids(&with, "q=ébéniste", "ebeniste");
    assert_ids(&with, "q=RBX", "rbx energie chauffage");
    index_tune(with.index, &tuning_default);
}

/* The concepts of a query */

/** Check the codes of the concepts of the answer, given with spaces between them. */
static void assert_concepts(const char *query, const char *codes)
{
    fixture_ask(&with, query);
    AUTO_BUF out = BUF_INIT(1000);
    for (size_t i = 0; i < with.answer.n_concepts; i++)
        buf_printf(&out, "%s%.*s", i ? " " : "", STR_ARG(with.answer.concepts[i].code));
    if (!str_equal(buf_str(&out), str_of(codes)))
        fail_msg("%s: %s", query, buf_text(&out));
}

static void a_query_names_descriptors_the_longest_first(void **state)
{
    (void)state;
    assert_concepts("q=ébéniste", "10002");
    assert_concepts("q=ébéniste&mode=strict", "10002");
    assert_concepts("q=accueil et fabrication de meubles", "10002 30002");
    assert_concepts("q=ébéniste et ébénistes", "10002");
    assert_concepts("q=compagnon", "10003 20001 30001");
    /* there are three at most, those with the longest names */
    assert_concepts("q=compagnon ébéniste, aide à la recherche d'emploi",
                    "30001 10003 20001");
    assert_concepts("q=bois", "");
    assert_concepts("q=", "");
}

static void put_labels(struct buf *out, struct search_labels labels)
{
    for (size_t i = 0; i < labels.n; i++)
        buf_printf(out, "%s%.*s", i ? " > " : "", STR_ARG(labels.at[i]));
    buf_put_byte(out, '/');
}

static void a_concept_has_its_surroundings(void **state)
{
    (void)state;
    static const struct {
        const char *query, *wanted;
    } cases[] = {
        {"q=charpentière",
         "Atelier, matière: Métier bois > Taille charpente//Fabrication meuble/"},
        {"q=filière bois", "Atelier, matière: Métier bois/Fabrication meuble > Taille "
                           "charpente/Énergie bois/"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        fixture_ask(&with, cases[i].query);
        assert_int_equal(1, with.answer.n_concepts);
        const struct search_concept *concept = &with.answer.concepts[0];
        AUTO_BUF out = BUF_INIT(1000);
        buf_printf(&out, "%.*s: ", STR_ARG(concept->domain));
        put_labels(&out, concept->path);
        put_labels(&out, concept->narrower);
        put_labels(&out, concept->related);
        assert_string_equal(cases[i].wanted, buf_text(&out));
    }
}

static void the_answer_lists_the_concepts(void **state)
{
    (void)state;
    fixture_ask(&with, "q=charpentière");
    AUTO_BUF json = BUF_INIT(1U << 20);
    search_answer_to_json(&json, &with.answer, with.index, STR(""));
    assert_non_null(strstr(buf_text(&json),
                           "\"concepts\":[{\"code\":\"10003\",\"label\":\"Taille "
                           "charpente\",\"path\":[\"Atelier, matière\",\"Métier bois\","
                           "\"Taille charpente\"],\"narrower\":[],\"related\":["
                           "\"Fabrication meuble\"]}]"));
    fixture_ask(&without, "q=charpentière");
    buf_clear(&json);
    search_answer_to_json(&json, &without.answer, without.index, STR(""));
    assert_non_null(strstr(buf_text(&json), "\"concepts\":[]"));
}

static void without_a_thesaurus_nothing_is_widened(void **state)
{
    (void)state;
    fixture_ask(&without, "q=ébéniste");
    assert_string_equal("ebeniste", fixture_ids(&without));
    assert_int_equal(0, without.answer.n_expanded);
    assert_int_equal(0, without.answer.n_concepts);
}

/** Whether @p completion is offered as a descriptor when @p text is typed. */
static bool is_offered(struct fixture *f, const char *text, const char *completion)
{
    static struct suggest_answer answer;
    struct suggest_means means = suggest_means_of(f->searcher);
    suggest_find(&answer, &means, &(struct suggest_request){str_of(text), 0, 10});
    for (size_t i = 0; i < answer.n; i++)
        if (answer.at[i].source == SUGGEST_DESCRIPTOR &&
            str_equal(answer.at[i].text, str_of(completion)))
            return true;
    return false;
}

static void names_of_descriptors_complete_what_is_typed(void **state)
{
    (void)state;
    assert_true(is_offered(&with, "fabr", "Fabrication meuble"));
    assert_true(is_offered(&with, "ébén", "ébéniste") ||
                is_offered(&with, "chauff", "chauffage bois"));
    assert_false(is_offered(&without, "fabr", "Fabrication meuble"));
    /* No document has the words of this name. */
    assert_false(is_offered(&with, "menuis", "menuiserie ameublement"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_descriptors_complete_what_is_typed),
        cmocka_unit_test(other_names_of_a_descriptor_find),
        cmocka_unit_test(the_words_typed_come_first),
        cmocka_unit_test(nothing_is_widened_where_it_may_not_be),
        cmocka_unit_test(a_weight_of_zero_switches_it_off),
        cmocka_unit_test(a_query_names_descriptors_the_longest_first),
        cmocka_unit_test(a_concept_has_its_surroundings),
        cmocka_unit_test(the_answer_lists_the_concepts),
        cmocka_unit_test(without_a_thesaurus_nothing_is_widened),
    };
    return cmocka_run_group_tests(tests, open_both, close_both);
}
