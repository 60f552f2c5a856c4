/* Explanations: their parts add up to the score by which the documents were ranked,
 * whatever is asked. */
#include "engine/explain/explain.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "engine/rank/rank.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

#define NB "\u00A0"

static const char *const records[] = {
    ("{\"id\":\"bilan\",\"title\":\"VAE inversée : le "
     "bilan\",\"kind\":\"news\",\"date\":\"2026-04-07\","
     "\"text\":\"La VAE inversée mêle emploi et formation. Le jury valide les "
     "compétences.\"}"),
    ("{\"id\":\"validation\",\"title\":\"La validation des acquis de "
     "l'expérience\",\"date\":\"2025-01-02\","
     "\"text\":\"Un jury délivre le diplôme. Les candidats préparent un dossier.\"}"),
    ("{\"id\":\"pacte\",\"title\":\"Le pacte régional d'investissement dans les "
     "compétences\","
     "\"text\":\"Des formations longues pour les demandeurs d'emploi, financées par "
     "l'État.\"}"),
    ("{\"id\":\"campus\",\"title\":\"Campus des métiers\",\"section\":\"Campus et "
     "pôles\","
     "\"author\":\"Jeanne Dupont\",\"text\":\"Le campus réunit lycées, CFA et "
     "entreprises. Apprentis et "
     "étudiants y préparent un diplôme, du CAP à l'ingénieur. Le cariforef le dit "
     "aussi.\"}"),
    ("{\"id\":\"carif\",\"title\":\"Qu'est-ce qu'un Carif-Oref ?\",\"text\":\"Le "
     "Carif-Oref informe sur la "
     "formation, l'emploi et les compétences en région. L'apprentissage y compte.\"}"),
    ("{\"id\":\"long\",\"title\":\"Rapport\",\"text\":\"Un deux trois quatre cinq six "
     "sept huit neuf dix onze "
     "douze. Un deux trois quatre cinq six sept huit neuf dix onze douze. Un deux trois "
     "quatre cinq six sept "
     "huit neuf dix onze douze. Un deux trois quatre cinq six sept huit neuf dix onze "
     "douze. Un deux trois "
     "quatre cinq six sept huit neuf dix onze douze. Le jury, puis loin derrière, bien "
     "après tout cela et "
     "encore d'autres mots sans importance, un apprenti.\"}"),
};

static const struct search_hit *hit_of(const struct fixture *f, const char *id)
{
    for (size_t i = 0; i < f->answer.n_hits; i++)
        if (str_equal(str_of(id), f->answer.hits[i].document.fields[FIELD_ID]))
            return &f->answer.hits[i];
    fail_msg("%s is not found", id);
    return NULL;
}

/** The pieces of random questions: typed forms, synonyms, prefixes, phrases, fields, stop
 *  words. */
static const char *const pieces[] = {
    "vae",
    "inversee",
    "jury",
    "diplôme",
    "la",
    "des",
    "carif-oref",
    "compétence",
    "formation",
    "emploi",
    "PRIC",
    "apprenti",
    "apprenti*",
    "campus",
    "cariforef",
    "\"validation des acquis de l'expérience\"",
    "titre:jury",
    "auteur:dupont",
    "validation des acquis",
    "pacte régional d'investissement dans les compétences",
    "zzz",
    "-dossier",
    "(jury OU campus)",
    "douze",
    "région",
    "jury",
};

/** A random number by a linear congruential generator, the same on every machine. */
static unsigned draw(uint32_t *seed, size_t n)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (unsigned)((*seed >> 8) % n);
}

static void put_question(struct buf *out, uint32_t *seed)
{
    static const char *const tails[] = {"", "", "&mode=strict", "&sort=newest"};
    buf_clear(out);
    buf_put_text(out, "explain=1&q=");
    unsigned n = 1 + draw(seed, 5);
    for (unsigned i = 0; i < n; i++)
        buf_printf(out, "%s%s", i ? " " : "", pieces[draw(seed, COUNT_OF(pieces))]);
    buf_put_text(out, tails[draw(seed, COUNT_OF(tails))]);
}

static void check_sum(const char *question, const struct search_hit *hit)
{
    const struct explanation *e = hit->explanation;
    assert_non_null(e);
    double first = 0, rest = 0;
    for (size_t i = 0; i < e->n_words; i++)
        first += e->words[i].title + e->words[i].text + e->words[i].about;
    for (size_t i = RANK_FIRST + 1; i < RANK_PART_COUNT_; i++)
        rest += e->parts.at[i];
    if (hit->score > 0 && fabs(first + rest - hit->score) > 1e-3)
        fail_msg("%s: %.6f, the score is %.6f", question, first + rest, hit->score);
    struct explain_shares shares = explain_shares(e);
    double shared = 0;
    for (size_t i = 0; i < SHARE_COUNT_; i++)
        shared += shares.at[i];
    if (fabs(shared - hit->score) > 1e-3)
        fail_msg("%s: shares of %.6f, the score is %.6f", question, shared, hit->score);
}

/** Check that the share which the text names first is the greatest. */
static void check_text(const char *question, const struct search_hit *hit)
{
    static const char *const sources[SHARE_COUNT_] = {"les mots du titre",
                                                      "les mots du document",
                                                      "ce dont parle",
                                                      "le début",
                                                      "l",
                                                      "la date"};
    assert_true(hit->explain.n > 0);
    assert_true(utf8_count(hit->explain) <= EXPLAIN_MAX);
    assert_true(str_find(hit->explain, STR("%")) == hit->explain.n);
    struct explain_shares shares = explain_shares(hit->explanation);
    size_t most = 0;
    for (size_t i = 1; i < SHARE_COUNT_; i++)
        most = shares.at[i] > shares.at[most] ? i : most;
    if (shares.at[most] <= 0)
        return;
    AUTO_BUF wanted = BUF_INIT(200);
    buf_printf(&wanted, "Ce qui a compté le plus" NB ": %s", sources[most]);
    if (str_find(hit->explain, buf_str(&wanted)) == hit->explain.n)
        fail_msg("%s: « %.*s » does not say « %s »", question, STR_ARG(hit->explain),
                 buf_text(&wanted));
}

static void the_parts_add_up_to_the_score_whatever_is_asked(void **state)
{
    struct fixture *f = *state;
    uint32_t seed = 20260407;
    size_t hits = 0;
    for (int i = 0; i < 2000; i++) {
        AUTO_BUF question = BUF_INIT(2000);
        put_question(&question, &seed);
        fixture_ask(f, buf_text(&question));
        for (size_t j = 0; j < f->answer.n_hits; j++, hits++) {
            if (!f->answer.hits[j].explanation)
                continue; /* the question only excludes words */
            check_sum(buf_text(&question), &f->answer.hits[j]);
            check_text(buf_text(&question), &f->answer.hits[j]);
        }
    }
    assert_true(hits > 2000);
}

static void it_says_where_by_which_form_and_how_near(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *id, *says;
    } cases[] = {
        {"vae inversee", "bilan",
         "«" NB "vae" NB "» et «" NB "inversee" NB "» sont dans le titre, côte à côte."},
        {"vae jury", "bilan",
         "«" NB "vae" NB "» est dans le titre" NB "; «" NB "jury" NB
         "», dès le début du texte."},
        {"vae", "validation",
         "«" NB "VAE" NB "» s'y dit «" NB "validation des acquis de l'expérience" NB
         "», dans le titre."},
        {"jury apprenti", "long",
         "«" NB "jury" NB "» et «" NB "apprenti" NB "» sont dans le texte. Ce qui"},
        {"formation emploi", "pacte",
         "«" NB "formation" NB "» s'y lit «" NB "formations" NB "»."},
        {"carif-oref", "campus", "s'y écrit «" NB "cariforef" NB "»."},
        {"compet*", "pacte", "«" NB "compet*" NB "» s'y lit «" NB "compétences" NB "»."},
        {"auteur:dupont", "campus", "«" NB "dupont" NB "» est dans le nom de l'auteur."},
        {"pôles", "campus", "«" NB "pôles" NB "» est dans la rubrique."},
        {"jury", "long", "le passage où il revient le plus"},
        {"jury&sort=newest", "long", "«" NB "jury" NB "» est dans le texte."},
        {"jury dossier candidats campus formation", "validation",
         "«" NB "campus" NB "» et «" NB "formation" NB "» n'y sont pas."},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF question = BUF_INIT(200);
        buf_printf(&question, "explain=1&q=%s", cases[i].query);
        fixture_ask(f, buf_text(&question));
        struct str text = hit_of(f, cases[i].id)->explain;
        if (str_find(text, str_of(cases[i].says)) == text.n)
            fail_msg("%s: « %.*s » does not say « %s »", cases[i].query, STR_ARG(text),
                     cases[i].says);
    }
}

static void an_answer_by_date_has_no_score_to_explain(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=jury&sort=newest&explain=1");
    for (size_t i = 0; i < f->answer.n_hits; i++)
        assert_true(str_find(f->answer.hits[i].explain, STR("a compté")) ==
                    f->answer.hits[i].explain.n);
}

static void nothing_is_explained_unless_asked_and_without_words(void **state)
{
    struct fixture *f = *state;
    static const char *const questions[] = {"q=jury", "explain=1",
                                            "q=date:2026&explain=1"};
    for (size_t i = 0; i < COUNT_OF(questions); i++) {
        fixture_ask(f, questions[i]);
        assert_true(f->answer.n_hits > 0);
        assert_int_equal(0, f->answer.hits[0].explain.n);
        assert_null(f->answer.hits[0].explanation);
    }
}

static void the_figures_stand_in_the_answer_only_when_asked(void **state)
{
    struct fixture *f = *state;
    AUTO_BUF plain = BUF_INIT(1U << 20), explained = BUF_INIT(1U << 20);
    fixture_ask(f, "q=jury");
    search_answer_to_json(&plain, &f->answer, f->index, STR(""));
    fixture_ask(f, "q=jury&explain=1");
    search_answer_to_json(&explained, &f->answer, f->index, STR(""));
    assert_null(strstr(buf_text(&plain), "explain_parts"));
    assert_non_null(strstr(buf_text(&explained), "\"explain_parts\":{\"total\":"));
    assert_non_null(strstr(buf_text(&explained), "\"by\":\"typed\",\"as\":null"));
}

#define MANY 80

/* The second pass reads the best documents only: those behind them have the score of the
 * first pass alone. */
static void what_comes_behind_the_second_look_is_explained_too(void **state)
{
    (void)state;
    static char texts[MANY][200];
    const char *many[MANY];
    for (int i = 0; i < MANY; i++) {
        (void)snprintf(texts[i], sizeof texts[i],
                       "{\"id\":\"d%03d\",\"text\":\"Un jury de %d membres, numéro %d, "
                       "siège ici%s.\"}",
                       i, i % 7, i, i % 5 ? "" : " avec le jury du campus");
        many[i] = texts[i];
    }
    struct fixture f;
    fixture_open(&f, many, MANY);
    fixture_ask(&f, "q=jury siège&explain=1&per_page=30&page=2");
    assert_int_equal(RANK_SECOND_LOOK, f.answer.n_hits);
    for (size_t i = 0; i < f.answer.n_hits; i++) {
        check_sum("behind", &f.answer.hits[i]);
        check_text("behind", &f.answer.hits[i]);
        assert_true(f.answer.hits[i].explanation->parts.at[RANK_WINDOW] <= 0);
    }
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_parts_add_up_to_the_score_whatever_is_asked),
        cmocka_unit_test(it_says_where_by_which_form_and_how_near),
        cmocka_unit_test(an_answer_by_date_has_no_score_to_explain),
        cmocka_unit_test(nothing_is_explained_unless_asked_and_without_words),
        cmocka_unit_test(what_comes_behind_the_second_look_is_explained_too),
        cmocka_unit_test(the_figures_stand_in_the_answer_only_when_asked),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
