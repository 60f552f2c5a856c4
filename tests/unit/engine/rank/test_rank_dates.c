/* Dates and the order of answers: which documents lead a list sorted by date, and how
 * little news gain by being new. */
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

/* « faible » is the newest and has one word of three; « juste » has all. Two news with
 * the same words differ by their dates, and so do two documents. */
static const char *const records[] = {
    "{\"id\":\"faible\",\"text\":\"Granit.\",\"date\":\"2026-03-01\"}",
    "{\"id\":\"juste\",\"text\":\"Granit, moulin, aviron.\",\"date\":\"2025-03-01\"}",
    "{\"id\":\"ancien\",\"text\":\"Aviron, moulin, granit.\",\"date\":\"2019-03-01\"}",
    "{\"id\":\"sans-date\",\"text\":\"Moulin, granit et aviron.\"}",
    "{\"id\":\"b-neuve\",\"kind\":\"news\",\"text\":\"Tisserand.\",\"date\":\"2026-02-"
    "01\"}",
    "{\"id\":\"a-vieille\",\"kind\":\"news\",\"text\":\"Tisserand.\",\"date\":\"2019-02-"
    "01\"}",
    "{\"id\":\"c-mieux\",\"kind\":\"news\",\"title\":\"Tisserand\",\"text\":\"Tisserand."
    "\","
    "\"date\":\"2018-02-01\"}",
    "{\"id\":\"d-neuf\",\"text\":\"Épeautre.\",\"date\":\"2026-02-01\"}",
    "{\"id\":\"e-vieux\",\"text\":\"Épeautre.\",\"date\":\"2019-02-01\"}",
    "{\"id\":\"futur\",\"kind\":\"news\",\"text\":\"Cuivre.\",\"date\":\"2999-01-01\"}",
};

static void what_holds_all_the_words_leads_a_list_sorted_by_date(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *ids;
    } cases[] = {
        {"q=où sont granit, moulin, aviron ?&sort=newest",
         "juste ancien sans-date faible"},
        {"q=où sont granit, moulin, aviron ?&sort=oldest",
         "ancien juste sans-date faible"},
        {"q=où sont granit, moulin, aviron ?&sort=newest&per_page=3&page=2", "faible"},
        {"q=granit&sort=newest", "faible juste ancien sans-date"},
        /* A word that no document has does not keep documents from leading. */
        {"q=granit moulin introuvable&sort=newest", "juste ancien sans-date"},
        {"q=\"moulin aviron\" granit&sort=newest", "juste"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        fixture_ask(f, cases[i].query);
        if (strcmp(cases[i].ids, fixture_ids(f)) != 0)
            fail_msg("%s: « %s », wanted « %s »", cases[i].query, fixture_ids(f),
                     cases[i].ids);
    }
}

static void new_news_come_before_old_news_that_answer_as_well(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=tisserand");
    assert_string_equal("c-mieux b-neuve a-vieille", fixture_ids(f));
    double neuve = f->answer.hits[1].score, vieille = f->answer.hits[2].score;
    assert_true(neuve > vieille);
    assert_true(neuve < 1.051 * vieille);
    /* It is freshness alone that parts them. */
    struct tuning tuning = tuning_default;
    tuning.freshness_weight = 0;
    index_tune(f->index, &tuning);
    fixture_ask(f, "q=tisserand");
    assert_true(f->answer.hits[1].score == f->answer.hits[2].score);
    index_tune(f->index, &tuning_default);
}

static void what_is_no_news_gains_nothing_by_being_new(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=épeautre");
    assert_int_equal(2, f->answer.n_hits);
    assert_true(f->answer.hits[0].score == f->answer.hits[1].score);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_holds_all_the_words_leads_a_list_sorted_by_date),
        cmocka_unit_test(new_news_come_before_old_news_that_answer_as_well),
        cmocka_unit_test(what_is_no_news_gains_nothing_by_being_new),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
